import { toText } from '../../expression/text';
import { type DataObject, isObject } from '../../expression/value';
import type { RunEnd } from '../conclusion';
import type { Outcome, RunError } from '../record';

import { type Execution, invalidInputs, renderInputs, textInput } from './handler';

const STATUSES: readonly RunEnd['status'][] = ['Succeeded', 'Failed', 'Cancelled'];

/** Terminate: ends the run with a status; what runs is cancelled, what is to come is skipped. */
export function runTerminate(execution: Execution): Outcome {
  const { action, run } = execution;
  const inputs = renderInputs(execution);
  const given = textInput(action, inputs, 'runStatus').toLowerCase();
  const status = STATUSES.find((each) => each.toLowerCase() === given);
  if (status === undefined) {
    throw invalidInputs(action, `'runStatus' must be one of ${STATUSES.join(', ')}`);
  }
  const { runError = null } = inputs;
  if (runError !== null && status !== 'Failed') {
    throw invalidInputs(action, "'runError' goes with the run status 'Failed' only");
  }
  run.end({ status, ...(isObject(runError) ? { error: errorOf(runError) } : {}) });
  return { status: 'Succeeded', code: 'NotSpecified', inputs };
}

const errorOf = ({ code = '', message = '' }: DataObject): RunError => ({
  code: toText(code),
  message: toText(message),
});
