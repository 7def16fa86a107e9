import { TABLES } from '../../../queries/tables';

/** The columns of all tables. */
export const knownColumns: ReadonlySet<string> = new Set(
  Object.values(TABLES).flatMap((columns) => Object.keys(columns)),
);

/** Where a query names a column. */
export interface ColumnPlace {
  readonly name: string;
  readonly at: number;
}

/** The columns that a query names, by where they stand: those of its tables and of the tables that it brings along. */
export function columnsIn(query: string): readonly ColumnPlace[] {
  const own = [...query.matchAll(/(\w+): (?:string|datetime|dynamic)\b/g)].map(([, name]) => name);
  const names = new Set([...knownColumns, ...own]);
  const code = query
    .replace(/^\/\/.*$/gm, (comment) => ' '.repeat(comment.length))
    .replace(/(?<!column_ifexists\()"(?:[^"\\]|\\.)*"/g, (text) => ' '.repeat(text.length));
  // What a dynamic value has behind a dot is no column.
  const words = /(?<!(?<!\$left|\$right)\.)\b[A-Za-z_]\w*\b/g;
  const found = [...code.matchAll(words)].filter(([word]) => names.has(word));
  // The last place counts: before it, a name may only be declared.
  return [...new Map(found.map(({ 0: name, index: at }) => [name, { name, at }])).values()];
}
