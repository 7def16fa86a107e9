import prod from '../../environments/prod';
import { type StackJson, minimal, resourcesOf, synthesized } from './synthesized';

const settingsOf = (stack: StackJson) => resourcesOf(stack, 'azurerm_monitor_diagnostic_setting');

/** What a setting logs: the resource by its kind, or by its name where no resource of the stack is meant. */
const loggedBy = (stack: StackJson) =>
  settingsOf(stack).map(({ target_resource_id: target, enabled_log: logs }) => [
    String(target)
      .replace(/^\$\{([a-z_]+)\..*$/, '$1')
      .split('/')
      .at(-1),
    ...(logs as readonly object[]).map((log) => Object.values(log).join()),
  ]);

test('every playbook, the vault and Sentinel’s automation are logged, each once, and all to the workspace', () => {
  const { json } = synthesized(prod);
  const playbooks = Object.values(json.resource['azapi_resource'] ?? {}).filter(({ type }) =>
    String(type).startsWith('Microsoft.Logic/workflows@'),
  );
  expect(playbooks).toHaveLength(7);
  expect(loggedBy(json).sort()).toStrictEqual([
    ['SentinelHealth', 'allLogs'],
    ...playbooks.map(() => ['azapi_resource', 'WorkflowRuntime']),
    ['azurerm_key_vault', 'AuditEvent'],
  ]);
  const targets = settingsOf(json).map(({ target_resource_id: target }) => target);
  expect(new Set(targets).size).toBe(targets.length);
  for (const { log_analytics_workspace_id: workspace } of settingsOf(json)) {
    expect(workspace).toMatch(/\/workspaces\/law-sentinel-prod$/);
  }
});

test('the log of Sentinel’s health is a setting on the workspace, of which Azure knows the name alone', () => {
  const [setting] = settingsOf(synthesized(minimal).json).filter(({ target_resource_id: target }) =>
    String(target).endsWith('/SentinelHealth'),
  );
  expect(setting?.['target_resource_id']).toBe(
    '/subscriptions/22222222-2222-4222-8222-222222222222/resourceGroups/rg-lab/providers/Microsoft.OperationalInsights/workspaces/law-lab/providers/Microsoft.SecurityInsights/settings/SentinelHealth',
  );
});

test('it is left alone where somebody has turned it on already, and then no rule waits for it', () => {
  const { json, text } = synthesized({
    ...minimal,
    sentinel: { ...minimal.sentinel, turnOnHealth: false },
  });
  expect(loggedBy(json).map(([target]) => target)).not.toContain('SentinelHealth');
  expect(text).not.toContain('azurerm_monitor_diagnostic_setting.Platform_SentinelHealth');
});
