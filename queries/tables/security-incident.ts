import { type Columns, STANDARD_COLUMNS } from './column';

/**
 * The incidents: one row when an incident is made and one more per change, each with the whole incident as it then was. The last one
 * counts: `summarize arg_max(TimeGenerated, *) by IncidentName`. In the Defender portal there is no `Description`.
 * @see https://learn.microsoft.com/azure/azure-monitor/reference/tables/securityincident
 * @see https://learn.microsoft.com/azure/sentinel/manage-soc-with-incident-metrics
 */
export const SECURITY_INCIDENT = {
  ...STANDARD_COLUMNS,
  IncidentName: 'string',
  IncidentNumber: 'int',
  IncidentUrl: 'string',
  Title: 'string',
  Description: 'string',
  Severity: 'string',
  Status: 'string',
  Classification: 'string',
  ClassificationReason: 'string',
  ClassificationComment: 'string',
  Owner: 'dynamic',
  Labels: 'dynamic',
  Comments: 'dynamic',
  Tasks: 'dynamic',
  AlertIds: 'dynamic',
  BookmarkIds: 'dynamic',
  RelatedAnalyticRuleIds: 'dynamic',
  AdditionalData: 'dynamic',
  ProviderName: 'string',
  ProviderIncidentId: 'string',
  ModifiedBy: 'string',
  CreatedTime: 'datetime',
  FirstActivityTime: 'datetime',
  LastActivityTime: 'datetime',
  FirstModifiedTime: 'datetime',
  LastModifiedTime: 'datetime',
  ClosedTime: 'datetime',
} as const satisfies Columns;
