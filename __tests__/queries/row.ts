import type { LogRow } from '../../emulator/logs/row';

/** The text in a column of a row; empty where it has none. */
export const textIn = (row: LogRow, column: string): string => {
  const value = row[column];
  return typeof value === 'string' ? value : '';
};
