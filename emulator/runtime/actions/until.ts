import { TemplateError } from '../../expression/errors';
import { toText } from '../../expression/text';
import { type Data, typeNameOf } from '../../expression/value';
import { actionRecord } from '../action-record';
import { ActionScope } from '../action-scope';
import { HOUR, readDuration } from '../duration';
import { ActionFailure } from '../errors';
import type { Frame } from '../frame';
import { numeric } from '../numeric';
import { BLOCK_FAILED, BLOCK_SUCCEEDED, CANCELLED, type Outcome } from '../record';
import { templateFailure } from '../run-action';
import { runBranch } from '../run-branch';
import { branchFailed } from '../status';
import { render } from '../template';
import { evaluateCondition } from './condition';
import { type Execution, invalidInputs } from './handler';

/**
 * When an Until stops by itself: the defaults, and the most iterations it may ask for.
 * @see https://learn.microsoft.com/azure/logic-apps/logic-apps-workflow-actions-triggers#until-action
 */
const LIMITS = { count: 60, mostCount: 5000, timeout: HOUR };

/**
 * Until: runs what it holds, then looks at its condition, until that holds or a limit is reached. Reaching a limit is
 * no failure, and neither is a failed iteration but the last.
 */
export async function runUntil(execution: Execution): Promise<Outcome> {
  const { action, run, frame } = execution;
  const { count, timeout } = limitsOf(execution);
  const [branch] = action.branches;
  const deadline = run.scheduler.now + timeout;
  let last: Frame = frame;
  for (let index = 0; index < count; index++) {
    // A loop without actions still gives the others their turn.
    await run.scheduler.turn();
    last = frame.enter({ loop: action, index, item: null });
    if (branch !== undefined) await runBranch(branch, run, last);
    const iterationCount = index + 1;
    if (run.ended) return { ...CANCELLED, iterationCount };
    const over = isOver(execution, last, iterationCount);
    if (typeof over !== 'boolean') return { ...over, iterationCount };
    if (over || iterationCount === count || run.scheduler.now >= deadline) {
      const failed = branch !== undefined && branchFailed(branch, last);
      return { ...(failed ? BLOCK_FAILED : BLOCK_SUCCEEDED), iterationCount };
    }
  }
  return BLOCK_SUCCEEDED;
}

/** Whether the condition holds after an iteration, or how the loop ends when that cannot be said. */
function isOver(
  { action, run }: Execution,
  last: Frame,
  iterationCount: number,
): boolean | Outcome {
  const scope = new ActionScope(run, last, action);
  const self = { ...actionRecord(action, run, last, BLOCK_SUCCEEDED), iterationCount };
  try {
    const { expression = null } = action.json;
    const value = scope.as(self, () => evaluateCondition(expression, scope));
    if (typeof value === 'boolean') return value;
    throw new TemplateError(
      `The condition '${toText(expression)}' is of type '${typeNameOf(value)}' but is expected to be a value ` +
        "of type 'Boolean'.",
    );
  } catch (error) {
    if (error instanceof TemplateError) return templateFailure(error, action, 'condition');
    throw error;
  }
}

function limitsOf({ action, scope }: Execution): {
  readonly count: number;
  readonly timeout: number;
} {
  const { limit } = action.json;
  const count: Data = render(limit?.count ?? LIMITS.count, scope);
  const timeout: Data = render(limit?.timeout ?? null, scope);
  const most = numeric(count);
  if (!Number.isInteger(most) || most < 1 || most > LIMITS.mostCount) {
    throw invalidInputs(
      action,
      `'limit.count' must be a whole number from 1 to ${LIMITS.mostCount}`,
    );
  }
  if (timeout === null) return { count: most, timeout: LIMITS.timeout };
  const longest = typeof timeout === 'string' ? readDuration(timeout) : undefined;
  if (longest !== undefined) return { count: most, timeout: longest };
  throw new ActionFailure(
    'WorkflowRunActionTimeoutLimitInvalid',
    `The 'limit.timeout' of action '${action.name}' must be a duration such as PT1H.`,
  );
}
