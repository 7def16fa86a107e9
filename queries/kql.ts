/** A value as the Kusto Query Language writes it. */
export type Kql = string;

/** A column of a table that a query brings along, by its type. */
type Cell =
  { readonly text: string } | { readonly list: readonly string[] } | { readonly time: string };

/** A text; quotes, backslashes and line breaks are escaped. @see https://learn.microsoft.com/kusto/query/scalar-data-types/string */
export const kqlText = (value: string): Kql => JSON.stringify(value);

/** A list of texts. */
export const kqlList = (values: readonly string[]): Kql =>
  `dynamic([${values.map(kqlText).join(', ')}])`;

/** A time span of whole minutes. */
export const kqlMinutes = (minutes: number): Kql => `${minutes}m`;

/** A table that a query brings along. */
export const kqlTable = (columns: string, rows: readonly (readonly Cell[])[]): Kql =>
  [
    `datatable(${columns}) [`,
    rows.map((row) => `    ${row.map(cellText).join(', ')}`).join(',\n'),
    ']',
  ].join('\n');

function cellText(cell: Cell): Kql {
  if ('text' in cell) return kqlText(cell.text);
  return 'list' in cell ? kqlList(cell.list) : `datetime(${cell.time})`;
}

/**
 * A query with values of its own in place of its samples: of each name the statement `let <name> = …;`, which starts a line and ends with a semicolon at
 * the end of its value.
 * @throws Error where the query has no such statement
 */
export const withValues = (query: Kql, values: Readonly<Record<string, Kql>>): Kql =>
  Object.entries(values).reduce((text, [name, value]) => {
    const statement = new RegExp(`^let ${name} = [^;]*;`, 'm');
    if (!statement.test(text)) {
      throw new Error(
        `the query has no statement 'let ${name} = …;' to be replaced; write one with a sample value at its top`,
      );
    }
    return text.replace(statement, () => `let ${name} = ${value};`);
  }, query);
