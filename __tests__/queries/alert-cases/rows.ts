import type { Logs } from '../engine/run';
import type { Row } from '../engine/value';

/** Rows of a workspace, and what a query selects of them. */
export interface Case {
  readonly query: string;
  /** What the rows are, in words. */
  readonly where: string;
  readonly rows: Logs;
  readonly values?: Readonly<Record<string, string>>;
  /** What the query selects, by hand. */
  readonly selects: readonly Row[];
  /** For what its alert fires with the default thresholds, by hand. */
  readonly fires: readonly string[];
}

/** The present of all cases. */
export const NOW = new Date('2026-11-22T12:00:00Z');
const minutesAgo = (minutes: number): string =>
  new Date(NOW.getTime() - minutes * 60_000).toISOString();

/** The GUIDs of two incidents. */
export const A = '00000000-0000-4000-8000-00000000000a';
export const B = '00000000-0000-4000-8000-00000000000b';

/** A report of a playbook, as the logs hold it. */
export const report = (
  minutes: number,
  {
    system = 'ServiceNow',
    incident = A,
    ticket = 'none',
    outcome = 'opened',
    direction = 'out',
    playbook = 'open',
  } = {},
) => ({
  TimeGenerated: minutesAgo(minutes),
  ResourceProvider: 'MICROSOFT.LOGIC',
  Category: 'WorkflowRuntime',
  OperationName: 'Microsoft.Logic/workflows/workflowActionCompleted',
  status_s: 'Succeeded',
  code_s: 'OK',
  resource_workflowName_s: `logic-${playbook}`,
  resource_actionName_s: 'Report',
  resource_runId_s: `run-${minutes}`,
  trackedProperties_incident_s: `incident/${incident}`,
  trackedProperties_ticket_s: `ticket/${ticket}`,
  trackedProperties_system_s: system,
  trackedProperties_direction_s: direction,
  trackedProperties_outcome_s: outcome,
});

/** A call of a playbook that has ended. */
export const call = (minutes: number, code: string, status = 'Failed', name = 'Find_ticket') => {
  const { trackedProperties_outcome_s: _, ...row } = report(minutes);
  return { ...row, resource_actionName_s: name, status_s: status, code_s: code };
};

/** What a vault has logged. */
export const vault = (minutes: number, columns: object) => ({
  TimeGenerated: minutesAgo(minutes),
  ResourceProvider: 'MICROSOFT.KEYVAULT',
  Category: 'AuditEvent',
  Resource: 'KV-BRIDGE',
  ...columns,
});

/** An incident as it is after a change. */
export const incident = (
  created: number,
  { name = A, status = 'New', severity = 'High', labels = [] as string[], changed = created } = {},
) => ({
  TimeGenerated: minutesAgo(changed),
  IncidentName: name,
  IncidentNumber: name === A ? 1 : 2,
  Title: 'Password spray',
  Severity: severity,
  Status: status,
  Labels: labels.map((labelName) => ({ labelName, labelType: 'User' })),
  CreatedTime: minutesAgo(created),
});

type AnyRow = Readonly<Record<string, unknown>>;

/** A workspace with logs alone. */
export const logs = (...rows: readonly object[]): Logs => ({
  AzureDiagnostics: rows as readonly AnyRow[],
});
/** A workspace with incidents and logs. */
export const both = (incidents: readonly object[], ...rows: readonly object[]): Logs => ({
  ...logs(...rows),
  SecurityIncident: incidents as readonly AnyRow[],
});
