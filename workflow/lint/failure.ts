import type { Operation } from './operations';
import { type RunAfterEntry, runAfterOf } from './run-after';

type Status = 'succeeded' | 'failed' | 'skipped';

/** What becomes of the actions of one level when one of them fails and all others succeed if they run. */
export interface AfterFailure {
  readonly statusOf: (operation: Operation) => Status;
  /** The last actions of the level: those that nothing runs after. */
  readonly leaves: readonly Operation[];
  /** Whether a branch that ends with this action counts as failed for the block or run around it. */
  readonly endsFailed: (leaf: Operation) => boolean;
}

/**
 * Plays the failure of one action through its level.
 *
 * A branch that ends with a skipped action ends as the actions before that one did.
 * @see https://learn.microsoft.com/azure/logic-apps/error-exception-handling#evaluate-actions-and-their-results
 */
export function afterFailureOf(failed: Operation): AfterFailure {
  const { siblings } = failed;
  const statuses = new Map<Operation, Status>([[failed, 'failed']]);
  const before = (operation: Operation): readonly Operation[] =>
    runAfterOf(operation).flatMap(({ key }) => siblings.get(key) ?? []);
  // What runs before the failed action has succeeded, however it is waited for.
  const open = [...before(failed)];
  for (let earlier = open.pop(); earlier !== undefined; earlier = open.pop()) {
    if (statuses.has(earlier)) continue;
    statuses.set(earlier, 'succeeded');
    open.push(...before(earlier));
  }

  const statusOf = (operation: Operation): Status => {
    const known = statuses.get(operation);
    if (known !== undefined) return known;
    // In a circle nothing ever starts; set first, so that going round ends.
    statuses.set(operation, 'skipped');
    const status = runAfterOf(operation).every(isMet) ? 'succeeded' : 'skipped';
    statuses.set(operation, status);
    return status;
  };
  const isMet = ({ key, statuses: accepted }: RunAfterEntry): boolean => {
    const predecessor = siblings.get(key);
    return predecessor !== undefined && accepted.includes(statusOf(predecessor));
  };

  const waitedFor = new Set([...siblings.values()].flatMap(before));
  return {
    statusOf,
    leaves: [...siblings.values()].filter((operation) => !waitedFor.has(operation)),
    endsFailed: (leaf) => endsFailed(leaf, new Set()),
  };

  function endsFailed(operation: Operation, seen: Set<Operation>): boolean {
    if (seen.has(operation)) return false;
    seen.add(operation);
    const status = statusOf(operation);
    if (status !== 'skipped') return status === 'failed';
    return before(operation).some((predecessor) => endsFailed(predecessor, seen));
  }
}
