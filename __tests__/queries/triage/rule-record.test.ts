import fc from 'fast-check';
import { triageRuleRecord } from '../../../emulator/services/log-analytics/triage-rule-record';
import { withValues } from '../../../queries/kql';
import { readQuery } from '../../../queries/read';
import { CLASSIFICATIONS } from '../../../systems/sentinel/types';
import { TRIAGE_COLUMNS } from '../../../systems/log-analytics/types';
import { run } from '../engine/run';
import { analyze } from '../kql';

type Row = Readonly<Record<string, string | number | boolean>>;

const QUERY = readQuery('triage/rule-record.kql');
const NOW = new Date('2026-11-22T12:00:00Z');

/** The table as a query brings it along, before the query itself. */
function withTable(query: string, rows: readonly Row[]): string {
  const columns = Object.entries(TRIAGE_COLUMNS).map(([name, type]) => [
    name,
    type === 'boolean' ? 'bool' : type,
  ]);
  const cells = rows.map((row) =>
    columns
      .map(([name = '', type]) =>
        type === 'datetime' ? `datetime(${String(row[name])})` : JSON.stringify(row[name]),
      )
      .join(', '),
  );
  const schema = columns.map((column) => column.join(': ')).join(', ');
  return `let SentinelBridgeTriage_CL = datatable(${schema}) [${cells.join(',\n')}];\n${query}`;
}

const anyRow: fc.Arbitrary<Row> = fc
  .record({
    minutesAgo: fc.integer({ min: 0, max: 120 }),
    Kind: fc.constantFrom('verdict', 'outcome'),
    IncidentId: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
    RuleId: fc.constantFrom('one', 'two', ''),
    Model: fc.constantFrom('m', 'n'),
    Verdict: fc.constantFrom(...CLASSIFICATIONS, ''),
    Confidence: fc.constantFrom(0, 0.5, 0.97),
    WouldClose: fc.boolean(),
    Classification: fc.constantFrom(...CLASSIFICATIONS),
    Reason: fc.constantFrom('', 'budget', 'down', 'record', 'entities'),
  })
  .map(({ minutesAgo, ...row }) => ({
    IncidentNumber: 1,
    Severity: 'Low',
    Mode: 'suggest',
    Action: 'none',
    Agreed: false,
    PromptTokens: 1,
    CompletionTokens: 1,
    ...row,
    TimeGenerated: new Date(NOW.getTime() - minutesAgo * 60_000 - 1).toISOString(),
  }));

/** Rows of which no two came at once: which of those counts, nobody says. */
const anyRows = fc.uniqueArray(anyRow, { maxLength: 12, selector: (row) => row['TimeGenerated'] });

const VALUES = { OfRule: 'one', OfModel: 'm', Outcomes: '2', Shown: '3' };

const asked = withValues(QUERY, {
  ...VALUES,
  OfRule: JSON.stringify(VALUES.OfRule),
  OfModel: JSON.stringify(VALUES.OfModel),
});

test('Microsoft’s parser takes it', () => {
  const { complaints, columns } = analyze(withTable(QUERY, []));
  expect(complaints).toEqual([]);
  expect(columns).toEqual({
    Judged: 'long',
    Right: 'long',
    Examples: 'string',
    VerdictsLastHour: 'long',
  });
});

test('its first line is the name by which the emulator knows it', () => {
  expect(QUERY.split('\n')[0]).toBe('// query: triage-rule-record');
});

test('law: whatever rows there are, the emulator answers what the query does', () => {
  fc.assert(
    fc.property(anyRows, (rows) => {
      const answered = triageRuleRecord({
        valueOf: (name) => Object.entries(VALUES).find(([one]) => one === name)?.[1] ?? '',
        rows: () => rows,
        now: NOW.getTime(),
      });
      const [found] = run(withTable(asked, rows), {}, NOW);
      expect(answered.rows).toEqual([Object.values(found ?? {})]);
      expect(answered.columns.map(({ name }) => name)).toEqual(Object.keys(found ?? {}));
    }),
    { numRuns: 25 },
  );
});
