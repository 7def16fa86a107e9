import { TRIAGE_COLUMNS } from '../../systems/log-analytics/types';
import { type ColumnType, type Columns, STANDARD_COLUMNS } from './column';

/** The types of a data collection rule's columns, as queries call them. */
const TYPES = {
  string: 'string',
  int: 'int',
  real: 'real',
  boolean: 'bool',
  datetime: 'datetime',
} as const satisfies Readonly<
  Record<(typeof TRIAGE_COLUMNS)[keyof typeof TRIAGE_COLUMNS], ColumnType>
>;

/**
 * What a model said of incidents (`Kind` is `verdict`) and what people found (`outcome`). Of an incident the last row of a kind counts: one that was sent twice is
 * there twice.
 * @see https://learn.microsoft.com/azure/azure-monitor/logs/create-custom-table
 */
export const TRIAGE: Columns = {
  ...STANDARD_COLUMNS,
  ...Object.fromEntries(Object.entries(TRIAGE_COLUMNS).map(([name, type]) => [name, TYPES[type]])),
};
