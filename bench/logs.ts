import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { LogRow, WorkspaceLogs } from '../emulator/logs';
import { type ColumnType, TABLES, type TableName } from '../queries/tables';

/** Rows that are written at once: a day has more than one text can hold. */
const CHUNK = 1000;

/**
 * A row with exactly the columns of its table, in their order. What it has no value for is null, or the empty text: in Kusto no text is
 * null. Columns that no query may read, such as those of the tags, are left out.
 */
export const completeRow = (table: TableName, row: LogRow): LogRow =>
  Object.fromEntries(
    Object.entries<ColumnType>(TABLES[table]).map(([column, type]) => [
      column,
      row[column] ?? (type === 'string' ? '' : null),
    ]),
  );

/**
 * Writes each table as a file of JSON lines: times as ISO texts, dynamic columns as JSON values.
 * @returns how many rows each table has
 */
export function writeLogs(folder: string, logs: WorkspaceLogs): Readonly<Record<string, number>> {
  mkdirSync(folder, { recursive: true });
  const tables = Object.keys(TABLES) as TableName[];
  return Object.fromEntries(
    tables.map((table) => {
      writeLines(join(folder, `${table}.jsonl`), table, logs[table]);
      return [table, logs[table].length];
    }),
  );
}

function writeLines(path: string, table: TableName, rows: readonly LogRow[]): void {
  const file = openSync(path, 'w');
  try {
    for (let from = 0; from < rows.length; from += CHUNK) {
      const lines = rows
        .slice(from, from + CHUNK)
        .map((row) => `${JSON.stringify(completeRow(table, row))}\n`);
      writeSync(file, lines.join(''));
    }
  } finally {
    closeSync(file);
  }
}
