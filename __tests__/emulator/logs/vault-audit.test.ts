import { World } from '../../../emulator/world';
import type { LogRow } from '../../../emulator/logs';
import { deliver, devStack, devWorld } from '../../playbooks/servicenow/dev-world';
import { passwordSpray } from '../../playbooks/servicenow/payloads';
import { textIn } from '../../queries/row';

const { stack } = devStack;
const [vault] = stack.vaults;
const identity = stack.identities.find(({ name }) => name === 'id-bridge-dev-servicenow');
const audits = (world: World): readonly LogRow[] =>
  world.logs().AzureDiagnostics.filter(({ Category: category }) => category === 'AuditEvent');

test('a read has its secret with the version, who read it and how it went', async () => {
  const world = devWorld();
  await deliver(world, passwordSpray);
  const [read, ...others] = audits(world);
  expect(others).toStrictEqual([]);
  expect(read).toMatchObject({
    ResourceProvider: 'MICROSOFT.KEYVAULT',
    ResourceType: 'VAULTS',
    Resource: vault?.name.toUpperCase(),
    ResourceId: vault?.id.toUpperCase(),
    ResourceGroup: 'RG-BRIDGE-DEV',
    _ResourceId: vault?.id.toLowerCase(),
    OperationName: 'SecretGet',
    OperationVersion: '7.4',
    ResultType: 'Success',
    ResultSignature: 'OK',
    ResultDescription: '',
    httpStatusCode_d: 200,
    id_s: expect.stringMatching(/\/secrets\/servicenow-password\/[0-9a-f]{32}$/),
    requestUri_s: `${vault?.uri}secrets/servicenow-password?api-version=7.4`,
    identity_claim_oid_g: identity?.principalId,
    identity_claim_appid_g: identity?.clientId,
  });
});

test('a refusal says so in its signature, its status and the vault’s own words', async () => {
  const world = devWorld();
  for (const { address, scope } of stack.roleAssignments) {
    if (scope.endsWith('/secrets/servicenow-password')) world.revoke(address);
  }
  await deliver(world, passwordSpray);
  const refused = audits(world).filter((row) => textIn(row, 'id_s').includes('servicenow'));
  expect(refused).toMatchObject([
    {
      ResultType: 'Success',
      ResultSignature: 'Forbidden',
      httpStatusCode_d: 403,
      id_s: `${vault?.uri}secrets/servicenow-password`,
      identity_claim_oid_g: identity?.principalId,
      ResultDescription: expect.stringContaining(`oid=${identity?.principalId};`),
    },
  ]);
  expect(textIn(refused[0] ?? {}, 'ResultDescription')).toContain(
    `appid=${identity?.clientId ?? ''};`,
  );
});

test.each([
  ['missingSecrets', 'Not Found', 404],
  ['disabledSecrets', 'Forbidden', 403],
] as const)('of %s the vault says %s', async (option, signature, status) => {
  const world = new World(stack, { [option]: ['servicenow-password'] });
  await deliver(world, passwordSpray);
  expect(audits(world)[0]).toMatchObject({
    ResultSignature: signature,
    httpStatusCode_d: status,
  });
});

test('a call that never reached the vault is in no log of it', async () => {
  const world = devWorld({
    faults: [{ call: { service: 'key-vault' }, fault: { kind: 'status', status: 503 } }],
  });
  await deliver(world, passwordSpray);
  expect(audits(world)).toStrictEqual([]);
});

test('no row of any table shows a secret', async () => {
  const world = devWorld();
  await deliver(world, passwordSpray);
  const text = JSON.stringify(world.logs());
  expect(world.secretValues().length).toBeGreaterThan(0);
  for (const value of world.secretValues()) expect(text).not.toContain(value);
});

describe('of a secret that ends on 2028-03-31', () => {
  const end = Date.parse('2028-03-31T00:00:00Z');
  const DAY = 86_400_000;
  const notices = (world: World) =>
    audits(world)
      .filter((row) => textIn(row, 'OperationName').endsWith('EventGridNotification'))
      .map((row) => [
        textIn(row, 'TimeGenerated').slice(0, 10),
        textIn(row, 'OperationName').replace('EventGridNotification', ''),
        textIn(row, 'eventGridEventProperties_data_ObjectName_s'),
      ]);
  const [declared] = stack.secrets.filter(({ name }) => name === 'servicenow-password');

  test('the stack knows the end', () => {
    expect(Date.parse(declared?.expires ?? '')).toBe(end);
  });

  test('the vault says 30 days before that it ends, and then that it has ended, each once', async () => {
    const world = new World(stack, { start: end - 31 * DAY, keptRuns: 1 });
    await world.runUntil(end - 30 * DAY - 1);
    expect(notices(world)).toStrictEqual([]);
    await world.runUntil(end - 29 * DAY);
    const near = ['2028-03-01', 'SecretNearExpiry'];
    // The channel's webhook ends on the same day.
    expect(notices(world).sort()).toStrictEqual([
      [...near, 'servicenow-password'],
      [...near, 'soc-webhook'],
    ]);
    const late = new World(stack, { start: end - 60_000, keptRuns: 1 });
    await late.runUntil(end + 60_000);
    expect(notices(late).map(([, what]) => what)).toStrictEqual(Array(2).fill('SecretExpired'));
  });

  test('the row says when, in seconds since 1970', async () => {
    const world = new World(stack, { start: end - 30 * DAY - 1 });
    await world.runUntil(world.now + 2);
    expect(audits(world)).toContainEqual(
      expect.objectContaining({
        ResourceProvider: 'MICROSOFT.KEYVAULT',
        eventGridEventProperties_data_ObjectName_s: 'servicenow-password',
        eventGridEventProperties_data_VaultName_s: vault?.name,
        eventGridEventProperties_data_EXP_d: end / 1000,
      }),
    );
  });
});
