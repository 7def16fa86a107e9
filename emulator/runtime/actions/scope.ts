import type { CompiledBranch } from '../compile';
import { BLOCK_FAILED, BLOCK_SUCCEEDED, CANCELLED, type Outcome } from '../record';
import { runBranch } from '../run-branch';
import { branchFailed } from '../status';
import type { Execution } from './handler';

/** Scope: runs what it holds. */
export function runScope(execution: Execution): Promise<Outcome> {
  return runBlock(execution, execution.action.branches[0]);
}

/** Runs a branch of a block; the block ends as the branch does, and an empty one ends well. */
export async function runBlock(
  { run, frame }: Execution,
  branch: CompiledBranch | undefined,
): Promise<Outcome> {
  if (branch === undefined) return BLOCK_SUCCEEDED;
  await runBranch(branch, run, frame);
  if (run.ended) return CANCELLED;
  return branchFailed(branch, frame) ? BLOCK_FAILED : BLOCK_SUCCEEDED;
}
