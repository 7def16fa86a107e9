import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnvironment } from '../../environments';
import prod from '../../environments/prod';
import { LOG_ALERTS } from '../../queries/alerts';
import type { LogAlert } from '../../queries/alerts/alert';
import { withValues } from '../../queries/kql';
import { readQuery } from '../../queries/read';
import { TABLES } from '../../queries/tables';
import { minimal, resourcesOf, synthesized } from '../constructs/synthesized';
import { TODAY } from '../constructs/today';
import { broughtAlong } from './alert-cases/brought-along';
import { COLUMNS } from './alert-cases/columns';
import { OTHERS } from './alert-cases/others';
import { TIMES } from './alert-cases/of-day';
import { NOW } from './alert-cases/rows';
import { TICKETLESS } from './alert-cases/without-ticket';
import { logsOfDay } from './day';
import { run } from './engine/run';
import { analyze } from './kql';

const NAMES = Object.keys(COLUMNS);
const textOf = (name: string): string => readQuery(`alerts/${name}.kql`);

test('every query is one of an alert, and every alert has its query', () => {
  const files = readdirSync(join(__dirname, '../../queries/alerts'))
    .filter((file) => file.endsWith('.kql'))
    .map((file) => file.replace('.kql', ''));
  expect(files.sort()).toEqual(NAMES);
  expect([...new Set<string>(LOG_ALERTS.map(({ query }) => query))].sort()).toEqual(NAMES);
});

test.each(NAMES)('%s is a whole query by itself, and gives what its alert reads', (name) => {
  expect(analyze(textOf(name))).toStrictEqual({ complaints: [], columns: COLUMNS[name] });
});

/** A deployed query: what only the deployment knows stands in it as a reference. */
const known = (query: string): string => query.replace(/\$\{[^}]*\}/g, '2028-01-01T00:00:00Z');

interface Criterion {
  readonly query: string;
  readonly metric_measure_column?: string;
  readonly dimension: readonly { readonly name: string }[];
}

/** The rules of production. */
const rules = resourcesOf(
  synthesized(prod).json,
  'azurerm_monitor_scheduled_query_rules_alert_v2',
).flatMap(({ name, criteria }) =>
  (criteria as readonly Criterion[]).map((criterion) => ({ name: String(name), criterion })),
);

describe('as it is deployed', () => {
  test.each(rules)('$name type-checks, and its rule names columns that there are', (rule) => {
    const { query, metric_measure_column: measure, dimension } = rule.criterion;
    const { complaints, columns } = analyze(known(query));
    expect(complaints).toEqual([]);
    for (const { name } of dimension) expect(columns[name]).toBe('string');
    if (measure !== undefined) expect(['long', 'real']).toContain(columns[measure]);
    expect(columns['TimeGenerated']).toBe('datetime');
  });

  test.each(rules)('$name holds none of its samples any more', ({ criterion: { query } }) => {
    expect(query).not.toMatch(/^let (Playbooks|Vaults) = dynamic\(\[\]\);/m);
  });
});

test.each(NAMES)('%s brings along only columns that its table has, with their types', (name) => {
  const tables = broughtAlong(textOf(name));
  expect(tables).not.toEqual([]);
  for (const [table, columns] of tables) {
    expect(TABLES[table]).toMatchObject(Object.fromEntries(columns));
  }
});

test('a value takes the place of its sample alone', () => {
  const query = 'let A = 1;\nlet B = datatable(X: string) [\n]; // all\nT | where B == 1\n';
  expect(withValues(query, { B: 'print "$& $1;"' })).toBe(
    'let A = 1;\nlet B = print "$& $1;"; // all\nT | where B == 1\n',
  );
  expect(() => withValues(query, { C: '1' })).toThrow("the query has no statement 'let C = …;'");
});

const { health } = parseEnvironment(minimal, { today: TODAY });

/** For which values of its column an alert fires, as its rule says. */
function firesFor(alert: LogAlert, rows: ReturnType<typeof run>): string[] {
  const { by, measure, operator, threshold } = alert;
  return [...new Set(rows.map((row) => String(row[by])))].filter((value) => {
    const own = rows.filter((row) => String(row[by]) === value);
    const measured = measure && own.map((row) => Number(row[measure.column]));
    const level = !measured
      ? own.length
      : measure.as === 'Maximum'
        ? Math.max(...measured)
        : measured.reduce((sum, one) => sum + one, 0);
    return operator === 'GreaterThan' ? level > threshold(health) : level >= threshold(health);
  });
}

const CASES = [...TICKETLESS, ...OTHERS];

test.each(CASES)('$query, where $where', ({ query, rows, values = {}, selects, fires }) => {
  const found = run(withValues(textOf(query), values), rows, NOW);
  expect(found).toHaveLength(selects.length);
  expect(found).toMatchObject(selects);
  const alert = LOG_ALERTS.find((one) => one.query === query);
  expect(alert && firesFor(alert, found)).toEqual(fires);
});

describe('on the day of known events', () => {
  // A day takes longer than a test may.
  beforeAll(logsOfDay, 120_000);

  /** What the alert of production says at a time of the day, and for what it fires. */
  async function at(time: string, id: string) {
    const now = new Date(`2026-01-${time.includes('T') ? time : `05T${time}`}:00Z`);
    const alert = LOG_ALERTS.find((one) => one.id === id);
    const rule = rules.find(({ name }) => name === `alert-bridge-prod-${id}`);
    if (alert === undefined || rule === undefined) throw new Error(`no alert is called ${id}`);
    const found = run(known(rule.criterion.query), await logsOfDay(), now);
    return { found, fires: firesFor(alert, found) };
  }

  test.each(TIMES)('%s at %s: %s', async (id, time, _, selects, fires) => {
    const said = await at(time, id);
    expect(said.found).toHaveLength(selects.length);
    expect(said.found).toMatchObject(selects);
    expect(said.fires).toEqual(fires);
  });
});

test('every query is run', () => {
  expect([...new Set(CASES.map(({ query }) => query))].sort()).toEqual(NAMES);
});
