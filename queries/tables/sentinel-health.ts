import { type Columns, STANDARD_COLUMNS } from './column';

/**
 * What Sentinel says of its automation: `Automation rule run` (Success, Partial success, Failure) of a rule, and `Playbook was
 * triggered` (Success, Failure) of a playbook that was started by hand or through the API. Success means started, not finished.
 *
 * `ExtendedProperties` of a rule: `IncidentName`, `IncidentNumber` (text), `TriggeredOn`, `TriggeredWhen`, `TotalActions`,
 * `ActionsTriggeredSuccessfully`, `TriggeredPlaybooks[{ RunId, WorkflowId }]`; of a playbook: `IncidentName`, `IncidentNumber`,
 * `RunId`, `TriggeredOn`, `TriggeredByName`. `IncidentName` is documented as the incident's resource id and seen as its GUID, so a
 * query takes what follows the last slash.
 * @see https://learn.microsoft.com/azure/sentinel/health-table-reference
 * @see https://learn.microsoft.com/azure/azure-monitor/reference/tables/sentinelhealth
 */
export const SENTINEL_HEALTH = {
  ...STANDARD_COLUMNS,
  OperationName: 'string',
  SentinelResourceId: 'string',
  SentinelResourceName: 'string',
  SentinelResourceType: 'string',
  SentinelResourceKind: 'string',
  Status: 'string',
  Description: 'string',
  Reason: 'string',
  WorkspaceId: 'string',
  RecordId: 'string',
  ExtendedProperties: 'dynamic',
} as const satisfies Columns;
