import type { LogRow } from '../../emulator/logs';
import { type ColumnType, TABLES, type TableName } from '../../queries/tables';

const TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,7})?Z$/;

const FITS: Readonly<Record<ColumnType, (value: unknown) => boolean>> = {
  string: (value) => typeof value === 'string',
  int: (value) => Number.isInteger(value) && Math.abs(Number(value)) < 2 ** 31,
  long: (value) => Number.isSafeInteger(value),
  real: (value) => typeof value === 'number' && Number.isFinite(value),
  bool: (value) => typeof value === 'boolean',
  datetime: (value) =>
    typeof value === 'string' && TIME.test(value) && !Number.isNaN(Date.parse(value)),
  dynamic: (value) => typeof value === 'object' && value !== null,
};

/** What is wrong with a row: a column that its table has not, or a value of another kind. Tags have columns of their own. */
export function faultsOf(table: TableName, row: LogRow): string[] {
  const columns: Readonly<Record<string, ColumnType>> = TABLES[table];
  return Object.entries(row).flatMap(([column, value]) => {
    const type = columns[column];
    if (type === undefined) {
      return table === 'AzureDiagnostics' && /^tags_\w+_s$/.test(column) ? [] : [`${column}?`];
    }
    return FITS[type](value) ? [] : [`${column}: ${JSON.stringify(value)} is no ${type}`];
  });
}
