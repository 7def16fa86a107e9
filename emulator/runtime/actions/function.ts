import { toText } from '../../expression/text';
import { type Data, isObject } from '../../expression/value';
import { sanitized } from '../authentication';
import type { Outcome } from '../record';
import { callAddress, methodOf } from './address';
import { type Execution, invalidInputs, renderInputs } from './handler';

const FUNCTION = /\/providers\/Microsoft\.Web\/sites\/([^/]+)\/functions\/([^/]+)\/?$/i;

/**
 * Function: calls a function of a function app; the emulator takes its address from its resource id, as it is unless the
 * app's settings change it.
 * @see https://learn.microsoft.com/azure/logic-apps/logic-apps-workflow-actions-triggers#function-action
 */
export async function runFunction(execution: Execution): Promise<Outcome> {
  const inputs = renderInputs(execution);
  const target: Data = inputs['function'] ?? null;
  const id = isObject(target) ? (target['id'] ?? null) : null;
  const [, app, name] = FUNCTION.exec(toText(id)) ?? [];
  if (app === undefined || name === undefined) {
    throw invalidInputs(execution.action, "'function.id' must be the resource id of a function");
  }
  return callAddress(execution, {
    shown: sanitized(inputs),
    method: methodOf(execution, inputs, 'POST'),
    uri: `https://${app}.azurewebsites.net/api/${name}`,
    request: inputs,
  });
}
