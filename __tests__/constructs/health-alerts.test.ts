import { existsSync } from 'node:fs';
import { join } from 'node:path';
import prod from '../../environments/prod';
import type { EnvironmentInput } from '../../environments';
import { type Resource, type StackJson, minimal, resourcesOf, synthesized } from './synthesized';

const METRIC = 'azurerm_monitor_metric_alert';
const LOG = 'azurerm_monitor_scheduled_query_rules_alert_v2';
const stackOf = (input: EnvironmentInput): StackJson => synthesized(input).json;
const criterionOf = (rule: Resource | undefined) =>
  (rule?.['criteria'] as readonly Readonly<Record<string, unknown>>[] | undefined)?.[0];
const rule = (stack: StackJson, type: string, name: string) =>
  resourcesOf(stack, type).find((one) => one['name'] === `alert-bridge-lab-${name}`);

const stack = stackOf(minimal);

test('an environment with one ticket system has these alerts', () => {
  const rows = [
    ...resourcesOf(stack, METRIC).map((one) => [
      one['name'],
      one['severity'],
      criterionOf(one)?.['metric_name'],
      criterionOf(one)?.['operator'],
      criterionOf(one)?.['threshold'],
      one['window_size'],
    ]),
    ...resourcesOf(stack, LOG).map((one) => [
      one['name'],
      one['severity'],
      criterionOf(one)?.['metric_measure_column'] ?? 'rows',
      criterionOf(one)?.['operator'],
      criterionOf(one)?.['threshold'],
      one['window_duration'],
    ]),
  ];
  const atLeast = 'GreaterThanOrEqual';
  const over = 'GreaterThan';
  expect(
    rows.map(([name, ...rest]) => [String(name).replace('alert-bridge-lab-', ''), ...rest]),
  ).toEqual([
    ['reconcile-stopped-servicenow-reconcile', 1, 'RunsSucceeded', 'LessThan', 1, 'PT30M'],
    ['runs-failed-servicenow-open', 2, 'RunsFailed', atLeast, 3, 'PT15M'],
    ['runs-failed-servicenow-push', 2, 'RunsFailed', atLeast, 3, 'PT15M'],
    ['runs-failed-servicenow-reconcile', 2, 'RunsFailed', atLeast, 3, 'PT15M'],
    ['runs-throttled-servicenow-open', 3, 'RunThrottledEvents', atLeast, 10, 'PT15M'],
    ['runs-throttled-servicenow-push', 3, 'RunThrottledEvents', atLeast, 10, 'PT15M'],
    ['runs-throttled-servicenow-reconcile', 3, 'RunThrottledEvents', atLeast, 10, 'PT15M'],
    ['access-refused', 1, 'Calls', atLeast, 3, 'PT30M'],
    ['expires-in-30-days', 3, 'rows', over, 0, 'P2D'],
    ['expires-in-7-days', 1, 'rows', over, 0, 'P2D'],
    ['failure-rate', 2, 'FailedPercent', atLeast, 20, 'PT1H'],
    ['incident-without-ticket', 1, 'rows', over, 0, 'P1D'],
    ['parked-items', 2, 'rows', over, 0, 'P2D'],
    ['reconcile-silent', 1, 'rows', over, 0, 'P2D'],
  ]);
});

test('where nobody is named, alerts are there and tell nobody', () => {
  expect(resourcesOf(stack, 'azurerm_monitor_action_group')).toEqual([]);
  for (const type of [METRIC, LOG]) {
    for (const one of resourcesOf(stack, type)) expect(one['action'] ?? []).toEqual([]);
  }
});

test('none are there where the settings want none', () => {
  const none = stackOf({
    ...minimal,
    health: { alerts: false },
    notify: { emails: ['soc@acme.com'] },
  });
  for (const type of [METRIC, LOG, 'azurerm_monitor_action_group']) {
    expect(resourcesOf(none, type)).toEqual([]);
  }
});

describe('receivers', () => {
  const own =
    '/subscriptions/22222222-2222-4222-8222-222222222222/resourceGroups/rg-soc/providers/Microsoft.Insights/actionGroups/ag-soc';
  const notified = stackOf({
    ...minimal,
    notify: {
      channel: {
        kind: 'slack',
        webhook: { secret: 'soc-webhook', version: 1, expires: '2028-01-31' },
      },
      emails: ['soc@acme.com'],
      alertWebhook: {
        address: 'https://alerts.acme.com/${azure}',
        applicationObjectId: '33333333-3333-4333-8333-333333333333',
        identifierUri: 'api://alerts',
      },
      actionGroups: [own],
    },
  });

  test('are mails and a webhook that checks who calls; no secret is among them', () => {
    expect(resourcesOf(notified, 'azurerm_monitor_action_group')).toMatchObject([
      {
        name: 'ag-bridge-lab',
        short_name: 'bridge-lab',
        email_receiver: [
          { name: 'soc@acme.com', email_address: 'soc@acme.com', use_common_alert_schema: true },
        ],
        webhook_receiver: [
          {
            // Terraform leaves it as it is.
            service_uri: 'https://alerts.acme.com/$${azure}',
            use_common_alert_schema: true,
            aad_auth: {
              object_id: '33333333-3333-4333-8333-333333333333',
              identifier_uri: 'api://alerts',
              tenant_id: '11111111-1111-4111-8111-111111111111',
            },
          },
        ],
      },
    ]);
  });

  test('are told of every alert, ours and those made by hand', () => {
    const ours = expect.stringMatching(/^\$\{azurerm_monitor_action_group\..*\.id\}$/) as string;
    for (const one of resourcesOf(notified, METRIC)) {
      expect(one['action']).toEqual([{ action_group_id: ours }, { action_group_id: own }]);
    }
    for (const one of resourcesOf(notified, LOG)) {
      expect(one['action']).toEqual({ action_groups: [ours, own] });
    }
  });

  test('made by hand need no group of ours', () => {
    const byHand = stackOf({ ...minimal, notify: { actionGroups: [own] } });
    expect(resourcesOf(byHand, 'azurerm_monitor_action_group')).toEqual([]);
    expect(rule(byHand, LOG, 'parked-items')?.['action']).toEqual({ action_groups: [own] });
  });
});

test('thresholds come from the settings', () => {
  const tuned = stackOf({
    ...minimal,
    health: {
      failedRuns: 7,
      throttledEvents: 70,
      ticketWithinMinutes: 77,
      failurePercent: 17.5,
      refusedCalls: 17,
      runbooks: 'https://wiki.acme.com/bridge',
    },
  });
  const threshold = (type: string, name: string) =>
    criterionOf(rule(tuned, type, name))?.['threshold'];
  expect(threshold(METRIC, 'runs-failed-servicenow-open')).toBe(7);
  expect(threshold(METRIC, 'runs-throttled-servicenow-open')).toBe(70);
  expect(threshold(LOG, 'failure-rate')).toBe(17.5);
  expect(threshold(LOG, 'access-refused')).toBe(17);
  const late = rule(tuned, LOG, 'incident-without-ticket');
  expect(criterionOf(late)?.['query']).toContain('let TicketWithin = 77m;');
  expect(late?.['description']).toMatch(
    /What to do: https:\/\/wiki\.acme\.com\/bridge\/incident-without-ticket\.md$/,
  );
});

test.each([
  [1, 'PT30M', '23m'],
  [10, 'PT30M', '50m'],
  [20, 'PT1H', '80m'],
  [60, 'PT6H', '200m'],
])(
  'what reconciles every %d minutes has stopped after %s, and is silent after %s',
  (everyMinutes, window, silent) => {
    const slow = stackOf({
      ...minimal,
      serviceNow: { ...minimal.serviceNow, reconcile: { everyMinutes } },
    });
    expect(rule(slow, METRIC, 'reconcile-stopped-servicenow-reconcile')?.['window_size']).toBe(
      window,
    );
    expect(criterionOf(rule(slow, LOG, 'reconcile-silent'))?.['query']).toContain(
      `let SilentAfter = ${silent};`,
    );
  },
);

describe('in production', () => {
  const json = stackOf(prod);
  const queryOf = (name: string): string =>
    String(
      criterionOf(
        resourcesOf(json, LOG).find((one) => one['name'] === `alert-bridge-prod-${name}`),
      )?.['query'],
    );

  test('each of the seven playbooks is watched, and only they are in the queries', () => {
    expect(
      resourcesOf(json, METRIC).filter(({ name }) => String(name).includes('-runs-failed-')),
    ).toHaveLength(7);
    expect(/^let Playbooks = .*$/m.exec(queryOf('parked-items'))?.[0].match(/"[^"]+"/g)).toEqual([
      ...['servicenow', 'jira'].flatMap((system) =>
        ['open', 'push', 'reconcile'].map((role) => `"logic-bridge-prod-${system}-${role}"`),
      ),
      '"logic-bridge-prod-auto-close"',
    ]);
  });

  test('a ticket is wanted for what the routes want', () => {
    expect(queryOf('incident-without-ticket')).toContain(
      '"ServiceNow", "ServiceNow", dynamic(["High", "Medium", "Low"]), "store-app",\n    "Jira", "Jira", dynamic([]), ""\n',
    );
  });

  test('everything that ends is in the query, by the date of the settings or the reference to it', () => {
    const query = queryOf('expires-in-7-days');
    expect(query).toContain('"servicenow-password", "secret", datetime(2028-06-30T00:00:00Z)');
    expect(query).toContain('"jira-token", "secret", datetime(2027-06-30T00:00:00Z)');
    expect(query).toMatch(
      /"store-app-certificate", "certificate", datetime\(\$\{time_offset\.[^}]+\}\)/,
    );
    expect(query).toContain('let Within = 7d;');
    expect(queryOf('expires-in-30-days')).toContain('let Within = 30d;');
  });

  test('each says what it means and where its page is', () => {
    const rules = [...resourcesOf(json, METRIC), ...resourcesOf(json, LOG)];
    expect(rules).toHaveLength(23);
    for (const { description } of rules) {
      const page = /^[A-Z].{40,}\. What to do: (docs\/runbooks\/[\w-]+\.md)$/s.exec(
        String(description),
      )?.[1];
      expect([description, existsSync(join(__dirname, '../..', page ?? 'none'))]).toEqual([
        description,
        true,
      ]);
    }
  });

  test('rules on logs have no identity, and nobody is granted anything for them', () => {
    for (const one of resourcesOf(json, LOG)) expect(one).not.toHaveProperty('identity');
    const silent = stackOf({ ...prod, health: { alerts: false } });
    expect(resourcesOf(json, 'azurerm_role_assignment')).toHaveLength(
      resourcesOf(silent, 'azurerm_role_assignment').length,
    );
  });
});

test('an application without tickets has alerts on what it signs in with alone', () => {
  const { serviceNow: _, ...others } = minimal;
  const alone = stackOf({ ...others, storeApp: { credential: 'secret' } });
  expect(resourcesOf(alone, METRIC)).toEqual([]);
  expect(resourcesOf(alone, LOG).map(({ name }) => name)).toEqual([
    'alert-bridge-lab-expires-in-30-days',
    'alert-bridge-lab-expires-in-7-days',
  ]);
});
