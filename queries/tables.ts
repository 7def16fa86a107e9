import { AZURE_DIAGNOSTICS } from './tables/azure-diagnostics';
import type { Columns } from './tables/column';
import { SECURITY_INCIDENT } from './tables/security-incident';
import { SENTINEL_HEALTH } from './tables/sentinel-health';
import { TRIAGE } from './tables/triage';
import { USAGE } from './tables/usage';

export type { ColumnType, Columns } from './tables/column';

/** The tables that the queries read, with the columns that they may read of them. */
export const TABLES = {
  AzureDiagnostics: AZURE_DIAGNOSTICS,
  SentinelHealth: SENTINEL_HEALTH,
  SecurityIncident: SECURITY_INCIDENT,
  SentinelBridgeTriage_CL: TRIAGE,
  Usage: USAGE,
} as const satisfies Readonly<Record<string, Columns>>;

/** The name of a table that the queries read. */
export type TableName = keyof typeof TABLES;
