import { Permissions } from '../../../../emulator/roles';
import { NotImplementedError } from '../../../../emulator/runtime/errors';
import { ingestion } from '../../../../emulator/services/log-analytics/ingestion';
import { logQueries } from '../../../../emulator/services/log-analytics/query';
import { CustomTables } from '../../../../emulator/services/log-analytics/rows';
import { TokenIssuer } from '../../../../emulator/services/token-issuer';
import { CLOUDS } from '../../../../emulator/stack/cloud';
import { readQuery } from '../../../../queries/read';
import { type Conformance, send } from '../fixtures/conformance';

const WORKSPACE =
  '/subscriptions/s/resourceGroups/rg/providers/Microsoft.OperationalInsights/workspaces/law';
const RULE =
  '/subscriptions/s/resourceGroups/rg/providers/Microsoft.Insights/dataCollectionRules/r';
const RESPONDER = '3e150937-b8fe-4cfb-8069-0eaf05ecd056';
const PUBLISHER = '3913510d-42f4-4e42-8a64-420c390055eb';
const INGESTION =
  'https://learn.microsoft.com/azure/azure-monitor/logs/logs-ingestion-api-overview';
const REQUEST = 'https://learn.microsoft.com/azure/azure-monitor/logs/api/request-format';
const ERRORS = 'https://learn.microsoft.com/azure/azure-monitor/logs/api/errors';

const cloud = CLOUDS['public'];
if (cloud === undefined) throw new Error('no public cloud');
const tokens = new TokenIssuer();
const clock = { now: Date.UTC(2026, 5, 1) };
const tables = new CustomTables(() => clock.now);
const permissions = new Permissions(
  [
    ['triage', RESPONDER, WORKSPACE],
    ['triage', PUBLISHER, RULE],
  ].map(([principalId = '', roleId = '', scope = '']) => ({
    address: 'azurerm_role_assignment.x',
    principalId,
    roleId,
    scope,
  })),
);
const columns = {
  TimeGenerated: 'datetime',
  Kind: 'string',
  IncidentNumber: 'int',
  Confidence: 'real',
  Agreed: 'boolean',
};
const rows = ingestion({
  cloud,
  tokens,
  permissions,
  tables,
  rules: [
    {
      address: 'azurerm_monitor_data_collection_rule.r',
      id: RULE,
      immutableId: 'dcr-1',
      host: 'dce.ingest.monitor.azure.com',
      streams: [{ name: 'Custom-T_CL', table: 'T_CL', columns }],
    },
  ],
});
const queries = logQueries({
  cloud,
  tokens,
  permissions,
  tables,
  now: () => clock.now,
  workspace: {
    id: WORKSPACE,
    ownId: 'the-guid',
  },
});
const as = (principal: string, audience: string): string =>
  `Bearer ${tokens.issue(principal, audience)}`;
const MONITOR = as('triage', 'https://monitor.azure.com');
const LOGS = as('triage', 'https://api.loganalytics.io');

const ROW = {
  TimeGenerated: '2026-06-01T00:00:00Z',
  Kind: 'verdict',
  IncidentNumber: 1,
  Confidence: 0.5,
  Agreed: false,
};
const to = (path: string, body: unknown): Conformance['request'] => ({
  method: 'POST',
  url: `/dataCollectionRules/${path}?api-version=2023-01-01`,
  body,
});
const STREAM = 'dcr-1/streams/Custom-T_CL';

beforeEach(() => {
  tables.reset();
});

const TAKEN: readonly Conformance[] = [
  {
    does: 'takes rows and says nothing',
    request: to(STREAM, [ROW]),
    answers: 204,
    source: INGESTION,
  },
  {
    does: 'takes a list only',
    request: to(STREAM, ROW),
    answers: 400,
    with: { error: { code: 'InvalidRequest' } },
    source: INGESTION,
  },
  {
    does: 'wants the time of a row',
    request: to(STREAM, [{ Kind: 'verdict' }]),
    answers: 400,
    source: INGESTION,
  },
  {
    does: 'knows no other stream',
    request: to('dcr-1/streams/Custom-Other_CL', [ROW]),
    answers: 400,
    source: INGESTION,
  },
  {
    does: 'knows no other rule',
    request: to('dcr-2/streams/Custom-T_CL', [ROW]),
    answers: 404,
    source: INGESTION,
  },
  {
    does: 'wants its version',
    request: { method: 'POST', url: `/dataCollectionRules/${STREAM}`, body: [ROW] },
    answers: 400,
    source: INGESTION,
  },
  {
    does: 'takes a megabyte at most',
    request: to(STREAM, [{ ...ROW, Kind: 'x'.repeat(1_048_576) }]),
    answers: 413,
    source: 'https://learn.microsoft.com/azure/azure-monitor/service-limits#logs-ingestion-api',
  },
];
test.each(TAKEN.map((one) => [one.does, one] as const))(
  'ingestion: %s',
  async (_, { request, answers, with: expected }) => {
    const { status, json } = await send(rows, request, MONITOR);
    expect(status).toBe(answers);
    if (expected !== undefined) expect(json).toMatchObject(expected as object);
    expect(tables.rows('T_CL')).toHaveLength(answers === 204 ? 1 : 0);
  },
);

test.each([
  ['no token', undefined, 401],
  ['a token for something else', as('triage', 'https://management.azure.com/'), 401],
  ['somebody without the role', as('somebody', 'https://monitor.azure.com'), 403],
])('ingestion: %s is refused', async (_, authorization, status) => {
  expect((await send(rows, to(STREAM, [ROW]), authorization)).status).toBe(status);
  expect(tables.rows('T_CL')).toEqual([]);
});

test.each([
  ['a column that the stream does not have', { Title: 'x' }],
  ['a text where a number belongs', { IncidentNumber: '1' }],
  ['a fraction where a whole number belongs', { IncidentNumber: 1.5 }],
  ['a text where a condition belongs', { Agreed: 'true' }],
  ['a time that is none', { TimeGenerated: 'now' }],
])('ingestion: %s, which the real service drops without a word, is refused', async (_, changes) => {
  const request = to(STREAM, [{ ...ROW, ...changes }]);
  await expect(send(rows, request, MONITOR)).rejects.toThrow(NotImplementedError);
});

test('a query sees a row two minutes later', async () => {
  await send(rows, to(STREAM, [ROW]), MONITOR);
  expect(tables.seen('T_CL')).toEqual([]);
  clock.now += 120_000;
  expect(tables.seen('T_CL')).toEqual([ROW]);
});

const query = readQuery('triage/rule-record.kql');
const asking = (body: unknown, guid = 'the-guid'): Conformance['request'] => ({
  method: 'POST',
  url: `/v1/workspaces/${guid}/query`,
  body,
});
const ANSWERED: readonly Conformance[] = [
  {
    does: 'gives a table of columns and of rows by position',
    request: asking({ query }),
    answers: 200,
    with: {
      tables: [
        {
          name: 'PrimaryResult',
          columns: expect.arrayContaining([{ name: 'Judged', type: 'long' }]),
          rows: [[0, 0, '[]', 0]],
        },
      ],
    },
    source: 'https://learn.microsoft.com/azure/azure-monitor/logs/api/response-format',
  },
  {
    does: 'knows no other workspace',
    request: asking({ query }, 'another'),
    answers: 404,
    source: ERRORS,
  },
  {
    does: 'wants a query',
    request: asking({}),
    answers: 400,
    with: { error: { code: 'BadArgumentError' } },
    source: ERRORS,
  },
  {
    does: 'answers nothing to what is not called JSON',
    request: { ...asking(JSON.stringify({ query })), headers: { 'content-type': 'text/plain' } },
    answers: 200,
    source: REQUEST,
  },
];
test.each(ANSWERED.map((one) => [one.does, one] as const))(
  'queries: %s',
  async (_, { request, answers, with: expected }) => {
    const { status, json } = await send(queries, request, LOGS);
    expect(status).toBe(answers);
    if (expected !== undefined) expect(json).toMatchObject(expected as object);
  },
);

test.each([
  ['no token', undefined, 401],
  ['a token for something else', as('triage', 'https://management.azure.com/'), 401],
  ['somebody without a role', as('somebody', 'https://api.loganalytics.io'), 403],
])('queries: %s is refused', async (_, authorization, status) => {
  expect((await send(queries, asking({ query }), authorization)).status).toBe(status);
});

test.each([
  ['a query without a name', 'SigninLogs | take 1'],
  ['a query of another name', '// query: all-sign-ins\nSigninLogs'],
  ['a query without its values', '// query: triage-rule-record\nprint 1'],
])('queries: %s is refused', async (_, text) => {
  await expect(send(queries, asking({ query: text }), LOGS)).rejects.toThrow(NotImplementedError);
});
