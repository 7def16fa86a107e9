import { DAY, readDuration } from '../duration';
import type { Outcome } from '../record';
import { callConnector } from './api-connection';
import { type Execution, renderInputs } from './handler';

/**
 * How long a run may take, and so a wait for a callback.
 * @see https://learn.microsoft.com/azure/logic-apps/logic-apps-limits-and-configuration#run-duration-retention-limits
 */
const RUN_DURATION = 90 * DAY;

/** ApiConnectionWebhook: subscribes at a connector, and waits until it is called back; the callback is its answer. */
export async function runWebhook(execution: Execution): Promise<Outcome> {
  const { action, run, scope } = execution;
  const inputs = renderInputs(execution);
  const url = scope.callbackUrl();
  const subscription = await callConnector(execution, inputs);
  if (subscription.status !== 'Succeeded') return subscription;
  const timeout = readDuration(action.json.limit?.timeout ?? '') ?? RUN_DURATION;
  const request = await run.callback(url, timeout);
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
