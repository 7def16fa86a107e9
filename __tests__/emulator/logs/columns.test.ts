import * as fc from 'fast-check';
import { completeRow } from '../../../bench/logs';
import type { LogRow, WorkspaceLogs } from '../../../emulator/logs';
import { TABLES, type TableName } from '../../../queries/tables';
import { anyProperties } from '../../playbooks/any-properties';
import { deliver, devWorld } from '../../playbooks/servicenow/dev-world';
import { passwordSpray, withProperties } from '../../playbooks/servicenow/payloads';
import { GUID, SAYS, SUGGEST, TriageWorld, triageStack } from '../../playbooks/triage/triage-world';
import { logsOfDay } from '../../queries/day';
import { faultsOf } from '../../queries/kinds';

const NAMES = Object.keys(TABLES) as TableName[];

/** What is left of an incident that a model was asked about and a person has closed: production has no triage. */
async function logsOfTriage(): Promise<WorkspaceLogs> {
  const world = new TriageWorld(triageStack(SUGGEST));
  world.says(SAYS);
  await world.incident();
  world.analyst.close(GUID, { classification: 'FalsePositive' });
  await world.pass(3);
  const logs = world.logs();
  await world.close();
  return logs;
}

let triaged: Promise<WorkspaceLogs> | undefined;

const rowsOf = async (table: TableName): Promise<readonly LogRow[]> =>
  (await (table === 'SentinelBridgeTriage_CL' ? (triaged ??= logsOfTriage()) : logsOfDay()))[table];

const faultsIn = (logs: WorkspaceLogs): Set<string> =>
  new Set(
    NAMES.flatMap((table) =>
      logs[table].flatMap((row) => faultsOf(table, row).map((fault) => `${table}.${fault}`)),
    ),
  );

test.each(NAMES)(
  'every row of %s that a day leaves has columns of the table alone',
  async (table) => {
    const rows = await rowsOf(table);
    expect(rows.length).toBeGreaterThan(0);
    expect([
      ...faultsIn({
        AzureDiagnostics: [],
        SentinelHealth: [],
        SecurityIncident: [],
        SentinelBridgeTriage_CL: [],
        Usage: [],
        [table]: rows,
      }),
    ]).toStrictEqual([]);
  },
);

test.each(NAMES)(
  'a day fills every column of %s but those of what did not happen',
  async (table) => {
    const filled = new Set((await rowsOf(table)).flatMap((row) => Object.keys(row)));
    const empty = Object.keys(TABLES[table]).filter((column) => !filled.has(column));
    const NOT_HAPPENED: Readonly<Record<string, RegExp>> = {
      // No secret of production has an expiry that the deployment knows, and it shares no threat intelligence.
      AzureDiagnostics: /^eventGridEventProperties_|^trackedProperties_(counts|reasons)_s$/,
      // Incidents that people make by hand say nothing of alerts' times.
      SecurityIncident: /^(First|Last)ActivityTime$/,
    };
    expect(empty.filter((column) => NOT_HAPPENED[table]?.test(column) !== true)).toStrictEqual([]);
  },
);

test.each(NAMES)(
  'a row of %s as a file has it has exactly the columns of the table',
  async (table) => {
    const columns = Object.entries(TABLES[table]);
    for (const row of (await rowsOf(table)).slice(0, 500)) {
      const complete = completeRow(table, row);
      expect(Object.keys(complete)).toStrictEqual(columns.map(([column]) => column));
      // In Kusto no text is null; everything else may be.
      for (const [column, type] of columns) {
        expect(complete[column]).toStrictEqual(row[column] ?? (type === 'string' ? '' : null));
      }
    }
  },
);

test('where a stack has no table for the triage, none of its rows are there; where it has one, both kinds are', async () => {
  expect((await logsOfDay()).SentinelBridgeTriage_CL).toStrictEqual([]);
  const kinds = (await rowsOf('SentinelBridgeTriage_CL')).map((row) => row['Kind']);
  expect(kinds).toStrictEqual(['verdict', 'outcome']);
});

test('law: whatever an incident says, its rows have the kinds of their columns', async () => {
  const world = devWorld();
  const anyTime = fc.option(
    fc.oneof(
      fc.constantFrom('yesterday', '', '2026-01-01', '2026-01-01T01:00:00+01:00'),
      fc
        .date({ noInvalidDate: true, max: new Date('9999-12-31') })
        .map((date) => date.toISOString()),
    ),
    { nil: null },
  );
  await fc.assert(
    fc.asyncProperty(
      anyProperties,
      fc.record({ firstActivityTimeUtc: anyTime, classification: anyTime, incidentUrl: anyTime }),
      async (given, others) => {
        world.reset();
        await deliver(world, withProperties(passwordSpray, { ...given, ...others }));
        const logs = world.logs();
        expect(logs.SecurityIncident.length).toBeGreaterThan(1);
        expect([...faultsIn(logs)]).toStrictEqual([]);
      },
    ),
    { numRuns: 60 },
  );
});
