import { toText } from '../../expression/text';
import { type Data, isArray, typeNameOf } from '../../expression/value';
import { ActionFailure } from '../errors';
import { TaskGroup } from '../group';
import { BLOCK_FAILED, BLOCK_SUCCEEDED, CANCELLED, type Outcome } from '../record';
import { runBranch } from '../run-branch';
import { branchFailed } from '../status';
import { render } from '../template';
import type { Execution } from './handler';

/**
 * How many items a Foreach may have, and how many iterations run side by side unless it says otherwise.
 * @see https://learn.microsoft.com/azure/logic-apps/logic-apps-limits-and-configuration#looping-debatching-limits
 */
const LIMITS = { items: 100_000, parallel: 20 };

/** Foreach: runs what it holds once for each item; a failed iteration does not stop the others. */
export async function runForeach(execution: Execution): Promise<Outcome> {
  const { action, run, frame } = execution;
  const items = itemsOf(execution);
  const [branch] = action.branches;
  let failures = 0;
  if (branch !== undefined) {
    const iterate = async (index: number): Promise<void> => {
      const inner = frame.enter({ loop: action, index, item: items[index] ?? null });
      await runBranch(branch, run, inner);
      if (branchFailed(branch, inner)) failures++;
    };
    await inParallel(execution, items.length, iterate);
  }
  if (run.ended) return { ...CANCELLED, iterationCount: items.length };
  return { ...(failures > 0 ? BLOCK_FAILED : BLOCK_SUCCEEDED), iterationCount: items.length };
}

function itemsOf({ action, scope }: Execution): readonly Data[] {
  const { foreach = null } = action.json;
  const items = render(foreach, scope);
  if (!isArray(items)) {
    throw new ActionFailure(
      'ExpressionEvaluationFailed',
      `The execution of template action '${action.name}' failed: the result of the evaluation of 'foreach' expression ` +
        `'${toText(foreach)}' is of type '${typeNameOf(items)}'. The ` +
        'result must be a valid array.',
    );
  }
  if (items.length <= LIMITS.items) return items;
  throw new ActionFailure(
    'ForeachItemsLimitExceeded',
    `The execution of template action '${action.name}' failed: it has ${items.length} items and may have ` +
      `${LIMITS.items}.`,
  );
}

/** Runs iterations, each starting when one of as many lanes as the loop allows is free. */
async function inParallel(
  { action, run }: Execution,
  count: number,
  iterate: (index: number) => Promise<void>,
): Promise<void> {
  const lanes = Math.min(count, lanesOf(action.json));
  let next = 0;
  const lane = async (): Promise<void> => {
    while (next < count && !run.ended) await iterate(next++);
  };
  if (lanes <= 1) {
    await lane();
    return;
  }
  const group = new TaskGroup(run.scheduler);
  for (let i = 0; i < lanes; i++) group.spawn(lane);
  await group.join(`${run.label}: the iterations of '${action.name}'`);
}

function lanesOf({ operationOptions, runtimeConfiguration }: Execution['action']['json']): number {
  if (/sequential/i.test(operationOptions ?? '')) return 1;
  return runtimeConfiguration?.concurrency?.repetitions ?? LIMITS.parallel;
}
