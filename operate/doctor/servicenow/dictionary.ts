import { Problem } from '../../problem';
import { type Finding, warning } from '../check';
import { type Row, type ServiceNowSubject, record } from './subject';

/** What is known of a table's columns. */
export interface KnownColumns {
  /** Their names; undefined where nothing shows them. */
  readonly names: readonly string[] | undefined;
  /** The most characters of a column; undefined where the account may not read the dictionary. */
  readonly lengthOf: (column: string) => number | undefined;
}

/**
 * Reads the columns of a table in the dictionary; where the account may not read it, in a row.
 * @param table the table, and the one that it extends, if any
 * @param rowOf gives a row of the table, if there is one
 */
export async function readColumns(
  { client }: Pick<ServiceNowSubject, 'client'>,
  [table, ...extended]: readonly [string, ...string[]],
  rowOf: () => Promise<Row | undefined> = () => Promise.resolve(undefined),
): Promise<KnownColumns> {
  const tables = [table, ...extended];
  const instance = await client();
  const ask = {
    query: `nameIN${tables.join(',')}`,
    fields: ['name', 'element', 'max_length'],
    limit: 1000,
  };
  const told = await instance.list('sys_dictionary', ask, record).catch((error: unknown) => {
    if (error instanceof Problem && error.obstacle === 'permission') return [];
    throw error;
  });
  const dictionary = told.filter(({ name = '' }) => tables.includes(name));
  const lengthOf = (column: string): number | undefined => {
    const length = dictionary.find((row) => row['element'] === column)?.['max_length'];
    return length === undefined ? undefined : Number(length);
  };
  if (dictionary.length > 0) {
    return { names: dictionary.flatMap((row) => row['element'] ?? []), lengthOf };
  }
  const anyRow = { query: '', fields: [], limit: 1 };
  const row = (await rowOf()) ?? (await instance.list(table, anyRow, record)).at(0);
  return { names: row && Object.keys(row), lengthOf };
}

/** That nothing shows the columns of a table. */
export const hiddenColumns = (table: string, howToShow: string): Finding =>
  warning(
    `the account may not read the dictionary, and ${table} has no row that shows its columns`,
    `${howToShow}, or give the account the role personalize_read_dictionary`,
  );
