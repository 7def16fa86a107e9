import { type Data, type DataObject, isObject } from '../../expression/value';
import { sanitized } from '../authentication';
import { DAY, readDuration } from '../duration';
import type { Outcome } from '../record';
import { callAddress, methodOf } from './address';
import { callConnector } from './api-connection';
import { type Execution, invalidInputs, renderInputs, textInput } from './handler';

/**
 * How long a run may take, and so a wait for a callback.
 * @see https://learn.microsoft.com/azure/logic-apps/logic-apps-limits-and-configuration#run-duration-retention-limits
 */
const RUN_DURATION = 90 * DAY;

/** ApiConnectionWebhook: subscribes at a connector, and waits until it is called back; the callback is its answer. */
export async function runConnectorWebhook(execution: Execution): Promise<Outcome> {
  // Designers write no method: a subscription is a POST.
  const inputs = { method: 'POST', ...renderInputs(execution) };
  return waitFor(execution, await callConnector(execution, inputs), inputs);
}

/**
 * HttpWebhook: subscribes at an address, and waits until it is called back; when nothing does in time, it unsubscribes.
 * @see https://learn.microsoft.com/azure/logic-apps/logic-apps-workflow-actions-triggers#httpwebhook-action
 */
export async function runHttpWebhook(execution: Execution): Promise<Outcome> {
  const inputs = renderInputs(execution);
  const { subscribe = null, unsubscribe = null } = inputs;
  if (!isObject(subscribe)) {
    throw invalidInputs(execution.action, "'subscribe' must be the call that subscribes");
  }
  const shown = {
    ...inputs,
    subscribe: sanitized(subscribe),
    ...(isObject(unsubscribe) ? { unsubscribe: sanitized(unsubscribe) } : {}),
  };
  const outcome = await waitFor(execution, await callAt(execution, subscribe, shown), shown);
  const farewell = outcome.status === 'TimedOut' ? addressed(unsubscribe) : undefined;
  if (farewell !== undefined) await callAt(execution, farewell, shown);
  return outcome;
}

const callAt = (execution: Execution, request: DataObject, shown: DataObject): Promise<Outcome> =>
  callAddress(execution, {
    shown,
    method: methodOf(execution, request, 'POST'),
    uri: textInput(execution.action, request, 'uri'),
    request,
  });

/** A call that has an address, which older definitions call `url`; the designer leaves an empty object for none. */
function addressed(request: Data): DataObject | undefined {
  if (!isObject(request)) return undefined;
  const uri = request['uri'] ?? request['url'] ?? null;
  return uri === null ? undefined : { ...request, uri };
}

/** Waits for the callback that a successful subscription promises. */
async function waitFor(
  { action, run, scope }: Execution,
  subscription: Outcome,
  inputs: DataObject,
): Promise<Outcome> {
  if (subscription.status !== 'Succeeded') return subscription;
  const timeout = readDuration(action.json.limit?.timeout ?? '') ?? RUN_DURATION;
  const request = await run.callback(scope.callbackUrl(), timeout);
  if (request !== undefined) {
    const { headers = {}, body } = request;
    return { ...subscription, code: 'OK', outputs: { headers, body } };
  }
  const { inputs: shown = inputs, executions = 1 } = subscription;
  return {
    status: 'TimedOut',
    code: 'ActionTimedOut',
    inputs: shown,
    executions,
    error: {
      code: 'ActionTimedOut',
      message: `The execution of template action '${action.name}' timed out: nothing called it back.`,
    },
  };
}
