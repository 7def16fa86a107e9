import { type JsonObject, isObject, valueAt, wordAt } from './json';
import type { Operation } from './operations';

/** Calls whose answer and repetition the engine handles: over HTTP, or through a managed connector. */
const CALLS: ReadonlySet<string> = new Set(['http', 'apiconnection']);

/** Actions that reach something outside of the run. */
const OUTWARD: ReadonlySet<string> = new Set([
  ...CALLS,
  'httpwebhook',
  'apiconnectionwebhook',
  'apimanagement',
  'function',
  'sendtobatch',
  'workflow',
]);

/** Actions that certainly call nothing; not every type is known, and the `inputs` of a Compose are free. */
const CALLS_NOTHING: ReadonlySet<string> = new Set([
  'if',
  'foreach',
  'until',
  'switch',
  'scope',
  'terminate',
  'response',
  'wait',
  'parsejson',
  'query',
  'select',
  'join',
  'table',
  'initializevariable',
  'setvariable',
  'incrementvariable',
  'decrementvariable',
  'appendtoarrayvariable',
  'appendtostringvariable',
]);

/** Whether an action calls something over HTTP or through a managed connector. */
export const isCall = ({ type }: Operation): boolean => CALLS.has(type);

/** Whether an action reaches something outside of the run. */
export const reachesOut = ({ type }: Operation): boolean => OUTWARD.has(type);

/** Whether an action certainly calls nothing. */
export const callsNothing = ({ type }: Operation): boolean => CALLS_NOTHING.has(type);

/** The retry policy of an action; undefined where it has none of its own. */
export function retryPolicyOf({ action }: Operation): JsonObject | undefined {
  const policy = valueAt(action, 'inputs', 'retryPolicy');
  return isObject(policy) ? policy : undefined;
}

/** Whether a policy repeats a call that failed. */
export const repeats = (policy: JsonObject): boolean => wordAt(policy, 'type') !== 'none';

/** Whether the run history hides the inputs or the outputs of an action, as the definition asks it to. */
export function isSecured({ action }: Operation, part: 'inputs' | 'outputs'): boolean {
  const parts = valueAt(action, 'runtimeConfiguration', 'secureData', 'properties');
  return (
    Array.isArray(parts) && parts.some((p) => typeof p === 'string' && p.toLowerCase() === part)
  );
}
