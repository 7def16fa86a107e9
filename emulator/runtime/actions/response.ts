import type { Data } from '../../expression/value';
import { writeMessage } from '../message';
import { numeric } from '../numeric';
import { type Outcome, failed } from '../record';
import { REPLY_TIMEOUT, type Reply, refusal } from '../reply';
import { type Execution, invalidInputs, renderInputs } from './handler';

/** Response: answers the caller of the Request trigger, once, and while it still waits. */
export function runResponse(execution: Execution): Outcome {
  const { action, run } = execution;
  const inputs = renderInputs(execution);
  const status = statusOf(execution, inputs['statusCode'] ?? 200);
  const { reply } = run;
  if (reply === undefined) {
    return {
      status: 'Skipped',
      code: 'ActionResponseSkipped',
      inputs,
      executions: 0,
      error: {
        code: 'ActionResponseSkipped',
        message: `The execution of template action '${action.name}' is skipped: no caller waits for a response.`,
      },
    };
  }
  if (run.age > REPLY_TIMEOUT) {
    reply.fire(
      refusal(
        504,
        'GatewayTimeout',
        "The gateway did not receive a response from 'Microsoft.Logic' within the specified time period.",
      ),
    );
    return failed(
      'ActionResponseTimedOut',
      `The execution of template action '${action.name}' failed: the client application timed out waiting for a ` +
        'response from service.',
      { inputs },
    );
  }
  if (reply.fired) {
    return failed(
      'BadRequest',
      `The execution of template action '${action.name}' failed: the caller has been answered already.`,
      { inputs },
    );
  }
  reply.fire(replyOf(status, inputs['headers'] ?? null, inputs['body']));
  return { status: 'Succeeded', code: 'OK', inputs, outputs: { ...inputs, statusCode: status } };
}

function statusOf({ action }: Execution, given: Data): number {
  const status = numeric(given);
  const allowed = [2, 4, 5].includes(Math.floor(status / 100));
  if (Number.isInteger(status) && allowed) return status;
  throw invalidInputs(action, "'statusCode' must be 2xx, 4xx or 5xx");
}

function replyOf(status: number, headers: Data, body: Data | undefined): Reply {
  const message = writeMessage(headers, body);
  return { status, headers: message.headers, ...(body === undefined ? {} : { body }) };
}
