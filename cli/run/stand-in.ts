import type { WorkflowResource } from '../../emulator/runtime/workflow';
import { RUN_AFTER_STATUSES } from '../../workflow/schema';

/** A call of a workflow. */
export interface WorkflowCall {
  /** The resource id of what is called. */
  readonly id: string;
  /** The name of the action that calls. */
  readonly action: string;
  readonly trigger: string;
}

/**
 * Stands in for a workflow that is not there: it passes calls on to the outside. Its one call bears the name of the
 * action that calls first, so that an answer can name it.
 * @param triggers the names of all triggers that are called
 */
export function standIn(
  { id, action, trigger }: WorkflowCall,
  triggers: readonly string[],
): WorkflowResource {
  const quoted = action.replaceAll("'", "''");
  const request = { type: 'Request', kind: 'Http', inputs: {} };
  return {
    id,
    name: id.slice(id.lastIndexOf('/') + 1),
    definition: {
      $schema:
        'https://schema.management.azure.com/providers/Microsoft.Logic/schemas/2016-06-01/workflowdefinition.json#',
      contentVersion: '1.0.0.0',
      triggers: Object.fromEntries(triggers.map((name) => [name, request])),
      actions: {
        [action]: {
          type: 'Http',
          inputs: {
            method: 'POST',
            uri: `https://management.azure.com${id}/triggers/${encodeURIComponent(trigger)}/run`,
            body: '@triggerBody()',
            retryPolicy: { type: 'none' },
          },
          operationOptions: 'DisableAsyncPattern',
        },
        Response: {
          type: 'Response',
          runAfter: { [action]: RUN_AFTER_STATUSES },
          inputs: {
            statusCode: `@outputs('${quoted}')['statusCode']`,
            body: `@body('${quoted}')`,
          },
        },
      },
    },
  };
}
