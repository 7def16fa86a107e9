import type { Node } from '../../../workflow/tree';
import { evaluate } from '../../expression/evaluate';
import { writeJson } from '../../expression/json';
import { TemplateError } from '../../expression/errors';
import type { Scope } from '../../expression/scope';
import { toText } from '../../expression/text';
import { type Data, isArray, isObject, typeNameOf } from '../../expression/value';
import { ActionFailure } from '../errors';
import type { Outcome } from '../record';
import { skipBranch } from '../skip';
import { render } from '../template';
import type { Execution } from './handler';
import { runBlock } from './scope';

/** If: runs one of two branches, as its expression says. */
export async function runIf(execution: Execution): Promise<Outcome> {
  const { action, run, frame, scope } = execution;
  const { expression = null } = action.json;
  const holds = evaluateCondition(expression, scope);
  if (typeof holds !== 'boolean') {
    throw new ActionFailure(
      'ExpressionEvaluationFailed',
      `The execution of template action '${action.name}' failed: The result of the evaluation of 'scope' action ` +
        `expression '${toText(expression)}' is not valid. It is ` +
        `of type '${typeNameOf(holds)}' but is expected to be a value of type 'Boolean'.`,
    );
  }
  const taken = holds ? 'actions' : 'else';
  for (const branch of action.branches) if (branch.name !== taken) skipBranch(branch, run, frame);
  return runBlock(
    execution,
    action.branches.find(({ name }) => name === taken),
  );
}

/**
 * The value of a condition: an expression, or a tree such as `{ and: [{ equals: [a, b] }, { not: { ... } }] }`.
 * @see https://learn.microsoft.com/azure/logic-apps/logic-apps-workflow-actions-triggers#if-action
 */
export function evaluateCondition(condition: Data, scope: Scope): Data {
  if (!isArray(condition) && !isObject(condition)) return render(condition, scope);
  const [entry, ...others] = isObject(condition) ? Object.entries(condition) : [];
  if (entry === undefined || others.length > 0) {
    throw new TemplateError(
      `The condition '${toText(condition)}' must be an expression, or an object with one operator.`,
    );
  }
  const [operator, operands] = entry;
  const list = isArray(operands) ? operands : [operands];
  switch (operator.toLowerCase()) {
    case 'and':
      return list.every((each) => isTrue(each, scope));
    case 'or':
      return list.some((each) => isTrue(each, scope));
    case 'not':
      return !isTrue(list[0] ?? null, scope);
    default:
      return evaluate(
        {
          kind: 'call',
          name: operator,
          args: list.map((each) => nodeOfValue(render(each, scope))),
        },
        scope,
      );
  }
}

function isTrue(condition: Data, scope: Scope): boolean {
  const value = evaluateCondition(condition, scope);
  if (typeof value === 'boolean') return value;
  throw new TemplateError(
    `The condition '${toText(condition)}' is of type '${typeNameOf(value)}' but is expected to be a value of ` +
      "type 'Boolean'.",
  );
}

/** A value as a node, so that the operators are the language's own functions. */
function nodeOfValue(value: Data): Node {
  if (!isArray(value) && !isObject(value)) return { kind: 'literal', value };
  return { kind: 'call', name: 'json', args: [{ kind: 'literal', value: writeJson(value) }] };
}
