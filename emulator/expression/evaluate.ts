import type { Node } from '../../workflow/tree';
import { type Step, select } from './access';
import { Arguments, wrongCount } from './arguments';
import { TemplateError } from './errors';
import { callableOf } from './functions';
import { refusalOf } from './functions/refused';
import { checkResult, withinEngine } from './limits';
import { Remembered } from './remembered';
import type { Scope } from './scope';
import { type Reference, followCall, followPath } from './secrets';
import { toText } from './text';
import type { Data } from './value';

/**
 * The value of an expression.
 * @throws TemplateError with the runtime's words where it cannot be evaluated
 */
export const evaluate = (node: Node, scope: Scope): Data =>
  withinEngine(() => evaluateNode(node, { scope, remembered: Remembered.of(node, scope.lasting) }));

/** Where an expression is evaluated. */
interface Evaluation {
  readonly scope: Scope;
  readonly remembered: Remembered | undefined;
}

function evaluateNode(node: Node, evaluation: Evaluation): Data {
  switch (node.kind) {
    case 'literal':
      return node.value;
    case 'parameter':
      return evaluation.scope.parameter(node.parameter.name);
    case 'template':
      return evaluateTemplate(node.parts, evaluation);
    case 'call':
    case 'access': {
      const { remembered } = evaluation;
      return remembered === undefined
        ? evaluatePath(node, evaluation)
        : remembered.valueOf(node, () => evaluatePath(node, evaluation));
    }
  }
}

/** Text with the text forms of its expressions. */
function evaluateTemplate(parts: readonly (string | Node)[], evaluation: Evaluation): string {
  const { taint } = evaluation.scope;
  const values = parts.map((part) =>
    typeof part === 'string' ? part : evaluateNode(part, evaluation),
  );
  const text = values.map(toText).join('');
  if (taint !== undefined) followCall(taint, 'concat', values, text);
  return text;
}

/** A call, or a value and the steps of a path from it; most paths begin with a call. */
function evaluatePath(path: Node, evaluation: Evaluation): Data {
  const nodes: (Node & { kind: 'access' })[] = [];
  let root = path;
  for (; root.kind === 'access'; root = root.of) nodes.push(root);

  const reference =
    root.kind === 'call' ? evaluateCall(root.name, root.args, evaluation) : undefined;
  let value = reference === undefined ? evaluateNode(root, evaluation) : reference.value;
  const steps: Step[] = [];
  for (const { key, safe } of nodes.reverse()) {
    const step = { key: evaluateNode(key, evaluation), safe };
    steps.push(step);
    value = select(value, step, path);
  }
  const { scope } = evaluation;
  if (scope.taint !== undefined && reference !== undefined) {
    followPath(scope, scope.taint, reference, steps, value);
  }
  return value;
}

function evaluateCall(name: string, nodes: readonly Node[], evaluation: Evaluation): Reference {
  const callable = callableOf(name);
  if (callable === undefined) {
    throw new TemplateError(
      refusalOf(name) ?? `The template function '${name}' is not defined or not valid.`,
    );
  }
  const { signature, lazy, strict } = callable;
  if (nodes.length < signature.least || nodes.length > signature.most) {
    throw wrongCount(signature, nodes.length);
  }
  if (lazy !== undefined) {
    const value = lazy(nodes, (node) => evaluateNode(node, evaluation));
    return { name: signature.name, args: [], value };
  }

  const { scope } = evaluation;
  const values = nodes.map((node) => evaluateNode(node, evaluation));
  const args = new Arguments(signature, values, scope);
  const value = strict(args);
  checkResult(args, value);
  if (scope.taint !== undefined) followCall(scope.taint, signature.name, values, value);
  return { name: signature.name, args: values, value };
}
