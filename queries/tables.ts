/** A column's type in the Kusto Query Language. */
export type ColumnType =
  'string' | 'int' | 'long' | 'real' | 'bool' | 'datetime' | 'dynamic' | 'guid';

/** The tables that the queries read, with the columns that they may read of them. */
export const TABLES = {
  /**
   * The run history of Consumption workflows. A tracked property's column is named after its type, so every value is text.
   * @see https://learn.microsoft.com/azure/azure-monitor/reference/tables/azurediagnostics
   * @see https://learn.microsoft.com/azure/logic-apps/monitor-workflows-collect-diagnostic-data
   */
  AzureDiagnostics: {
    TimeGenerated: 'datetime',
    ResourceProvider: 'string',
    Category: 'string',
    OperationName: 'string',
    Level: 'string',
    Resource: 'string',
    ResourceId: 'string',
    ResourceType: 'string',
    ResourceGroup: 'string',
    SubscriptionId: 'string',
    _ResourceId: 'string',
    status_s: 'string',
    code_s: 'string',
    error_code_s: 'string',
    error_message_s: 'string',
    startTime_t: 'datetime',
    endTime_t: 'datetime',
    resource_workflowId_g: 'guid',
    resource_workflowName_s: 'string',
    resource_runId_s: 'string',
    resource_originRunId_s: 'string',
    resource_actionName_s: 'string',
    resource_triggerName_s: 'string',
    resource_location_s: 'string',
    resource_resourceGroupName_s: 'string',
    resource_subscriptionId_g: 'guid',
    correlation_clientTrackingId_s: 'string',
    correlation_actionTrackingId_g: 'guid',
    trackedProperties_incident_s: 'string',
    trackedProperties_ticket_s: 'string',
    trackedProperties_system_s: 'string',
    trackedProperties_direction_s: 'string',
    trackedProperties_outcome_s: 'string',
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, ColumnType>>>>;
