import { actionRecord } from './action-record';
import type { CompiledAction, CompiledBranch, Predecessor } from './compile';
import type { Frame } from './frame';
import type { RunError } from './record';
import type { Run } from './run';

/** How an action ends that never ran. */
interface End {
  readonly status: 'Skipped' | 'Failed';
  readonly code: string;
  /** @default - the runtime gives none */
  readonly error?: RunError;
}

/** Skips an action whose `runAfter` is not satisfied, and all that it holds. */
export function skipByPredecessor(
  action: CompiledAction,
  { action: predecessor, statuses }: Predecessor,
  run: Run,
  frame: Frame,
): void {
  const actual = frame.record(predecessor.key)?.status ?? 'Skipped';
  skip(action, run, frame, {
    code: 'ActionConditionFailed',
    message:
      `The execution of template action '${action.name}' is skipped: the 'runAfter' condition for action ` +
      `'${predecessor.name}' is not satisfied. Expected status values '${statuses.join(', ')}' and actual value ` +
      `'${actual}'.`,
  });
}

/** Skips a branch that an If or a Switch did not take. */
export function skipBranch(branch: CompiledBranch, run: Run, frame: Frame): void {
  for (const action of branch.actions) {
    skip(action, run, frame, {
      code: 'ActionBranchingConditionNotSatisfied',
      message:
        `The execution of template action '${action.name}' skipped: the branching condition for this action is ` +
        'not satisfied.',
    });
  }
}

/** Skips what a block holds because the block itself was skipped, or failed before it ran any of it. */
export function skipChildren(parent: CompiledAction, run: Run, frame: Frame): void {
  const record = frame.record(parent.key);
  for (const action of parent.branches.flatMap(({ actions }) => actions)) {
    skip(action, run, frame, {
      code: 'ActionDependencyFailed',
      message:
        `The execution of template action '${action.name}' is skipped: dependant action '${parent.name}' completed ` +
        `with status '${record?.status ?? 'Skipped'}' and code '${record?.code ?? 'NotSpecified'}'.`,
    });
  }
}

/** Skips an action that had not started when the run was ended. */
export const skipByTermination = (action: CompiledAction, run: Run, frame: Frame): void => {
  endUnrun(action, run, frame, { status: 'Skipped', code: 'Terminated' });
};

/** Keeps the record of an action that did not run; all that it holds is skipped. */
export function endUnrun(action: CompiledAction, run: Run, frame: Frame, end: End): void {
  frame.keep(action.key, actionRecord(action, run, frame, end));
  skipChildren(action, run, frame);
}

/** Skips an action, for a reason that the run history shows. */
function skip(action: CompiledAction, run: Run, frame: Frame, error: RunError): void {
  endUnrun(action, run, frame, { status: 'Skipped', code: 'ActionSkipped', error });
}
