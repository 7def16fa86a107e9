import type { TableRow } from '../services/log-analytics/rows';
import type { LogRow } from './row';

/** A row that was sent to a custom table, as queries see it: of columns that are null they see nothing. */
export const sentRow = (row: TableRow): LogRow =>
  Object.fromEntries(
    Object.entries(row).flatMap(([column, value]) =>
      typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
        ? [[column, value]]
        : [],
    ),
  );
