import { http } from '../../workflow/actions';
import type { Action } from '../../workflow/definition';
import { text } from '../../workflow/text';
import type { Expr, Ref, Value } from '../../workflow/tree';
import { type AzureContext, asItself } from '../azure/identity';
import { type QueryAnswer, TRIAGE_TABLE, type TriageRow } from './types';

/**
 * Asks a workspace. Microsoft Sentinel Responder may, as every reader of the workspace.
 * @param workspace the workspace's own GUID
 * @see https://learn.microsoft.com/azure/azure-monitor/logs/api/request-format
 */
export const queryLogs = (
  name: string,
  azure: AzureContext,
  workspace: Expr<string>,
  query: Expr<string>,
): Action<QueryAnswer> =>
  http<QueryAnswer>(name, {
    method: 'POST',
    uri: text`${azure.cloud.logs}/v1/workspaces/${workspace}/query`,
    authentication: asItself(azure, azure.cloud.logsAudience),
    body: { query },
    idempotent: true,
    patience: 'brief',
    needs: [{ kind: 'role', role: 'Microsoft Sentinel Responder', on: 'workspace' }],
  });

/** The way into the table: the endpoint, and the immutable id of the data collection rule. */
export interface RowsAddress {
  readonly endpoint: string;
  readonly rule: string;
}

/**
 * Sends a row to the table of the triage. Sent twice it is there twice; whoever reads the table takes the last row of an incident and kind, so that
 * doing it twice is doing it once.
 * @see https://learn.microsoft.com/azure/azure-monitor/logs/logs-ingestion-api-overview
 */
export const sendRow = (
  name: string,
  azure: AzureContext,
  { endpoint, rule }: Ref<RowsAddress>,
  row: { readonly [C in keyof TriageRow]: Value<TriageRow[C]> },
): Action =>
  http(name, {
    method: 'POST',
    uri: text`${endpoint}/dataCollectionRules/${rule}/streams/Custom-${TRIAGE_TABLE}`,
    queries: { 'api-version': '2023-01-01' },
    authentication: asItself(azure, azure.cloud.rowsAudience),
    body: [row],
    idempotent: true,
    needs: [{ kind: 'role', role: 'Monitoring Metrics Publisher', on: 'rows' }],
  });
