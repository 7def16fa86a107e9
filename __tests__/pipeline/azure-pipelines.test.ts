import { parse } from 'yaml';
import { deployable } from '../../cli/environments';
import { pipelineVariables } from '../../constructs/secret-vault';
import { environments, loadEnvironments } from '../../environments';
import { commandFault, read } from './workflow-files';

const text = read('docs/azure-pipelines.yml');
const pipeline = parse(text) as {
  readonly parameters: readonly { readonly name: string; readonly default: unknown }[];
  readonly stages: readonly object[];
};
const documentation = `${read('docs/pipeline.md')}${read('docs/azure-devops.md')}`;

/** Anything in it: a stage, a job, a step. */
interface Part {
  readonly task?: string;
  readonly script?: string;
  readonly inputs?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
}

/** Every part that has a key. */
function withKey(key: string, value: unknown = pipeline): readonly Part[] {
  if (typeof value !== 'object' || value === null) return [];
  const inside = Object.values(value).flatMap((inner) => withKey(key, inner));
  return key in value ? [value, ...inside] : inside;
}
const tasks = (name: string) => withKey('task').filter(({ task }) => task === name);

const commands = [
  ...withKey('script').map(({ script = '' }) => script),
  ...tasks('AzureCLI@2').map(
    ({ inputs = {} }) => `${inputs['scriptPath'] ?? ''} ${inputs['arguments'] ?? ''}`,
  ),
];

test('the environments are those that a pipeline deploys', () => {
  expect(pipeline.parameters[0]).toMatchObject({
    name: 'environments',
    default: deployable(loadEnvironments(environments)).map(({ name }) => name),
  });
});

test('it runs the commands of the page, and no others', () => {
  const faults = commands.flatMap(
    (command) => commandFault(command.replace('${{ environment }}', 'prod'), documentation) ?? [],
  );
  expect(faults).toStrictEqual([]);
  expect(new Set(commands.map((command) => command.replace(/ \$\{\{.*/, '')))).toStrictEqual(
    new Set([
      '.ci/run',
      '.ci/prove',
      'npm ci --ignore-scripts',
      '.ci/plan',
      '.ci/summary',
      '.ci/deploy',
      'npm run bridge -- publish pull-request plans',
      'npm run bridge -- publish drift plans --fail',
    ]),
  );
});

test('secrets are where something is deployed, and nowhere else', () => {
  const wanted = new Set(deployable(loadEnvironments(environments)).flatMap(pipelineVariables));
  const signedIn = tasks('AzureCLI@2');
  expect(signedIn).toHaveLength(2);
  for (const { inputs = {}, env = {} } of signedIn) {
    const secrets = Object.keys(env).filter((name) => name.startsWith('TF_VAR_'));
    const deploys = inputs['scriptPath'] === '.ci/deploy';
    expect(secrets.sort()).toStrictEqual(deploys ? [...wanted].sort() : []);
    expect(inputs['azureSubscription']).toBe(
      `sentinel-bridge-\${{ environment }}${deploys ? '' : '-plan'}`,
    );
  }
});

test('each environment is deployed behind its own protection, one run at a time, from main', () => {
  const [deployment] = withKey('deployment');
  expect(deployment).toMatchObject({ environment: '${{ environment }}' });
  const [stage] = withKey('lockBehavior');
  expect(stage).toMatchObject({
    lockBehavior: 'sequential',
    condition: expect.stringContaining("and(succeeded(), eq(variables.isMain, 'True')"),
  });
});

test('no credential of git is left behind', () => {
  const checkouts = withKey('checkout');
  expect(checkouts.length).toBeGreaterThan(3);
  for (const checkout of checkouts) expect(checkout).toMatchObject({ persistCredentials: false });
});

test('Terraform has the version that it has on GitHub', () => {
  const [, version] = /terraform_version: (.+)/.exec(read('.github/workflows/plans.yml')) ?? [];
  const installed = tasks('TerraformInstaller@1').map(({ inputs }) => inputs?.['terraformVersion']);
  expect(new Set(installed)).toStrictEqual(new Set([version]));
});
