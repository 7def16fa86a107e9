import type { TableName } from '../../queries/tables';
import { isoTime, type LogRow, timeOf } from './row';

const HOUR = 3_600_000;

/** Where Azure counts the tables. */
const SOLUTIONS: Readonly<Partial<Record<TableName, string>>> = {
  SentinelHealth: 'SecurityInsights',
  SecurityIncident: 'SecurityInsights',
};

/**
 * What the workspace took in, per table and full hour.
 * @param until the time (milliseconds since 1970) up to which hours are full
 * @see https://learn.microsoft.com/azure/azure-monitor/reference/tables/usage
 */
export function usageRows(
  tables: readonly (readonly [TableName, readonly LogRow[]])[],
  workspaceId: string,
  until: number,
): readonly LogRow[] {
  return tables
    .flatMap(([table, rows]) =>
      [...bytesByHour(rows)].map(([hour, bytes]) => ({ table, hour, bytes })),
    )
    .filter(({ hour }) => hour + HOUR <= until)
    .sort((a, b) => a.hour - b.hour)
    .map(({ table, hour, bytes }) => ({
      TimeGenerated: isoTime(hour),
      StartTime: isoTime(hour),
      EndTime: isoTime(hour + HOUR),
      DataType: table,
      Solution: SOLUTIONS[table] ?? 'LogManagement',
      Quantity: bytes / 1e6,
      QuantityUnit: 'MBytes',
      IsBillable: table === 'AzureDiagnostics' || table === 'SentinelBridgeTriage_CL',
      ResourceUri: workspaceId.toLowerCase(),
    }));
}

function bytesByHour(rows: readonly LogRow[]): ReadonlyMap<number, number> {
  const bytes = new Map<number, number>();
  for (const row of rows) {
    const hour = Math.floor(timeOf(row) / HOUR) * HOUR;
    bytes.set(hour, (bytes.get(hour) ?? 0) + Number(row['_BilledSize']));
  }
  return bytes;
}
