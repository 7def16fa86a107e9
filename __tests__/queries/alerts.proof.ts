import { readQuery } from '../../queries/read';
import { TABLES } from '../../queries/tables';
import { broughtAlong } from './alert-cases/brought-along';
import { COLUMNS } from './alert-cases/columns';
import { analyze } from './kql';

const NAMES = Object.keys(COLUMNS);
const textOf = (name: string): string => readQuery(`alerts/${name}.kql`);

/** Every column of a table that a query reads, where it reads it last. */
const READ = NAMES.flatMap((name) =>
  broughtAlong(textOf(name)).flatMap(([, columns]) => columns.map(([column]) => [name, column])),
);

test.each(READ)('%s: a misspelt %s is found', (name = '', column = '') => {
  const text = textOf(name);
  // Not where it names a column of the result.
  const places = [...text.matchAll(new RegExp(`\\b${column}\\b(?! = )`, 'g'))];
  const at = places.at(-1)?.index ?? -1;
  const misspelt = `${text.slice(0, at)}${column}x${text.slice(at + column.length)}`;
  expect(analyze(misspelt).complaints.join()).toContain(`${column}x`);
});

test.each(READ)(
  '%s: a misspelt %s is found where it is brought along, too',
  (name = '', column = '') => {
    const misspelt = textOf(name).replaceAll(new RegExp(`\\b${column}\\b`, 'g'), `${column}x`);
    const known = broughtAlong(misspelt).every(([table, columns]) =>
      columns.every(([one]) => one in TABLES[table]),
    );
    expect(known).toBe(false);
  },
);
