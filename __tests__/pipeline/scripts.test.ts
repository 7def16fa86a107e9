import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(__dirname, '..', '..');

/** Stands for Terraform: notes what it is asked for, and plans what PLAN says with the exit code CODE. */
const TERRAFORM = `#!/usr/bin/env bash
echo "terraform $*" >> "$CALLS"
env | grep '^TF_VAR_' | sort | sed 's/^/  /' >> "$CALLS"
case "$*" in
  *' init '*) test -f "\${1#-chdir=}/.terraform.lock.hcl" ;;
  *' plan '*)
    out=$(printf '%s\\n' "$@" | sed -n 's/^-out=//p'); echo "the plan" > "$out"; echo "text of the plan"
    ls -ld "$(dirname "$out")" | cut -c1-10 >> "$CALLS"; exit "$CODE" ;;
  *' show '*) test -f "\${@: -1}" && echo "$PLAN" ;;
  *' apply '*) test -f "\${@: -1}" && echo applied ;;
  *' lock '*) cat "\${1#-chdir=}/.terraform.lock.hcl" 2> /dev/null; echo "new hashes" > "\${1#-chdir=}/.terraform.lock.hcl" ;;
esac
`;

/** Stands for npm and the bridge command behind it. */
const NPM = `#!/usr/bin/env bash
shift 4
echo "bridge $*" >> "$CALLS"
case "$1" in
  synth) [[ $2 == prod ]] || { echo "no environment is named '$2'" >&2; exit 1; }; mkdir -p cdktf.out/stacks/prod ;;
  secrets) echo "TF_VAR_soc_webhook=a-dummy"; echo "TF_VAR_jira_token=a-dummy" ;;
  review) echo "review of $(cat "$2")"; exit "\${REVIEW:-0}" ;;
  fingerprint) sha256sum < "$2" | cut -d' ' -f1 ;;
  environments) echo '["prod"]' ;;
esac
`;

describe('the scripts of a pipeline', () => {
  let project: string;
  beforeEach(() => {
    project = mkdtempSync(join(tmpdir(), 'pipeline-'));
    cpSync(join(ROOT, '.ci'), join(project, '.ci'), { recursive: true });
    for (const folder of ['bin', 'environments', 'tmp']) mkdirSync(join(project, folder));
    for (const [name, text] of Object.entries({ terraform: TERRAFORM, npm: NPM })) {
      writeFileSync(join(project, 'bin', name), text);
      chmodSync(join(project, 'bin', name), 0o755);
    }
    writeFileSync(join(project, 'environments/prod.lock.hcl'), 'hashes\n');
  });
  afterEach(() => rmSync(project, { recursive: true }));

  const file = (name: string) => join(project, name);
  const text = (name: string) => readFileSync(file(name), 'utf8');

  /** Runs a script; what it did, and how it ended. */
  function run(command: string, env: Readonly<Record<string, string>> = {}) {
    writeFileSync(file('calls'), '');
    const [script = '', ...args] = command.split(' ');
    const { status, stdout, stderr } = spawnSync(file(script), args, {
      cwd: tmpdir(),
      encoding: 'utf8',
      env: {
        PATH: `${file('bin')}:${process.env['PATH'] ?? ''}`,
        CALLS: file('calls'),
        TMPDIR: file('tmp'),
        CODE: '2',
        PLAN: 'a change',
        ...env,
      },
    });
    expect(readdirSync(file('tmp'))).toStrictEqual([]);
    return { status, stdout, stderr, calls: text('calls') };
  }
  const VALUES = { TF_VAR_soc_webhook: 'https://x', TF_VAR_jira_token: 'real' };

  describe('.ci/plan', () => {
    test('plans with dummies and without the lock, leaves review and fingerprint, and no plan', () => {
      const { status, stdout, calls } = run('.ci/plan prod');
      expect(status).toBe(0);
      expect(calls).toMatch(/-chdir=cdktf.out\/stacks\/prod init .*-lockfile=readonly/);
      expect(calls).toMatch(/ plan -input=false .*-detailed-exitcode .*-lock=false/);
      expect(calls).toContain('  TF_VAR_jira_token=a-dummy\n  TF_VAR_soc_webhook=a-dummy\n');
      expect(calls).toContain('drwx------');
      expect(stdout).toContain('review of a change');
      expect(stdout).not.toContain('text of the plan');
      expect(readdirSync(file('plans')).sort()).toStrictEqual(['prod.fingerprint', 'prod.md']);
      expect(text('plans/prod.md')).toBe('review of a change\n');
      expect(text('plans/prod.fingerprint')).toMatch(/^[0-9a-f]{64}\n$/);
    });

    test('leaves no fingerprint where there is nothing to deploy, not even an earlier one', () => {
      run('.ci/plan prod');
      expect(run('.ci/plan prod', { CODE: '0' }).status).toBe(0);
      expect(readdirSync(file('plans'))).toStrictEqual(['prod.md']);
    });

    test('leaves nothing where the plan fails', () => {
      run('.ci/plan prod');
      expect(run('.ci/plan prod', { CODE: '1' }).status).toBe(1);
      expect(readdirSync(file('plans'))).toStrictEqual([]);
    });

    test('leaves nothing where the review fails, which would look like a plan of nothing', () => {
      expect(run('.ci/plan prod', { REVIEW: '3' }).status).toBe(3);
      expect(readdirSync(file('plans'))).toStrictEqual([]);
    });

    test('says that the lock file is missing, before anything is asked of the network', () => {
      rmSync(file('environments/prod.lock.hcl'));
      const { status, stderr, calls } = run('.ci/plan prod');
      expect(status).toBe(1);
      expect(stderr).toContain("run '.ci/lock prod' and commit it");
      expect(calls).not.toContain('terraform');
    });
  });

  describe('.ci/deploy', () => {
    test('applies a plan that does what was approved, with the values, under the lock', () => {
      run('.ci/plan prod');
      const { status, stdout, calls } = run('.ci/deploy prod', VALUES);
      expect(status).toBe(0);
      expect(stdout).toContain('applied');
      expect(calls).toMatch(/ plan .*-lock-timeout=5m\n {2}TF_VAR_jira_token=real/);
      expect(calls).not.toContain('a-dummy');
      // A plan that was made is applied; anything else would be planned anew, and not be what was read.
      expect(calls).toMatch(/ apply -input=false .*plan\.tfplan\n {2}TF_VAR_jira_token=real/);
    });

    test('applies nothing that does something else, and shows it', () => {
      run('.ci/plan prod');
      const { status, stdout, stderr, calls } = run('.ci/deploy prod', {
        ...VALUES,
        PLAN: 'another change',
      });
      expect(status).toBe(1);
      expect(stdout).toContain('review of another change');
      expect(stderr).toContain('no longer what was approved');
      expect(calls).not.toContain(' apply ');
    });

    test('applies nothing without an approval', () => {
      const { status, stderr, calls } = run('.ci/deploy prod', VALUES);
      expect(status).toBe(1);
      expect(stderr).toContain("run '.ci/plan prod' and read plans/prod.md first");
      expect(calls).toBe('');
    });

    test.each(['a-dummy', '$(JIRA_TOKEN)'])('never writes %s into a vault', (stand) => {
      run('.ci/plan prod');
      const wrong = { ...VALUES, TF_VAR_jira_token: stand };
      const { status, stderr, calls } = run('.ci/deploy prod', wrong);
      expect(status).toBe(1);
      expect(stderr).toContain('TF_VAR_jira_token holds no value but what stands for one');
      expect(calls).not.toMatch(/ (plan|apply) /);
    });

    test.each([
      ['was planned', { planned: '0', code: '2', says: 'changes nothing' }],
      ['is left', { planned: '2', code: '0', says: 'nothing is left to deploy' }],
    ])('ends well where nothing %s', (_, { planned, code, says }) => {
      run('.ci/plan prod', { CODE: planned });
      const { status, stdout, calls } = run('.ci/deploy prod', { ...VALUES, CODE: code });
      expect(status).toBe(0);
      expect(stdout).toContain(says);
      expect(calls).not.toContain(' apply ');
    });
  });

  test.each(['.ci/plan', '.ci/deploy', '.ci/lock', '.ci/summary'])(
    '%s asks for an environment, and takes none that there is not',
    (script) => {
      const { status, stderr } = run(script);
      expect(status).not.toBe(0);
      expect(stderr).toContain('say which environment');
      writeFileSync(file('environments/none.lock.hcl'), '');
      expect(run(`${script} none`, VALUES).status).not.toBe(0);
    },
  );

  test('.ci/lock adds to what is locked, or takes the newest, for every platform that somebody works on', () => {
    const added = run('.ci/lock prod');
    expect(added.stdout).toContain('hashes\n');
    expect(added.calls).toMatch(/linux_amd64.*darwin_arm64.*windows_amd64/);
    expect(text('environments/prod.lock.hcl')).toBe('new hashes\n');
    expect(run('.ci/lock prod --upgrade').stdout).not.toContain('hashes');
  });

  test('.ci/environments tells a pipeline, or whoever runs it', () => {
    expect(run('.ci/environments --changed plans').stdout).toBe('environments=["prod"]\n');
    const output = file('output');
    const { calls } = run('.ci/environments', { GITHUB_OUTPUT: output });
    expect(calls).toContain('bridge environments --json\n');
    expect(text('output')).toBe('environments=["prod"]\n');
  });

  test('.ci/summary shows the review on the page of the run', () => {
    run('.ci/plan prod');
    expect(run('.ci/summary prod').stdout).toBe('review of a change\n');
    expect(run('.ci/summary prod', { GITHUB_STEP_SUMMARY: file('summary') }).status).toBe(0);
    expect(text('summary')).toBe('review of a change\n');
    const devops = run('.ci/summary prod', { TF_BUILD: 'True' }).stdout;
    expect(devops).toBe(`##vso[task.uploadsummary]${file('plans/prod.md')}\n`);
    expect(existsSync(file('plans/prod.md'))).toBe(true);
  });
});
