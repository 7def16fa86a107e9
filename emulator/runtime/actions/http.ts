import { sanitized } from '../authentication';
import type { Outcome } from '../record';
import { callAddress, methodOf } from './address';
import { type Execution, renderInputs, textInput } from './handler';

/** HTTP: one request to an address, repeated as its retry policy says. */
export async function runHttp(execution: Execution): Promise<Outcome> {
  const inputs = renderInputs(execution);
  return callAddress(execution, {
    shown: sanitized(inputs),
    method: methodOf(execution, inputs),
    uri: textInput(execution.action, inputs, 'uri'),
    request: inputs,
  });
}
