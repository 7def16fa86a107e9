import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { QueryPanel } from '../../../queries/workbook/panel';
import { PARAMETERS } from '../../../queries/workbook/parameters';
import { ALL_TABS, queryPanels } from '../../../queries/workbook/tabs';
import { analyze } from '../kql';
import { columnsIn, knownColumns } from './columns';
import { queryFor } from './sample';

/** The columns that a panel plots, with their types. */
function plotted(panel: QueryPanel): Readonly<Record<string, string>> {
  switch (panel.kind) {
    case 'tile':
      return { Name: 'string', Value: panel.type };
    case 'chart':
      return { [panel.time]: 'datetime', [panel.number]: 'long', [panel.series]: 'string' };
    case 'grid':
      return Object.fromEntries(
        Object.entries(panel.columns).map(([name, { type }]) => [name, type]),
      );
  }
}

const COLUMNS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  ...Object.fromEntries(queryPanels(ALL_TABS).map((panel) => [panel.query, plotted(panel)])),
  'parameters/playbook': { Playbook: 'string' },
};

const sorted = (columns: Readonly<Record<string, string>>) =>
  Object.entries(columns)
    .map(([name, type]) => `${name}: ${type}`)
    .sort();

/** A column whose absence a query allows for is named in a text, which the parser does not look into. */
const OPTIONAL = /column_ifexists\("([^"]*)"/g;
/** What is wrong with a query: its faults, the names that no table has, the columns that are not those that its panel plots. */
function faultsIn(path: string, query: string): readonly string[] {
  const { complaints, columns } = analyze(query);
  const unknown = [...query.matchAll(OPTIONAL)].flatMap(([, name = '']) =>
    knownColumns.has(name) ? [] : [`no table has a column '${name}'`],
  );
  const [given, wanted] = [sorted(columns), sorted(COLUMNS[path] ?? {})];
  const other = String(given) === String(wanted) ? [] : [`gives ${given.join(', ')}`];
  return [...complaints, ...unknown, ...other];
}

const PATHS = Object.keys(COLUMNS);

test('every query has a panel or a parameter that shows it', () => {
  const folder = join(__dirname, '../../../queries/workbook');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.kql'))
    .map((file) => file.replace(/\.kql$/, ''));
  expect(files.sort()).toStrictEqual([...PATHS].sort());
  expect(PARAMETERS.map(({ choice }) => choice)).toContainEqual({
    query: 'workbook/parameters/playbook',
  });
});

test.each(PATHS)('%s parses, type-checks and gives what is plotted', (path) => {
  expect(faultsIn(path, queryFor(path))).toStrictEqual([]);
});

test.each(PATHS)('every column of %s that is misspelt is found', (path) => {
  const query = queryFor(path);
  const columns = columnsIn(query);
  expect(columns.length).toBeGreaterThan(0);
  const unnoticed = columns.filter(({ name, at }) => {
    const misspelt = `${name.slice(0, -1)}${name.endsWith('q') ? 'x' : 'q'}`;
    const changed = query.slice(0, at) + misspelt + query.slice(at + name.length);
    return faultsIn(path, changed).length === 0;
  });
  expect(unnoticed).toStrictEqual([]);
});
