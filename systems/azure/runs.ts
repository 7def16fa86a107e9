import { http } from '../../workflow/actions';
import type { Action } from '../../workflow/definition';
import { text } from '../../workflow/text';
import { type AzureContext, asItself } from './identity';

/** A run of a workflow, as the list of runs gives it. */
export interface RunRecord {
  readonly name: string;
  readonly properties: {
    readonly startTime: string;
    readonly endTime: string;
    /** What the definition's outputs were: how far the run has come, what it has only counted, and which indicators were withdrawn how often. */
    readonly outputs: Readonly<
      Record<'cursor' | 'counted' | 'generations', { readonly value: string } | null>
    > | null;
  };
}

/**
 * The newest run of a workflow that has succeeded.
 * @param workflow the workflow's resource id
 * @see https://learn.microsoft.com/rest/api/logic/workflow-runs/list
 */
export const lastSucceededRun = (
  name: string,
  azure: AzureContext,
  workflow: string,
): Action<{ readonly value: readonly RunRecord[] }> =>
  http<{ readonly value: readonly RunRecord[] }>(name, {
    method: 'GET',
    uri: text`${azure.cloud.arm}${workflow}/runs`,
    queries: { 'api-version': '2019-05-01', $filter: "status eq 'Succeeded'", $top: 1 },
    authentication: asItself(azure, azure.cloud.armAudience),
    idempotent: true,
    needs: [{ kind: 'role', role: 'Reader', on: 'playbooks' }],
  });
