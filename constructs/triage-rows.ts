import { LogAnalyticsWorkspaceTableCustomLog } from '@cdktf/provider-azurerm/lib/log-analytics-workspace-table-custom-log';
import { MonitorDataCollectionEndpoint } from '@cdktf/provider-azurerm/lib/monitor-data-collection-endpoint';
import { MonitorDataCollectionRule } from '@cdktf/provider-azurerm/lib/monitor-data-collection-rule';
import { Construct } from 'constructs';
import { TRIAGE_COLUMNS, TRIAGE_TABLE } from '../systems/log-analytics/types';
import { Reference } from './azapi/reference';
import type { Platform } from './platform';

const STREAM = `Custom-${TRIAGE_TABLE}`;

/** Where the triage's rows go: a table in the workspace, and the way into it, which takes rows from whoever may publish on the rule. */
export class TriageRows extends Construct {
  /** The resource id of the rule. */
  readonly ruleId: string;
  /** What the playbooks need to know to send a row. */
  readonly reference: { readonly endpoint: Reference; readonly rule: Reference };

  constructor(
    scope: Construct,
    id: string,
    { environment, ids, names, resourceGroup, tags }: Platform,
  ) {
    super(scope, id);
    const { location } = environment.azure;
    const columns = Object.entries(TRIAGE_COLUMNS);
    const table = new LogAnalyticsWorkspaceTableCustomLog(this, 'Table', {
      name: TRIAGE_TABLE,
      workspaceId: ids.workspace,
      description: 'What language models have said of incidents, and what people have found',
      // The table and the rule call the same type by two names.
      column: columns.map(([name, type]) => ({
        name,
        type: type === 'datetime' ? 'dateTime' : type,
      })),
    });
    const endpoint = new MonitorDataCollectionEndpoint(this, 'Endpoint', {
      name: names.triageEndpoint,
      resourceGroupName: resourceGroup.name,
      location,
      description: 'Takes the rows of the triage',
      tags: { ...tags },
    });
    const rule = new MonitorDataCollectionRule(this, 'Rule', {
      name: names.triageRule,
      resourceGroupName: resourceGroup.name,
      location,
      description: `Brings the rows of the triage into ${TRIAGE_TABLE}`,
      dataCollectionEndpointId: endpoint.id,
      streamDeclaration: [
        { streamName: STREAM, column: columns.map(([name, type]) => ({ name, type })) },
      ],
      destinations: {
        logAnalytics: [{ name: 'workspace', workspaceResourceId: ids.workspace }],
      },
      dataFlow: [
        {
          streams: [STREAM],
          destinations: ['workspace'],
          outputStream: STREAM,
          transformKql: 'source',
        },
      ],
      tags: { ...tags },
      dependsOn: [table],
    });
    const attribute = (
      of: MonitorDataCollectionEndpoint | MonitorDataCollectionRule,
      name: string,
    ) => new Reference(`${of.terraformResourceType}.${of.friendlyUniqueId}.${name}`);
    this.ruleId = rule.id;
    this.reference = {
      endpoint: attribute(endpoint, 'logs_ingestion_endpoint'),
      rule: attribute(rule, 'immutable_id'),
    };
  }
}
