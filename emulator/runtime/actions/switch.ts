import { toText } from '../../expression/text';
import { type Data, isInteger, typeNameOf } from '../../expression/value';
import type { CompiledBranch } from '../compile';
import { ActionFailure } from '../errors';
import { BLOCK_FAILED, type Outcome } from '../record';
import { endUnrun, skipBranch } from '../skip';
import { render } from '../template';
import type { Execution } from './handler';
import { runBlock } from './scope';

/** Switch: runs the branch whose case is its value, with regard to letter case, else the default. */
export async function runSwitch(execution: Execution): Promise<Outcome> {
  const { action, run, frame, scope } = execution;
  const { expression = null, cases = {} } = action.json;
  const value = render(expression, scope);
  if (typeof value !== 'string' && !isInteger(value)) {
    throw new ActionFailure(
      'ExpressionEvaluationFailed',
      `The execution of template action '${action.name}' failed: The result of the evaluation of 'scope' action ` +
        `expression '${toText(expression)}' is not valid. It is of type '${typeNameOf(value)}' but is expected to be a ` +
        "value of type 'String, Integer'.",
    );
  }
  const branches = [...action.branches];
  let taken: { readonly branch: CompiledBranch | undefined } | undefined;
  for (const { case: template, actions } of Object.values(cases)) {
    const branch = actions === undefined ? undefined : branches.shift();
    const wanted = render(template, scope);
    if (typeNameOf(wanted) !== typeNameOf(value)) {
      failBranches(execution, value, wanted);
      return BLOCK_FAILED;
    }
    if (wanted === value) taken ??= { branch };
  }
  // What is left once each case has its branch is the default's.
  const { branch } = taken ?? { branch: branches[0] };
  for (const other of action.branches) if (other !== branch) skipBranch(other, run, frame);
  return runBlock(execution, branch);
}

/** The runtime compares the value with every case, and a case of another type makes all branches fail. */
function failBranches({ action, run, frame }: Execution, value: Data, wanted: Data): void {
  for (const child of action.branches.flatMap(({ actions }) => actions)) {
    endUnrun(child, run, frame, {
      status: 'Failed',
      code: 'InternalServerError',
      error: {
        code: 'ActionConditionFailed',
        message:
          `The execution of template action '${child.name}' failed: an unexpected exception encountered when ` +
          "evaluating branching condition. 'Template language function 'strongEquals' expects parameters of same " +
          `type, but found '${typeNameOf(value)},${typeNameOf(wanted)}' distinct types.'`,
      },
    });
  }
}
