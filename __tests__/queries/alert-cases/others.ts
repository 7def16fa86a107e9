import { A, B, type Case, call, logs, report, vault } from './rows';

const EXPIRIES =
  'datatable(Name: string, Kind: string, Expires: datetime, Renewal: string) ["soon", "secret", datetime(2026-12-01T00:00:00Z), "r", "later", "secret", datetime(2026-12-20T00:00:00Z), "r", "far", "secret", datetime(2027-06-01T00:00:00Z), "r", "over", "secret", datetime(2026-11-20T00:00:00Z), "r"]';

const reconciliation = (minutes: number, outcome: string) =>
  report(minutes, { outcome, incident: 'none', direction: 'in', playbook: 'reconcile' });

/** What the other queries select. */
export const OTHERS: readonly Case[] = [
  { query: 'failure-rate', where: 'nothing is there yet', rows: {}, selects: [], fires: [] },
  {
    query: 'failure-rate',
    where: 'two of five pieces of work with ServiceNow have failed, and Jira had too little to do',
    rows: logs(
      ...[10, 20, 30].map((minutes) => report(minutes, { incident: String(minutes) })),
      report(15, { outcome: 'failed', incident: '15' }),
      report(25, { outcome: 'parked', incident: '25' }),
      report(5, { outcome: 'nothing to do', incident: 'none', direction: 'in' }),
      report(70, { outcome: 'failed' }),
      ...[1, 2, 3, 4].map((minutes) =>
        report(minutes, { system: 'Jira', outcome: 'failed', incident: String(minutes) }),
      ),
    ),
    selects: [{ System: 'ServiceNow', Work: 5, Failed: 2, FailedPercent: 40 }],
    fires: ['ServiceNow'],
  },
  {
    query: 'failure-rate',
    where: 'one incident fails with each of a dozen reconciliations, and another only at first',
    rows: logs(
      ...[5, 10, 15, 20, 25, 30, 35, 40, 45, 50, 55].flatMap((minutes) => [
        reconciliation(minutes, 'reconciled'),
        report(minutes, { outcome: 'failed', direction: 'in', playbook: 'reconcile' }),
      ]),
      report(50, { outcome: 'failed', incident: B }),
      report(40, { outcome: 'opened', incident: B }),
    ),
    selects: [{ System: 'ServiceNow', Work: 13, Failed: 1, FailedPercent: 7.7 }],
    fires: [],
  },
  {
    query: 'failure-rate',
    where: 'ServiceNow is down, and nobody makes incidents',
    rows: logs(...[5, 10, 15, 20, 25].map((minutes) => reconciliation(minutes, 'failed'))),
    selects: [{ System: 'ServiceNow', Work: 5, Failed: 5, FailedPercent: 100 }],
    fires: ['ServiceNow'],
  },
  {
    query: 'failure-rate',
    where: 'only other environments’ playbooks fail',
    rows: logs(
      ...[1, 2, 3, 4, 5].map((minutes) =>
        report(minutes, { outcome: 'failed', incident: String(minutes), playbook: 'theirs' }),
      ),
    ),
    values: { Playbooks: 'dynamic(["logic-open"])' },
    selects: [],
    fires: [],
  },
  { query: 'access-refused', where: 'nothing is there yet', rows: {}, selects: [], fires: [] },
  {
    query: 'access-refused',
    where: 'the password is wrong, and some calls fail for other reasons or long ago',
    rows: logs(
      call(5, 'Unauthorized'),
      call(10, 'Unauthorized'),
      call(10, 'Forbidden', 'Failed', 'Create_ticket'),
      call(10, 'ServiceUnavailable'),
      call(10, 'Unauthorized', 'Skipped'),
      call(45, 'Unauthorized'),
    ),
    selects: [
      { Source: 'logic-open', Call: 'Find_ticket', Code: 'Unauthorized', Calls: 2 },
      { Source: 'logic-open', Call: 'Create_ticket', Code: 'Forbidden', Calls: 1 },
    ],
    fires: ['logic-open'],
  },
  {
    query: 'access-refused',
    where: 'the vault refuses a read, and has asked another caller for a token',
    rows: logs(
      vault(5, { OperationName: 'SecretGet', httpStatusCode_d: 403 }),
      vault(5, { OperationName: 'SecretGet', httpStatusCode_d: 401 }),
      vault(5, { OperationName: 'SecretGet', httpStatusCode_d: 200 }),
      vault(5, { OperationName: 'SecretGet', httpStatusCode_d: 403, Resource: 'KV-OTHER' }),
    ),
    values: { Vaults: 'dynamic(["kv-bridge"])' },
    selects: [{ Source: 'vault kv-bridge', Call: 'SecretGet', Code: 'Forbidden', Calls: 1 }],
    fires: [],
  },
  { query: 'parked-items', where: 'nothing is there yet', rows: {}, selects: [], fires: [] },
  {
    query: 'parked-items',
    where: 'one is parked, one was and works again, one fails still, and reconcile as such failed',
    rows: logs(
      report(100, { outcome: 'failed' }),
      report(90, { outcome: 'parked' }),
      report(95, { outcome: 'parked', incident: B }),
      report(20, { outcome: 'pushed', ticket: 'INC2', incident: B }),
      report(15, { outcome: 'failed', incident: '00000000-0000-4000-8000-00000000000c' }),
      report(10, { outcome: 'failed', incident: 'none', direction: 'in' }),
    ),
    selects: [
      { System: 'ServiceNow', Incident: A, Ticket: 'none', Playbook: 'logic-open', Run: 'run-90' },
    ],
    fires: ['ServiceNow'],
  },
  { query: 'reconcile-silent', where: 'nothing is there yet', rows: {}, selects: [], fires: [] },
  {
    query: 'reconcile-silent',
    where: 'one playbook goes on, one fails since an hour, and one never did anything',
    rows: logs(
      report(5, { incident: 'none', direction: 'in', outcome: 'nothing to do', playbook: 'a' }),
      report(65, { incident: 'none', direction: 'in', outcome: 'reconciled', playbook: 'b' }),
      report(60, { incident: 'none', direction: 'in', outcome: 'failed', playbook: 'b' }),
      report(5, { incident: 'none', direction: 'in', outcome: 'failed', playbook: 'c' }),
      report(5, { direction: 'in', outcome: 'pulled', playbook: 'b' }),
    ),
    selects: [{ System: 'ServiceNow', Playbook: 'logic-b', SilentMinutes: 65 }],
    fires: ['ServiceNow'],
  },
  {
    query: 'expiring-credentials',
    where: 'two end within 30 days, one is over and one has half a year',
    rows: {},
    values: { Expiries: EXPIRIES },
    selects: [
      { Name: 'over', DaysLeft: -2 },
      { Name: 'soon', DaysLeft: 9 },
      { Name: 'later', DaysLeft: 28 },
    ],
    fires: ['over', 'soon', 'later'],
  },
  {
    query: 'expiring-credentials',
    where: 'it is looked at for 7 days',
    rows: {},
    values: { Expiries: EXPIRIES, Within: '7d' },
    selects: [{ Name: 'over', DaysLeft: -2 }],
    fires: ['over'],
  },
  {
    query: 'expiring-credentials',
    where: 'the vault tells of one more, and of an earlier end of one that is declared',
    rows: logs(
      vault(60, {
        OperationName: 'SecretNearExpiryEventGridNotification',
        eventGridEventProperties_data_ObjectName_s: 'far',
        eventGridEventProperties_data_VaultName_s: 'kv-bridge',
        eventGridEventProperties_data_EXP_d: Date.UTC(2026, 11, 10) / 1000,
      }),
      vault(60, {
        OperationName: 'CertificateExpiredEventGridNotification',
        eventGridEventProperties_data_ObjectName_s: 'tls',
        eventGridEventProperties_data_VaultName_s: 'kv-bridge',
        eventGridEventProperties_data_EXP_d: Date.UTC(2026, 10, 22) / 1000,
      }),
      vault(60, { OperationName: 'SecretGet' }),
    ),
    values: { Expiries: EXPIRIES },
    selects: [
      { Name: 'over', DaysLeft: -2, Kind: 'secret' },
      { Name: 'tls', DaysLeft: 0, Kind: 'certificate' },
      { Name: 'soon', DaysLeft: 9 },
      {
        Name: 'far',
        DaysLeft: 18,
        Renewal: 'its date in the vault; compare it with the one in the settings',
      },
      { Name: 'later', DaysLeft: 28 },
    ],
    fires: ['over', 'tls', 'soon', 'far', 'later'],
  },
];
