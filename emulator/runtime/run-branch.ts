import type { CompiledAction, CompiledBranch } from './compile';
import type { Frame } from './frame';
import { TaskGroup } from './group';
import type { Run } from './run';
import { runAction } from './run-action';
import { skipByPredecessor, skipByTermination } from './skip';

/**
 * Runs the actions of a branch: each when all its predecessors have ended, side by side where they allow it. An action
 * whose predecessors ended in other statuses than it expects is skipped.
 */
export async function runBranch(branch: CompiledBranch, run: Run, frame: Frame): Promise<void> {
  const open = new Map(branch.actions.map((action) => [action, action.predecessors.length]));
  const group = new TaskGroup(run.scheduler);

  /** The actions that the end of one lets start; those that it rules out are skipped on the way. */
  const release = (ended: CompiledAction): CompiledAction[] => {
    const ready: CompiledAction[] = [];
    const over = [ended];
    for (const action of over) {
      for (const successor of branch.successors.get(action) ?? []) {
        const left = (open.get(successor) ?? 0) - 1;
        open.set(successor, left);
        if (left > 0) continue;
        if (isSkipped(successor, run, frame)) over.push(successor);
        else ready.push(successor);
      }
    }
    return ready;
  };

  /** Runs actions one after another as each lets the next start; what else may start becomes a task of its own. */
  const follow = async (start: readonly CompiledAction[]): Promise<void> => {
    for (let ready = start; ready.length > 0;) {
      const [next, ...others] = ready;
      for (const other of others) group.spawn(() => follow([other]));
      if (next === undefined) return;
      await runAction(next, run, frame);
      ready = release(next);
    }
  };

  await follow(branch.first);
  await group.join(`${run.label}: the parallel actions of '${branch.name}'`);
}

function isSkipped(action: CompiledAction, run: Run, frame: Frame): boolean {
  if (run.ended) {
    skipByTermination(action, run, frame);
    return true;
  }
  const unmet = action.predecessors.find(({ action: predecessor, statuses }) => {
    const status = frame.record(predecessor.key)?.status;
    return !statuses.some((expected) => expected === status);
  });
  if (unmet === undefined) return false;
  skipByPredecessor(action, unmet, run, frame);
  return true;
}
