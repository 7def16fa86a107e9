import { type Operation, Permissions, ROLES } from '../../emulator/roles';
import type { RoleAssignment } from '../../emulator/stack';

const WORKSPACE =
  '/subscriptions/s/resourceGroups/rg-secops/providers/Microsoft.OperationalInsights/workspaces/law';
const INCIDENT = `${WORKSPACE}/providers/Microsoft.SecurityInsights/incidents/i`;
const VAULT = '/subscriptions/s/resourceGroups/rg-bridge/providers/Microsoft.KeyVault/vaults/kv';
const PLAYBOOK =
  '/subscriptions/s/resourceGroups/rg-bridge/providers/Microsoft.Logic/workflows/open';

const idOf = (name: string): string =>
  Object.entries(ROLES).find(([, role]) => role.name === name)?.[0] ?? '';

const grant = (role: string, scope: string, principalId = 'me'): RoleAssignment => ({
  address: `azurerm_role_assignment.${role.replaceAll(' ', '_')}`,
  roleId: idOf(role),
  scope,
  principalId,
});

const operation = (
  action: string,
  scope: string,
  plane: Operation['plane'] = 'control',
): Operation => ({ principalId: 'me', action, plane, scope });

const readIncident = operation('Microsoft.SecurityInsights/incidents/read', INCIDENT);
const getSecret = operation(
  'Microsoft.KeyVault/vaults/secrets/getSecret/action',
  `${VAULT}/secrets/password`,
  'data',
);

describe('a role assignment', () => {
  test.each<[string, string, string, Operation, boolean]>([
    [
      'reads incidents below its workspace',
      'Microsoft Sentinel Responder',
      WORKSPACE,
      readIncident,
      true,
    ],
    [
      'reads whatever the case of the scope',
      'Microsoft Sentinel Responder',
      WORKSPACE.toUpperCase(),
      readIncident,
      true,
    ],
    [
      'writes comments',
      'Microsoft Sentinel Responder',
      WORKSPACE,
      operation('Microsoft.SecurityInsights/incidents/comments/write', INCIDENT),
      true,
    ],
    [
      'deletes no comments',
      'Microsoft Sentinel Responder',
      WORKSPACE,
      operation('Microsoft.SecurityInsights/incidents/comments/delete', INCIDENT),
      false,
    ],
    [
      'deletes no incidents',
      'Microsoft Sentinel Responder',
      WORKSPACE,
      operation('Microsoft.SecurityInsights/incidents/delete', INCIDENT),
      false,
    ],
    [
      'deletes incidents as Contributor',
      'Microsoft Sentinel Contributor',
      WORKSPACE,
      operation('Microsoft.SecurityInsights/incidents/delete', INCIDENT),
      true,
    ],
    [
      'does not write as Reader',
      'Microsoft Sentinel Reader',
      WORKSPACE,
      operation('Microsoft.SecurityInsights/incidents/write', INCIDENT),
      false,
    ],
    [
      'covers what is in its group',
      'Microsoft Sentinel Responder',
      '/subscriptions/s/resourceGroups/rg-secops',
      readIncident,
      true,
    ],
    [
      'covers no group whose name only starts so',
      'Microsoft Sentinel Responder',
      '/subscriptions/s/resourceGroups/rg-sec',
      readIncident,
      false,
    ],
    ['on the subscription covers all', 'Reader', '/subscriptions/s', readIncident, true],
    [
      'on one secret reads it',
      'Key Vault Secrets User',
      `${VAULT}/secrets/password`,
      getSecret,
      true,
    ],
    [
      'on one secret reads no other',
      'Key Vault Secrets User',
      `${VAULT}/secrets/pass`,
      getSecret,
      false,
    ],
    ['on the vault reads every secret', 'Key Vault Secrets User', VAULT, getSecret, true],
    ['on resources gives no data', 'Reader', VAULT, getSecret, false],
    ['on metadata gives no value', 'Key Vault Reader', VAULT, getSecret, false],
    [
      'starts playbooks',
      'Microsoft Sentinel Automation Contributor',
      '/subscriptions/s/resourceGroups/rg-bridge',
      operation('Microsoft.Logic/workflows/triggers/listCallbackUrl/action', PLAYBOOK),
      true,
    ],
    [
      'reads runs',
      'Reader',
      PLAYBOOK,
      operation('Microsoft.Logic/workflows/runs/read', PLAYBOOK),
      true,
    ],
    [
      'as Operator does not resubmit',
      'Logic App Operator',
      PLAYBOOK,
      operation('Microsoft.Logic/workflows/triggers/histories/resubmit/action', PLAYBOOK),
      false,
    ],
  ])('%s', (_name, role, scope, wanted, allowed) => {
    expect(new Permissions([grant(role, scope)]).allows(wanted)).toBe(allowed);
  });

  test('holds only for its principal', () => {
    const permissions = new Permissions([grant('Reader', WORKSPACE, 'someone else')]);
    expect(permissions.allows(readIncident)).toBe(false);
  });

  test('with an unknown role is refused', () => {
    const unknown = {
      ...grant('Reader', WORKSPACE),
      roleId: '00000000-0000-4000-8000-000000000000',
    };
    expect(() => new Permissions([unknown])).toThrow(/which the emulator does not know/);
  });
});

describe('unused grants', () => {
  const narrow = grant('Key Vault Secrets User', `${VAULT}/secrets/password`);
  const wide = grant('Key Vault Secrets User', VAULT);

  test('are those that no call needed; the narrowest that allows a call is the one it needed', () => {
    const permissions = new Permissions([wide, narrow]);
    expect(permissions.unusedGrants()).toEqual([wide, narrow]);
    permissions.allows(getSecret);
    expect(permissions.unusedGrants()).toEqual([wide]);
  });

  test('stay unused when a call is denied', () => {
    const permissions = new Permissions([narrow]);
    permissions.allows({ ...getSecret, scope: `${VAULT}/secrets/other` });
    expect(permissions.unusedGrants()).toEqual([narrow]);
  });

  test('are all of them after a reset', () => {
    const permissions = new Permissions([narrow]);
    permissions.allows(getSecret);
    permissions.reset();
    expect(permissions.unusedGrants()).toEqual([narrow]);
    permissions.allows(getSecret);
    expect(permissions.unusedGrants()).toEqual([]);
  });
});
