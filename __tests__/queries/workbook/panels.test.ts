import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { PARAMETERS } from '../../../queries/workbook/parameters';
import { columnsIn } from './columns';
import { PATHS, faultsIn, unnoticedIn } from './faults';
import { queryFor } from './sample';

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

// Each column of each query: `panels.proof.ts`.
test.each(PATHS)('a column of %s that is misspelt is found', (path) => {
  const [last] = columnsIn(queryFor(path)).slice(-1);
  expect(last).toBeDefined();
  expect(unnoticedIn(path, last ? [last] : [])).toStrictEqual([]);
});
