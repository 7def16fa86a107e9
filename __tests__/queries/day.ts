import { liveThroughDay } from '../../bench/day';
import type { LogRow, WorkspaceLogs } from '../../emulator/logs';
import prod from '../../environments/prod';
import type { TableName } from '../../queries/tables';
import { synthesizedStack } from '../playbooks/servicenow/dev-world';

let lived: Promise<WorkspaceLogs> | undefined;

/** What the day of known events leaves in the logs of `prod`; lived through once per test file. */
export const logsOfDay = (): Promise<WorkspaceLogs> =>
  (lived ??= liveThroughDay(synthesizedStack(prod).stack));

/** The rows of a table that have these values, the oldest first. */
export const rowsOfDay = async (
  table: TableName,
  wanted: LogRow = {},
): Promise<readonly LogRow[]> =>
  (await logsOfDay())[table].filter((row) =>
    Object.entries(wanted).every(([column, value]) => row[column] === value),
  );
