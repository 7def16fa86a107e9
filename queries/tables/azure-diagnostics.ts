import { type Columns, STANDARD_COLUMNS } from './column';

/** What every resource's rows have. */
const RESOURCE = {
  ResourceProvider: 'string',
  Category: 'string',
  OperationName: 'string',
  Resource: 'string',
  ResourceId: 'string',
  ResourceType: 'string',
  ResourceGroup: 'string',
  SubscriptionId: 'string',
  _ResourceId: 'string',
} as const satisfies Columns;

/**
 * The run history of Consumption workflows: `ResourceProvider` is `MICROSOFT.LOGIC`, `Category` is `WorkflowRuntime`. `Resource` is
 * the action's name in an action's row.
 *
 * A column is named after what its value looks like: a client tracking id that is an incident's GUID is in
 * `correlation_clientTrackingId_g`, a run's own name in `correlation_clientTrackingId_s`. So every tracked property is prefixed text. What
 * ends with `_g` is text too. `retryHistory_s` is JSON: the tries before the last one, each with its `code`.
 * @see https://learn.microsoft.com/azure/logic-apps/monitor-workflows-collect-diagnostic-data
 */
const WORKFLOW_RUNTIME = {
  Level: 'string',
  status_s: 'string',
  code_s: 'string',
  error_code_s: 'string',
  error_message_s: 'string',
  startTime_t: 'datetime',
  endTime_t: 'datetime',
  resource_workflowId_g: 'string',
  resource_workflowName_s: 'string',
  resource_runId_s: 'string',
  resource_originRunId_s: 'string',
  resource_actionName_s: 'string',
  resource_triggerName_s: 'string',
  resource_location_s: 'string',
  resource_resourceGroupName_s: 'string',
  resource_subscriptionId_g: 'string',
  correlation_clientTrackingId_g: 'string',
  correlation_clientTrackingId_s: 'string',
  correlation_actionTrackingId_g: 'string',
  retryHistory_s: 'string',
  trackedProperties_incident_s: 'string',
  trackedProperties_ticket_s: 'string',
  trackedProperties_state_s: 'string',
  trackedProperties_system_s: 'string',
  trackedProperties_direction_s: 'string',
  trackedProperties_outcome_s: 'string',
  trackedProperties_counts_s: 'string',
  trackedProperties_reasons_s: 'string',
} as const satisfies Columns;

/**
 * A vault's audit: `ResourceProvider` is `MICROSOFT.KEYVAULT`, `Category` is `AuditEvent`. `ResultType` says `Success` of a refusal
 * too; `ResultSignature` and `httpStatusCode_d` tell them apart. The columns of an expiry exist only after the first such event.
 * @see https://learn.microsoft.com/azure/key-vault/general/logging
 * @see https://learn.microsoft.com/azure/event-grid/event-schema-key-vault
 */
const KEY_VAULT_AUDIT = {
  OperationVersion: 'string',
  ResultType: 'string',
  ResultSignature: 'string',
  ResultDescription: 'string',
  DurationMs: 'long',
  CallerIPAddress: 'string',
  CorrelationId: 'string',
  clientInfo_s: 'string',
  httpStatusCode_d: 'real',
  id_s: 'string',
  requestUri_s: 'string',
  identity_claim_appid_g: 'string',
  identity_claim_oid_g: 'string',
  eventGridEventProperties_eventTime_t: 'datetime',
  eventGridEventProperties_subject_s: 'string',
  eventGridEventProperties_data_EXP_d: 'real',
  eventGridEventProperties_data_ObjectName_s: 'string',
  eventGridEventProperties_data_VaultName_s: 'string',
  eventGridEventProperties_data_Version_s: 'string',
} as const satisfies Columns;

/**
 * What resources log themselves. One table for all of them, so a query names the provider and the category.
 * @see https://learn.microsoft.com/azure/azure-monitor/reference/tables/azurediagnostics
 */
export const AZURE_DIAGNOSTICS = {
  ...STANDARD_COLUMNS,
  ...RESOURCE,
  ...WORKFLOW_RUNTIME,
  ...KEY_VAULT_AUDIT,
} as const satisfies Columns;
