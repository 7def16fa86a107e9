import { toText } from '../../expression/text';
import { type Data, type DataObject, isObject } from '../../expression/value';
import { makeCall } from '../call';
import { writeMessage } from '../message';
import { type OutboundResponse } from '../outbound';
import type { Outcome } from '../record';
import { REPLY_TIMEOUT, type Reply, refusal } from '../reply';
import { readRetryPolicy } from '../retry';
import type { Workflow } from '../workflow';
import { type Execution, invalidInputs, renderInputs } from './handler';

/** Workflow: calls the Request trigger of another workflow, and waits for what its Response action answers. */
export async function runWorkflow(execution: Execution): Promise<Outcome> {
  const { action, run } = execution;
  const inputs = renderInputs(execution);
  const { workflow, trigger } = calledBy(execution, inputs);
  return makeCall(execution, {
    inputs,
    policy: readRetryPolicy(action.name, inputs['retryPolicy']),
    send: async () => {
      const { headers } = writeMessage(inputs['headers'] ?? null, inputs['body']);
      const { reply } = workflow.fire(
        {
          headers: { ...headers, 'x-ms-client-tracking-id': run.clientTrackingId },
          ...(inputs['body'] === undefined ? {} : { body: inputs['body'] }),
        },
        trigger,
      );
      const answer = await run.scheduler.wait(
        reply,
        `${run.label}: the answer of ${workflow.name}`,
        {
          timeout: REPLY_TIMEOUT,
        },
      );
      run.refuseEnded();
      return responseOf(
        answer ?? refusal(504, 'GatewayTimeout', 'The called workflow gave no answer in time.'),
      );
    },
  });
}

function calledBy(
  { action, run }: Execution,
  inputs: DataObject,
): { readonly workflow: Workflow; readonly trigger: string | undefined } {
  const host: Data = inputs['host'] ?? null;
  const target: Data = isObject(host) ? (host['workflow'] ?? null) : null;
  const id = isObject(target) ? target['id'] : undefined;
  if (typeof id !== 'string')
    throw invalidInputs(action, "'host.workflow.id' must be a resource id");
  const workflow = run.workflow.runtime.workflow(id);
  if (workflow === undefined) throw invalidInputs(action, `there is no workflow '${id}'`);
  const name = isObject(host) ? host['triggerName'] : undefined;
  return { workflow, trigger: name === undefined ? undefined : toText(name) };
}

/** An answer as it comes over the wire; JSON is read again, as any caller does. */
function responseOf({ status, headers, body }: Reply): OutboundResponse {
  const message = writeMessage(headers, body);
  return { status, headers: message.headers, body: message.body ?? '' };
}
