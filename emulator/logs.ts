import type { TableName } from '../queries/tables';
import { byTime, type LogRow } from './logs/row';
import { securityIncidentRows } from './logs/security-incident';
import { sentinelHealthRow } from './logs/sentinel-health';
import { expiryRows, type KeptVault } from './logs/secret-expiry';
import { isLogged } from './logs/settings';
import { sentRow } from './logs/triage';
import { usageRows } from './logs/usage';
import { vaultAuditRow } from './logs/vault-audit';
import { logRows } from './logs/workflow-runtime';
import type { Run } from './runtime/run';
import type { VaultAudit } from './services/key-vault/audit';
import type { TableRow } from './services/log-analytics/rows';
import type { IncidentVersion } from './services/sentinel/incident';
import { madeUpGuid } from './stack/made-up';
import type { Stack } from './stack/model';
import type { HealthEvent } from './world/automation-health';
import { clientIdOf } from './world/principals';

export type { LogRow } from './logs/row';

/** The rows of each table, the oldest first. */
export type WorkspaceLogs = Readonly<Record<TableName, readonly LogRow[]>>;

/** What has happened that may leave rows. */
export interface Happenings {
  /** When it began, in milliseconds since 1970. */
  readonly start: number;
  /** The time in milliseconds since 1970: what comes later is no row yet. */
  readonly now: number;
  readonly runs: readonly Run[];
  readonly versions: readonly IncidentVersion[];
  readonly health: readonly HealthEvent[];
  readonly audits: readonly VaultAudit[];
  readonly vaults: readonly KeptVault[];
  /** What the triage has sent; nothing where the stack has no table for it. */
  readonly triage: readonly TableRow[];
}

/** Tables that Sentinel and Azure Monitor write at no charge. @see https://learn.microsoft.com/azure/sentinel/billing */
const FREE: readonly TableName[] = ['SentinelHealth', 'SecurityIncident', 'Usage'];

/**
 * What a stack's workspace would hold. Incidents and volume are always written; of everything else, what a diagnostic setting of the stack
 * sends there, and what playbooks
 * send themselves.
 */
export function workspaceLogs(stack: Stack, happenings: Happenings): WorkspaceLogs {
  const { start, now, runs, versions, health, audits, vaults, triage } = happenings;
  const { id } = stack.workspace;
  const guid = madeUpGuid(id);
  const table = (name: TableName, rows: readonly LogRow[]): readonly LogRow[] =>
    rows.map((row) => standardColumns(name, row, guid)).sort(byTime);

  const loggedRuns = runs.filter(({ workflow }) => isLogged(stack, workflow.id, 'WorkflowRuntime'));
  const loggedVaults = vaults.filter(({ vault }) => isLogged(stack, vault.id, 'AuditEvent'));
  const loggedAudits = audits.filter(({ vaultId }) => isLogged(stack, vaultId, 'AuditEvent'));
  const isHealthLogged = isLogged(
    stack,
    `${id}/providers/Microsoft.SecurityInsights/settings/SentinelHealth`,
    'Automation',
  );
  const AzureDiagnostics = table('AzureDiagnostics', [
    ...loggedRuns.flatMap(logRows),
    ...loggedAudits.map((audit, index) =>
      vaultAuditRow(audit, index, (principalId) => clientIdOf(stack, principalId)),
    ),
    ...loggedVaults.flatMap((vault) => expiryRows(vault, start, now)),
  ]);
  const SentinelHealth = table(
    'SentinelHealth',
    isHealthLogged ? health.map((event, index) => sentinelHealthRow(event, index, guid)) : [],
  );
  const SecurityIncident = table('SecurityIncident', securityIncidentRows(versions));
  const SentinelBridgeTriage_CL = table('SentinelBridgeTriage_CL', triage.map(sentRow));
  const Usage = table(
    'Usage',
    usageRows(
      [
        ['AzureDiagnostics', AzureDiagnostics],
        ['SentinelHealth', SentinelHealth],
        ['SecurityIncident', SecurityIncident],
        ['SentinelBridgeTriage_CL', SentinelBridgeTriage_CL],
      ],
      id,
      now,
    ),
  );
  return { AzureDiagnostics, SentinelHealth, SecurityIncident, SentinelBridgeTriage_CL, Usage };
}

/** What every table has. The size is that of the row's own columns as JSON, near enough to what Azure bills. */
const standardColumns = (table: TableName, row: LogRow, workspaceGuid: string): LogRow => ({
  TenantId: workspaceGuid,
  SourceSystem: 'Azure',
  Type: table,
  ...row,
  _BilledSize: Buffer.byteLength(JSON.stringify(row)),
  _IsBillable: FREE.includes(table) ? 'False' : 'True',
});
