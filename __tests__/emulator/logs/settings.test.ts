import type { WorkspaceLogs } from '../../../emulator/logs';
import { World } from '../../../emulator/world';
import type { Json } from '../../../workflow/parameter';
import { editedStack } from '../../bench/edited-stack';
import { deliver } from '../../playbooks/servicenow/dev-world';
import { passwordSpray } from '../../playbooks/servicenow/payloads';

type Setting = Record<string, Json>;

/** The logs of an incident that gets its ticket, in `dev` with its diagnostic settings edited; undefined takes one away. */
async function logsWith(
  edit: (setting: Setting) => Setting | undefined = (setting) => setting,
): Promise<WorkspaceLogs> {
  const stack = editedStack((json) => {
    const { resource } = json as { resource: Record<string, Record<string, Setting>> };
    const settings = Object.entries(resource['azurerm_monitor_diagnostic_setting'] ?? {});
    resource['azurerm_monitor_diagnostic_setting'] = Object.fromEntries(
      settings.flatMap(([name, setting]) => {
        const edited = edit(setting);
        return edited === undefined ? [] : [[name, edited]];
      }),
    );
    for (const rule of Object.values(resource['azurerm_sentinel_automation_rule'] ?? {})) {
      delete rule['depends_on'];
    }
  });
  const world = new World(stack);
  await deliver(world, passwordSpray);
  return world.logs();
}

const isOf = (setting: Setting, target: string): boolean =>
  JSON.stringify(setting['target_resource_id']).includes(target);

/** What there are rows of. */
const loggedIn = ({ AzureDiagnostics, SentinelHealth, SecurityIncident }: WorkspaceLogs) =>
  new Set([
    ...AzureDiagnostics.map((row) => row['resource_workflowName_s'] ?? row['Category']),
    ...SentinelHealth.map((row) => row['SentinelResourceType']),
    ...SecurityIncident.map((row) => row['Type']),
  ]);

const ELSEWHERE =
  '/subscriptions/1e9b7c40-86d5-4f2a-b1c7-0d3f5a92e671/resourceGroups/rg/providers/Microsoft.OperationalInsights/workspaces/law-other';

const OPEN = 'logic-bridge-dev-servicenow-open';
const ALL = [OPEN, 'AuditEvent', 'Automation rule', 'SecurityIncident'];
const but = (name: string) => new Set(ALL.filter((one) => one !== name));

test('what the deployment declares is logged', async () => {
  expect(loggedIn(await logsWith())).toStrictEqual(new Set(ALL));
});

test.each([
  ['azapi_resource.ServiceNow_OpenTicket', OPEN],
  ['azurerm_key_vault', 'AuditEvent'],
  ['SentinelHealth', 'Automation rule'],
])('without the setting of %s there are no rows of it', async (target, missing) => {
  const logs = await logsWith((setting) => (isOf(setting, target) ? undefined : setting));
  expect(loggedIn(logs)).toStrictEqual(but(missing));
});

test('nor where the setting names another category, other tables or another workspace', async () => {
  const dedicated = await logsWith((setting) =>
    isOf(setting, 'azurerm_key_vault')
      ? { ...setting, log_analytics_destination_type: 'Dedicated' }
      : setting,
  );
  expect(loggedIn(dedicated)).toStrictEqual(but('AuditEvent'));
  const elsewhere = await logsWith((setting) =>
    isOf(setting, 'azurerm_key_vault')
      ? { ...setting, enabled_log: [{ category: 'AzurePolicyEvaluationDetails' }] }
      : setting,
  );
  expect(loggedIn(elsewhere)).toStrictEqual(but('AuditEvent'));
  const other = await logsWith((setting) =>
    isOf(setting, 'azapi_resource.ServiceNow_OpenTicket')
      ? {
          ...setting,
          log_analytics_workspace_id: ELSEWHERE,
        }
      : setting,
  );
  expect(loggedIn(other)).toStrictEqual(but(OPEN));
});

test('a group of categories logs what is in it', async () => {
  for (const group of ['allLogs', 'audit']) {
    const logs = await logsWith((setting) =>
      isOf(setting, 'azurerm_key_vault')
        ? { ...setting, enabled_log: [{ category_group: group }] }
        : setting,
    );
    expect(loggedIn(logs)).toStrictEqual(new Set(ALL));
  }
});
