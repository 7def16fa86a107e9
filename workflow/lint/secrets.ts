import { isSecured, reachesOut } from './calls';
import type { Operation } from './operations';
import type { Outline } from './outline';
import { ACTION_FUNCTIONS, type Call } from './references';
import type { Text } from './texts';

/** Actions that know only secured inputs, which hide their outputs as well. */
const HIDES_BOTH: ReadonlySet<string> = new Set(['compose', 'parsejson', 'response']);

/** Whether the run history hides what an action gives. */
const hidesOutputs = (operation: Operation): boolean =>
  isSecured(operation, 'outputs') ||
  (HIDES_BOTH.has(operation.type) && isSecured(operation, 'inputs'));

/** Whether an action asks the run history to hide anything of it. */
export const holdsSecret = (operation: Operation): boolean =>
  isSecured(operation, 'inputs') || isSecured(operation, 'outputs');

/** Whether a reference reads what the run history hides. */
function readsSecret(call: Call, target: Operation): boolean {
  const key = call.steps[0]?.key;
  switch (call.name) {
    case 'result':
      return false;
    case 'actions': {
      // The record of an action: its status, code and times are no secret.
      if (typeof key !== 'string') return holdsSecret(target);
      const part = key.toLowerCase();
      if (part === 'inputs') return isSecured(target, 'inputs');
      return part === 'outputs' && hidesOutputs(target) && !readsStatus(call, 1);
    }
    case 'outputs':
    case 'actionoutputs':
      return hidesOutputs(target) && !readsStatus(call, 0);
    default:
      return hidesOutputs(target);
  }
}

const readsStatus = ({ steps }: Call, index: number): boolean => {
  const key = steps[index]?.key;
  return typeof key === 'string' && key.toLowerCase() === 'statuscode';
};

/** All references that read what the run history hides, with the action they read. */
export const secretReads = (outline: Outline): readonly { call: Call; target: Operation }[] =>
  outline.calls(...ACTION_FUNCTIONS).flatMap((call) => {
    const target = call.target === undefined ? undefined : outline.operation(call.target);
    return target !== undefined && readsSecret(call, target) ? [{ call, target }] : [];
  });

/** Actions that hand on what they are given: their own outputs are not hidden further down. */
const HANDS_ON: ReadonlySet<string> = new Set([
  'compose',
  'parsejson',
  'select',
  'query',
  'join',
  'table',
  'initializevariable',
  'setvariable',
  'appendtoarrayvariable',
  'appendtostringvariable',
]);

/**
 * Whether a secret may stand in a text: in the `authentication` of a call, which the run history never shows, or in
 * an action whose inputs are hidden and that does not hand them on. A header never: proxies and services log it.
 */
export function mayHoldSecret({ operation, keys }: Text): boolean {
  if (operation === undefined || keys[0] !== 'inputs') return false;
  const part = String(keys[1] ?? '').toLowerCase();
  if (reachesOut(operation) && part === 'authentication') return true;
  return isSecured(operation, 'inputs') && !HANDS_ON.has(operation.type) && part !== 'headers';
}
