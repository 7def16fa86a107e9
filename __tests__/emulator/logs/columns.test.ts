import * as fc from 'fast-check';
import { completeRow } from '../../../bench/logs';
import type { WorkspaceLogs } from '../../../emulator/logs';
import { TABLES, type TableName } from '../../../queries/tables';
import { anyProperties } from '../../playbooks/any-properties';
import { deliver, devWorld } from '../../playbooks/servicenow/dev-world';
import { passwordSpray, withProperties } from '../../playbooks/servicenow/payloads';
import { logsOfDay } from '../../queries/day';
import { faultsOf } from '../../queries/kinds';

const NAMES = Object.keys(TABLES) as TableName[];

const faultsIn = (logs: WorkspaceLogs): Set<string> =>
  new Set(
    NAMES.flatMap((table) =>
      logs[table].flatMap((row) => faultsOf(table, row).map((fault) => `${table}.${fault}`)),
    ),
  );

test.each(NAMES)(
  'every row of %s that a day leaves has columns of the table alone',
  async (table) => {
    const logs = await logsOfDay();
    expect(logs[table].length).toBeGreaterThan(0);
    expect([
      ...faultsIn({
        AzureDiagnostics: [],
        SentinelHealth: [],
        SecurityIncident: [],
        Usage: [],
        [table]: logs[table],
      }),
    ]).toStrictEqual([]);
  },
);

test.each(NAMES)(
  'a day fills every column of %s but those of what did not happen',
  async (table) => {
    const filled = new Set((await logsOfDay())[table].flatMap((row) => Object.keys(row)));
    const empty = Object.keys(TABLES[table]).filter((column) => !filled.has(column));
    const NOT_HAPPENED: Readonly<Record<string, RegExp>> = {
      // No secret of production has an expiry that the deployment knows.
      AzureDiagnostics: /^eventGridEventProperties_/,
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
    for (const row of (await logsOfDay())[table].slice(0, 500)) {
      const complete = completeRow(table, row);
      expect(Object.keys(complete)).toStrictEqual(columns.map(([column]) => column));
      // In Kusto no text is null; everything else may be.
      for (const [column, type] of columns) {
        expect(complete[column]).toStrictEqual(row[column] ?? (type === 'string' ? '' : null));
      }
    }
  },
);

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
