import type { Columns } from './tables/column';

/** A text as a query writes it. */
export const kqlText = (value: string): string =>
  `"${value.replace(/[\\"]/g, (sign) => `\\${sign}`).replace(/[\r\n]+/g, ' ')}"`;

/** A value of a table that a query holds itself: a text, a UTC time, or a list of texts. */
type Cell = string | readonly string[];

/** A table that a query holds itself, row by row. */
export function kqlTable(columns: Columns, rows: readonly (readonly Cell[])[]): string {
  const types = Object.values(columns);
  const head = Object.entries(columns).map(([name, type]) => `${name}: ${type}`);
  const body = rows.map((row) => `    ${row.map((cell, i) => written(cell, types[i])).join(', ')}`);
  return `datatable(${head.join(', ')})[\n${body.join(',\n')}\n]`;
}

function written(cell: Cell, type: Columns[string] | undefined): string {
  if (typeof cell !== 'string') return `dynamic(${JSON.stringify(cell)})`;
  return type === 'datetime' ? `datetime(${cell})` : kqlText(cell);
}

/**
 * A query with other values for what it names: `let Portal = "…";`. In its file stands a sample, so that the file is a whole query.
 * @param values by name, as a query writes them; what the query does not name is left out
 */
export const bind = (query: string, values: Readonly<Record<string, string>>): string =>
  Object.entries(values).reduce(
    (text, [name, value]) =>
      text.replace(
        new RegExp(`^let ${name} = (?:"[^"]*"|datatable[^;]*);`, 'm'),
        () => `let ${name} = ${value};`,
      ),
    query,
  );
