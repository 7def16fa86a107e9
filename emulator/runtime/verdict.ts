import { TemplateError } from '../expression/errors';
import { type DataObject, isArray, isObject, typeNameOf } from '../expression/value';
import { ActionFailure } from './errors';
import type { RunError } from './record';
import { schemaErrors } from './schema-validation';
import { render } from './template';
import { type Trigger, concurrencyOf } from './trigger';
import { TriggerScope } from './trigger-scope';
import type { Workflow } from './workflow';

/**
 * How many items `splitOn` may take apart: at most, and when the trigger's concurrency is limited.
 * @see https://learn.microsoft.com/azure/logic-apps/logic-apps-workflow-actions-triggers#split-on-debatch
 */
const SPLIT_LIMITS = { usual: 100_000, concurrent: 100 };

/** What comes of giving something to a trigger. */
export type Verdict =
  | {
      readonly status: 'Succeeded';
      /** The trigger outputs of each run to start; one unless `splitOn` takes the body apart. */
      readonly outputs: readonly DataObject[];
      /** '' where neither the definition nor the caller gives one. */
      readonly clientTrackingId: string;
    }
  | { readonly status: 'Skipped'; readonly clientTrackingId: string }
  | {
      readonly status: 'Failed';
      /** The HTTP status that the caller gets. */
      readonly answer: number;
      readonly error: RunError;
    };

/** Whether a trigger fires, and for what: its schema, its conditions and its `splitOn`. */
export function judge(workflow: Workflow, trigger: Trigger, outputs: DataObject): Verdict {
  try {
    refuseBody(trigger, outputs);
    const clientTrackingId = trackingIdOf(workflow, trigger, outputs);
    const scope = new TriggerScope(workflow, trigger, outputs);
    return conditionsHold(trigger, scope)
      ? { status: 'Succeeded', outputs: splitOutputs(trigger, scope, outputs), clientTrackingId }
      : { status: 'Skipped', clientTrackingId };
  } catch (error) {
    if (error instanceof ActionFailure) {
      return {
        status: 'Failed',
        answer: 400,
        error: { code: error.errorCode, message: error.message },
      };
    }
    if (!(error instanceof TemplateError)) throw error;
    const message = `Unable to process template language expressions for trigger '${trigger.name}': '${error.message}'.`;
    return { status: 'Failed', answer: 400, error: { code: error.code, message } };
  }
}

/** The schema of a Request trigger only serves its designer, unless the trigger says that it counts. */
function refuseBody({ name, json }: Trigger, outputs: DataObject): void {
  if (!/enableschemavalidation/i.test(json.operationOptions ?? '')) return;
  const { inputs } = json;
  if (inputs === null || typeof inputs !== 'object' || !('schema' in inputs)) return;
  const [error] = schemaErrors(inputs.schema, outputs['body'] ?? null);
  if (error === undefined) return;
  throw new ActionFailure(
    'BadRequest',
    `The input body for trigger '${name}' of type '${json.type}' did not match its schema definition. Error details: ` +
      `'${error.message}'.`,
    'TriggerInputSchemaMismatch',
  );
}

function conditionsHold({ name, json }: Trigger, scope: TriggerScope): boolean {
  return (json.conditions ?? []).every(({ expression }) => {
    const holds = render(expression, scope);
    if (typeof holds === 'boolean') return holds;
    throw new TemplateError(
      `The condition '${expression}' of trigger '${name}' is of type '${typeNameOf(holds)}', not 'Boolean'.`,
    );
  });
}

function splitOutputs(
  trigger: Trigger,
  scope: TriggerScope,
  outputs: DataObject,
): readonly DataObject[] {
  const { splitOn } = trigger.json;
  if (splitOn === undefined) return [outputs];
  const items = render(splitOn, scope);
  if (!isArray(items)) {
    throw new TemplateError(
      `The result of the 'splitOn' expression '${splitOn}' of trigger '${trigger.name}' is of type ` +
        `'${typeNameOf(items)}'. The result must be a valid array.`,
    );
  }
  const limit = concurrencyOf(trigger) === undefined ? SPLIT_LIMITS.usual : SPLIT_LIMITS.concurrent;
  if (items.length > limit) {
    throw new ActionFailure(
      'BadRequest',
      `The 'splitOn' of trigger '${trigger.name}' gives ${items.length} items; the limit is ${limit}.`,
      'SplitOnItemsLimitExceeded',
    );
  }
  return items.map((body) => ({ ...outputs, body }));
}

/** The client tracking id of a firing: the definition's `correlation`, else the caller's header; '' for none. */
function trackingIdOf(workflow: Workflow, trigger: Trigger, outputs: DataObject): string {
  const correlation = trigger.json.correlation?.clientTrackingId;
  if (correlation !== undefined) {
    const id = render(correlation, new TriggerScope(workflow, trigger, outputs));
    return typeof id === 'string' ? id : '';
  }
  const headers = outputs['headers'] ?? null;
  if (!isObject(headers)) return '';
  const header = Object.entries(headers).find(
    ([name]) => name.toLowerCase() === 'x-ms-client-tracking-id',
  );
  return typeof header?.[1] === 'string' ? header[1] : '';
}
