import type { TableName } from '../../../queries/tables';

/** The columns that a query brings along, in case that the workspace lacks them; by the table that it reads. */
export const broughtAlong = (query: string): [TableName, [string, string][]][] =>
  [...query.matchAll(/^\s*(\w+),\s*\(datatable\(([^)]*)\) \[\]\)/gm)].map(
    ([, table = '', columns = '']) => [
      table as TableName,
      columns.split(', ').map((column) => column.split(': ') as [string, string]),
    ],
  );
