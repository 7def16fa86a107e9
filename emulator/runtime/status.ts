import type { CompiledAction, CompiledBranch } from './compile';
import type { Frame } from './frame';
import type { ActionStatus } from './record';

const FAILURES: readonly ActionStatus[] = ['Failed', 'TimedOut', 'Cancelled'];

/**
 * Whether a branch came to a bad end: one of its leaves failed and nothing handled it. A skipped leaf counts as what
 * it was to run after.
 * @see https://learn.microsoft.com/azure/logic-apps/error-exception-handling
 */
export const branchFailed = (branch: CompiledBranch, frame: Frame): boolean =>
  branch.leaves.some((leaf) => endedBadly(leaf, frame));

function endedBadly(action: CompiledAction, frame: Frame): boolean {
  const status = frame.record(action.key)?.status;
  if (status === 'Skipped') {
    return action.predecessors.some((predecessor) => endedBadly(predecessor.action, frame));
  }
  return status !== undefined && FAILURES.includes(status);
}
