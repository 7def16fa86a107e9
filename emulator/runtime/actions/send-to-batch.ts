import type { Outcome } from '../record';
import { type Execution, invalidInputs, renderInputs, textInput } from './handler';

/**
 * SendToBatch: hands a message to the Batch trigger of another workflow. The emulator takes the message and releases no
 * batch: what a batch releases is given to its workflow's trigger as a body.
 * @see https://learn.microsoft.com/azure/logic-apps/logic-apps-batch-process-send-receive-messages
 */
export function runSendToBatch(execution: Execution): Outcome {
  const { action } = execution;
  const inputs = renderInputs(execution);
  textInput(action, inputs, 'batchName');
  if ((inputs['content'] ?? null) === null) {
    throw invalidInputs(action, "'content' must be the message to send");
  }
  return {
    status: 'Succeeded',
    code: 'Accepted',
    inputs,
    outputs: { statusCode: 202, headers: {} },
  };
}
