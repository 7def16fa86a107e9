import { type Columns, STANDARD_COLUMNS } from './column';

/**
 * What the workspace took in per hour and table, in megabytes. It does not know whose rows they were: by playbook, sum `_BilledSize`.
 * @see https://learn.microsoft.com/azure/azure-monitor/reference/tables/usage
 */
export const USAGE = {
  ...STANDARD_COLUMNS,
  DataType: 'string',
  Solution: 'string',
  StartTime: 'datetime',
  EndTime: 'datetime',
  Quantity: 'real',
  QuantityUnit: 'string',
  IsBillable: 'bool',
  ResourceUri: 'string',
} as const satisfies Columns;
