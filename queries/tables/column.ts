/** A column's type in the Kusto Query Language. */
export type ColumnType = 'string' | 'int' | 'long' | 'real' | 'bool' | 'datetime' | 'dynamic';

/** A table's columns by name. */
export type Columns = Readonly<Record<string, ColumnType>>;

/**
 * The columns that every table of a workspace has. What a query may bill by is the size of each row, in bytes; `_IsBillable` is
 * text: `True` or `False`.
 * @see https://learn.microsoft.com/azure/azure-monitor/logs/log-standard-columns
 */
export const STANDARD_COLUMNS = {
  TenantId: 'string',
  TimeGenerated: 'datetime',
  SourceSystem: 'string',
  Type: 'string',
  _BilledSize: 'real',
  _IsBillable: 'string',
} as const satisfies Columns;
