import { entriesAt } from './json';
import type { Operation } from './operations';

/** One entry of `runAfter`: an action that must have ended, and in which statuses. */
export interface RunAfterEntry {
  readonly name: string;
  /** The name as the runtime compares it: in lower case. */
  readonly key: string;
  /** In lower case; empty where the value is no list. */
  readonly statuses: readonly string[];
}

/** The entries of an action's `runAfter`. */
export const runAfterOf = ({ action }: Operation): readonly RunAfterEntry[] =>
  entriesAt(action, 'runAfter').map(([name, statuses]) => ({
    name,
    key: name.toLowerCase(),
    statuses: Array.isArray(statuses)
      ? statuses.filter((status) => typeof status === 'string').map((s) => s.toLowerCase())
      : [],
  }));

/** Whether an entry stands for handling a failure: it runs after one, but not after a success. */
export const handlesFailure = ({ statuses }: RunAfterEntry): boolean =>
  statuses.includes('failed') && !statuses.includes('succeeded');
