import { caution, deployable } from '../../cli/environments';
import { pipelineVariables } from '../../constructs/secret-vault';
import { environments, loadEnvironments } from '../../environments';
import {
  WORKFLOWS,
  type Job,
  type Workflow,
  commandFault,
  looseActions,
  read,
  workflowOf,
} from './workflow-files';

const documentation = read('docs/pipeline.md');
const named = (file: string): Workflow => WORKFLOWS.find((one) => one.file === file)!;
const jobsOf = ({ jobs }: Workflow): [string, Job][] => Object.entries(jobs);
const stepsOf = (workflow: Workflow) => jobsOf(workflow).flatMap(([, job]) => job.steps ?? []);

test('the workflows are those of the page', () => {
  expect(WORKFLOWS.map(({ file }) => file).sort()).toStrictEqual([
    'check.yml',
    'deploy.yml',
    'drift.yml',
    'plan.yml',
    'plans.yml',
  ]);
  for (const { file } of WORKFLOWS) expect(documentation).toContain(`\`${file}\``);
});

describe.each(WORKFLOWS.map((workflow) => [workflow.file, workflow] as const))(
  '%s',
  (_, workflow) => {
    test('names every action by its commit, with the version beside it', () => {
      expect(looseActions(workflow.text)).toStrictEqual([]);
    });

    test('runs single commands of this project, which anybody can run', () => {
      const faults = stepsOf(workflow).flatMap(({ run }) =>
        run === undefined
          ? []
          : (commandFault(run.replace('"$ENVIRONMENT"', 'prod'), documentation) ?? []),
      );
      expect(faults).toStrictEqual([]);
    });

    test('may read, and each job that may do more says so', () => {
      expect(workflow.permissions).toStrictEqual({ contents: 'read' });
      for (const [, { permissions = {} }] of jobsOf(workflow)) {
        const { contents = 'read', ...more } = permissions;
        expect(contents).toBe('read');
        // A job writes in one place: a token that signs in to Azure, a comment, or an issue.
        expect(Object.keys(more).length).toBeLessThanOrEqual(1);
      }
    });

    test('leaves no credential of git behind, and installs without letting packages run anything', () => {
      for (const { uses = '', with: inputs, run = '' } of stepsOf(workflow)) {
        if (uses.startsWith('actions/checkout@')) {
          expect(inputs).toMatchObject({ 'persist-credentials': false });
        }
        if (run.startsWith('npm ci')) expect(run).toBe('npm ci --ignore-scripts');
      }
    });

    test('ends in time', () => {
      for (const [, job] of jobsOf(workflow)) {
        if (job.steps !== undefined) expect(job['timeout-minutes']).toBeGreaterThan(0);
      }
    });
  },
);

test('nothing runs with the rights of the repository on what a pull request brings', () => {
  for (const { on } of WORKFLOWS) {
    expect(Object.keys(on)).not.toContain('pull_request_target');
    expect(Object.keys(on)).not.toContain('workflow_run');
  }
});

test('the check is on every push, and is what a newcomer runs, with the proofs beside it', () => {
  const { on, jobs } = named('check.yml');
  expect(on).toHaveProperty('push', null);
  const runs = Object.values(jobs).flatMap(({ steps = [] }) => steps.map(({ run }) => run));
  expect(runs).toEqual(expect.arrayContaining(['.ci/run', '.ci/prove']));
});

describe('the environments', () => {
  const loaded = loadEnvironments(environments);

  test('of each matrix come from the settings', () => {
    const matrices = WORKFLOWS.flatMap((workflow) =>
      jobsOf(workflow).flatMap(([, { strategy }]) => (strategy ? [strategy.matrix] : [])),
    );
    expect(matrices).toHaveLength(2);
    for (const matrix of matrices) {
      expect(Object.keys(matrix)).toStrictEqual(['environment']);
      expect(matrix['environment']).toMatch(
        /^\$\{\{ fromJSON\(needs\.(environments|changed)\.outputs\.environments\) \}\}$/,
      );
    }
  });

  test('that a pipeline deploys are those with a state of their own, and each names who deploys', () => {
    expect(deployable(loaded).map(({ name }) => name)).toStrictEqual(['test', 'prod']);
    expect(deployable(loaded).flatMap((environment) => caution(environment) ?? [])).toStrictEqual(
      [],
    );
  });

  test('get the secrets that they need, only where they are deployed', () => {
    const wanted = new Set(deployable(loaded).flatMap(pipelineVariables));
    for (const workflow of WORKFLOWS) {
      const given = stepsOf(workflow)
        .flatMap(({ env = {} }) => Object.keys(env))
        .filter((name) => name.startsWith('TF_VAR_'));
      expect(given.sort()).toStrictEqual(workflow.file === 'deploy.yml' ? [...wanted].sort() : []);
      expect(workflow.text.match(/secrets[.:[]/g) ?? []).toHaveLength(given.length);
    }
  });

  test('are signed in to where Terraform runs, and nowhere else', () => {
    for (const { run = '', env = {} } of WORKFLOWS.flatMap(stepsOf)) {
      const signsIn = /^\.ci\/(plan|deploy) /.test(run);
      expect('ARM_CLIENT_ID' in env && 'ARM_USE_OIDC' in env).toBe(signsIn);
    }
    const tokens = WORKFLOWS.flatMap((workflow) =>
      jobsOf(workflow).filter(([, { permissions = {} }]) => 'id-token' in permissions),
    );
    for (const [, { uses, environment }] of tokens) {
      expect(uses ?? environment).toMatch(/plans\.yml$|matrix\.environment/);
    }
    expect(tokens).toHaveLength(5);
  });

  test('are each deployed by one run at a time, which nothing cuts off, and by its own protection', () => {
    expect(named('deploy.yml').jobs['deploy']).toMatchObject({
      environment: '${{ matrix.environment }}',
      concurrency: { group: 'deploy-${{ matrix.environment }}', 'cancel-in-progress': false },
    });
  });

  test('are deployed from main alone', () => {
    expect(named('deploy.yml').jobs['plans']?.if).toBe("github.ref == 'refs/heads/main'");
    expect(named('drift.yml').jobs['plans']?.if).toBe("github.ref == 'refs/heads/main'");
  });
});

describe('a pull request', () => {
  const { jobs } = named('plan.yml');

  test('of a fork gets no identity', () => {
    expect(jobs['plans']?.if).toBe(
      'github.event.pull_request.head.repo.full_name == github.repository',
    );
    expect(jobs['comment']?.needs).toBe('plans');
  });

  test('is told by a program that it did not bring', () => {
    const [checkout] = jobs['comment']?.steps ?? [];
    expect(checkout?.with?.['ref']).toBe('${{ github.event.pull_request.base.sha }}');
  });
});

test('no plan is kept: what leaves a job are reviews and fingerprints', () => {
  for (const workflow of WORKFLOWS) {
    const uploads = stepsOf(workflow).filter(({ uses = '' }) => uses.includes('upload-artifact'));
    for (const { with: inputs } of uploads) expect(inputs?.['path']).toBe('plans/');
  }
  for (const script of ['.ci/plan', '.ci/deploy', '.ci/terraform.sh']) {
    expect(read(script)).not.toMatch(/>\s*"?plans\/[^"]*\.(tfplan|plan\.json)/);
  }
});

test('Terraform has one version everywhere', () => {
  const versions = WORKFLOWS.flatMap(stepsOf).flatMap(({ uses = '', with: inputs }) =>
    uses.includes('setup-terraform') ? [inputs?.['terraform_version']] : [],
  );
  expect(versions.length).toBeGreaterThan(1);
  expect(new Set(versions)).toStrictEqual(new Set(['1.11.4']));
});

describe('what these tests refuse', () => {
  test.each([
    ['uses: actions/checkout@v6'],
    ['uses: actions/checkout@8e8c483db84b4bee98b60c0593521ed34d9990e8'],
    ['uses: actions/checkout@8e8c483db84b4bee98b60c0593521ed34d9990e8 # v6'],
    ['uses: actions/checkout@8e8c483 # v6.0.1'],
    ['uses: ./.github/workflows/none.yml'],
    ['uses: docker://alpine:3'],
  ])('%s', (line) => {
    expect(looseActions(`      - ${line}`)).toHaveLength(1);
  });

  test.each([
    ['npm ci && npm test', "'npm ci && npm test' is more than one command"],
    ['echo "${{ github.head_ref }}"', 'puts an expression into a shell'],
    ['.ci/plan a\n.ci/plan b', "'.ci/plan a …' is more than one command"],
    ['npm run bridge -- mend everything', 'is not in docs/pipeline.md'],
    ['curl https://example.com', 'is not in docs/pipeline.md'],
  ])('run: %j', (line, fault) => {
    expect(commandFault(line, documentation)).toContain(fault);
  });

  test('a documented command that is not there', () => {
    expect(commandFault('.ci/none', '`.ci/none`')).toBe('there is no .ci/none');
    expect(commandFault('npm run bridge -- none', '`npm run bridge -- none`')).toBe(
      "there is no command 'bridge none'",
    );
    expect(commandFault('make', '`make`')).toBe("'make' is no command of this project");
  });

  test('a key that is there twice', () => {
    expect(() => workflowOf('x.yml', 'on: push\njobs: {}\njobs: {}\n')).toThrow(/unique/);
  });
});
