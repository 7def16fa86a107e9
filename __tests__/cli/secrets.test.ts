import { PassThrough } from 'node:stream';
import { stripVTControlCharacters } from 'node:util';
import { type VaultCommand, runSecrets, secretsCommand, variablesOf } from '../../cli/secrets';
import { parseEnvironment } from '../../environments';
import { minimal } from '../constructs/synthesized';
import { TODAY } from '../constructs/today';
import { loopbackVault } from '../operate/secrets/loopback-vault';

const environment = parseEnvironment(
  {
    ...minimal,
    notify: {
      channel: {
        kind: 'teams',
        webhook: { secret: 'soc-webhook', version: 1, expires: '2028-01-31', source: 'vault' },
      },
    },
    storeApp: { credential: 'secret', label: 'store-app' },
  },
  { today: TODAY },
);

type Vault = Awaited<ReturnType<typeof loopbackVault>>;

/** Runs a command against a vault; what it printed and how it ended. */
async function run(vault: Vault, command: VaultCommand, typed = '') {
  const input = new PassThrough();
  input.end(typed);
  const lines: string[] = [];
  const well = await runSecrets(environment, command, {
    vault: vault.as('officer'),
    terminal: { input, output: { write: () => true } },
    today: TODAY,
    readersOf: (secret) => (secret === 'servicenow-password' ? ['id-bridge-lab-servicenow'] : []),
    print: (line) => lines.push(stripVTControlCharacters(line)),
  });
  return { well, lines, printed: lines.join('\n') };
}

const GOOD = {
  'servicenow-password': { expires: '2028-01-31T00:00:00Z' },
  'soc-webhook': { expires: '2028-01-31T00:00:00Z' },
  'store-app-secret': { expires: '2027-05-22T00:00:00Z' },
};

describe('check', () => {
  test.each([
    ['all is well', {}, ['✓ 3 secrets are there, enabled, and valid for over 30 days']],
    ['one is missing', { 'soc-webhook': undefined }, ['✗ soc-webhook is not in the vault']],
    [
      'one is disabled',
      { 'soc-webhook': { ...GOOD['soc-webhook'], disabled: true } },
      ['✗ soc-webhook is disabled'],
    ],
    [
      'the application’s own ends soon',
      { 'store-app-secret': { expires: '2026-12-22T00:00:00Z' } },
      ['✗ store-app-secret expires in 30 days'],
    ],
    ['one has no date', { 'soc-webhook': {} }, ['✗ soc-webhook has no expiry in the vault']],
    [
      'several are wrong',
      {
        'servicenow-password': { expires: '2026-11-20T00:00:00Z', disabled: true },
        'soc-webhook': undefined,
      },
      [
        '✗ servicenow-password is disabled',
        '✗ servicenow-password expired 2 days ago',
        '✗ soc-webhook is not in the vault',
      ],
    ],
  ])('%s', async (_, changes, lines) => {
    const all = Object.entries({ ...GOOD, ...changes });
    const vault = await loopbackVault(
      Object.fromEntries(all.flatMap(([name, one]) => (one === undefined ? [] : [[name, one]]))),
    );
    const result = await run(vault, { action: 'check' });
    expect(result.lines).toStrictEqual(lines);
    expect(result.well).toBe(lines[0]?.startsWith('✓'));
    await vault.close();
  });
});

describe('list and set', () => {
  let vault: Vault;
  beforeEach(async () => {
    vault = await loopbackVault({ ...GOOD, foreign: {} });
  });
  afterEach(() => vault.close());

  test('list shows name, version, state, end, days left and readers of what the environment wants', async () => {
    const { printed } = await run(vault, { action: 'list' });
    const version = vault.versions.of('servicenow-password').at(-1)?.id.slice(0, 8) ?? '';
    expect(printed).toMatch(
      new RegExp(
        `servicenow-password │ ${version} │ yes +│ 2028-01-31 │ 435 +│ id-bridge-lab-servicenow`,
      ),
    );
    expect(printed).not.toMatch(/foreign|old value/);
  });

  test('set writes a new version with its date, and says what else there is to do', async () => {
    const set = { action: 'set', name: 'servicenow-password', expires: '2028-06-30' } as const;
    const { well, lines, printed } = await run(vault, set, 'hunter2!\n');
    expect(well).toBe(true);
    expect(vault.versions.of('servicenow-password').at(-1)).toMatchObject({
      value: 'hunter2!',
      expires: Date.parse('2028-06-30T00:00:00Z') / 1000,
      contentType: 'password',
      enabled: true,
    });
    expect(printed).not.toContain('hunter2');
    expect(lines.slice(1)).toStrictEqual([
      "  Write expires: '2028-06-30' into environments/lab.ts: alerts count from there.",
      "  The pipeline writes this secret too: with a higher version, the next deployment writes what TF_VAR_servicenow_password holds. source: 'vault' leaves it to you.",
    ]);
  });

  test('set with the date of the settings, of a secret that is the team’s own, says no more', async () => {
    const set = { action: 'set', name: 'soc-webhook', expires: '2028-01-31' } as const;
    expect((await run(vault, set, 'https://x')).lines).toHaveLength(1);
  });

  test.each([
    [
      { name: 'servicenow-passwort', expires: '2028-06-30' },
      "lab has no secret 'servicenow-passwort'; did you mean 'servicenow-password'?",
    ],
    [
      { name: 'store-app-secret', expires: '2028-06-30' },
      "lab has no secret 'store-app-secret'; it has servicenow-password, soc-webhook",
    ],
    [
      { name: 'soc-webhook', expires: '2026-11-22' },
      '--expires 2026-11-22 is no day in the future; write it like 2028-06-30',
    ],
    [
      { name: 'soc-webhook', expires: 'soon' },
      '--expires soon is no day in the future; write it like 2028-06-30',
    ],
  ])('set refuses %j', async (wrong, message) => {
    await expect(run(vault, { action: 'set', ...wrong }, 'x')).rejects.toThrow(message);
    expect(vault.versions.of(wrong.name).length).toBeLessThanOrEqual(1);
  });
});

test.each([
  [['delete'], "'delete' is none of list, check, set, variables"],
  [['set'], 'set which secret? bridge secrets ENVIRONMENT set NAME'],
  [['set', 'jira-token'], "say until when the new value of 'jira-token' is valid"],
])('%j is no command', ([action = '', name], message) => {
  expect(() => secretsCommand(action, name, {})).toThrow(message);
});

describe('variables', () => {
  test('are those of the secrets that the pipeline writes, and no others', () => {
    expect(variablesOf(environment, false)).toStrictEqual(['TF_VAR_servicenow_password']);
  });

  test('have a dummy each for a plan, which the validation of the variable takes', () => {
    expect(variablesOf(environment, true)).toStrictEqual([
      'TF_VAR_servicenow_password=a-dummy-for-a-plan',
    ]);
  });

  test.each([{}, { dummies: true }])('with %j are a command', (options) => {
    const { dummies = false } = options;
    expect(secretsCommand('variables', undefined, options)).toStrictEqual({
      action: 'variables',
      dummies,
    });
  });
});
