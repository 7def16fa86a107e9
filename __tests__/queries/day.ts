import { liveThroughDay } from '../../bench/day';
import type { LogRow, WorkspaceLogs } from '../../emulator/logs';
import prod from '../../environments/prod';
import type { TableName } from '../../queries/tables';
import { oncePerRun } from '../run/once';

let lived: Promise<WorkspaceLogs> | undefined;

/** What the day of known events leaves in the logs of `prod`; lived through once per run, read once per test file. */
export const logsOfDay = (): Promise<WorkspaceLogs> =>
  (lived ??= oncePerRun('day-of-prod', async () => {
    // Loaded only by the file that lives through the day.
    const { synthesizedStack } = await import('../playbooks/servicenow/dev-world');
    return liveThroughDay(synthesizedStack(prod).stack);
  }));

/** The rows of a table that have these values, the oldest first. */
export const rowsOfDay = async (
  table: TableName,
  wanted: LogRow = {},
): Promise<readonly LogRow[]> =>
  (await logsOfDay())[table].filter((row) =>
    Object.entries(wanted).every(([column, value]) => row[column] === value),
  );
