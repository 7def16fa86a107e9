import { type JsonObject, entriesAt, valueAt } from './json';

/** Where an action holds nested actions. */
export interface NestedActions {
  /** The keys that lead there, as `cases`, `High`, `actions`. */
  readonly keys: readonly string[];
  readonly actions: unknown;
}

/** The places of nested actions, whether or not something stands there. */
export const branchKeysOf = (action: JsonObject): readonly NestedActions[] =>
  [
    ['actions'],
    ['else', 'actions'],
    ...entriesAt(action, 'cases').map(([name]) => ['cases', name, 'actions']),
    ['default', 'actions'],
  ].map((keys) => ({ keys, actions: valueAt(action, ...keys) }));
