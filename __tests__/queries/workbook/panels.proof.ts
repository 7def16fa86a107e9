import { columnsIn } from './columns';
import { PATHS, unnoticedIn } from './faults';
import { queryFor } from './sample';

test.each(PATHS)('every column of %s that is misspelt is found', (path) => {
  const columns = columnsIn(queryFor(path));
  expect(columns.length).toBeGreaterThan(0);
  expect(unnoticedIn(path, columns)).toStrictEqual([]);
});
