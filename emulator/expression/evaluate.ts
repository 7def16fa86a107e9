import type { Node } from '../../workflow/tree';
import { type Step, select } from './access';
import { Arguments, wrongCount } from './arguments';
import { TemplateError } from './errors';
import { callableOf } from './functions';
import { refusalOf } from './functions/refused';
import { checkResult, withinEngine } from './limits';
import type { Scope } from './scope';
import { type Reference, followCall, followPath } from './secrets';
import { toText } from './text';
import type { Data } from './value';

/**
 * The value of an expression.
 * @throws TemplateError with the runtime's words where it cannot be evaluated
 */
export const evaluate = (node: Node, scope: Scope): Data =>
  withinEngine(() => evaluateNode(node, scope));

function evaluateNode(node: Node, scope: Scope): Data {
  switch (node.kind) {
    case 'literal':
      return node.value;
    case 'parameter':
      return scope.parameter(node.parameter.name);
    case 'template':
      return evaluateTemplate(node.parts, scope);
    case 'call':
      return evaluateWholeCall(node.name, node.args, scope);
    case 'access':
      return evaluatePath(node, scope);
  }
}

/** Text with the text forms of its expressions. */
function evaluateTemplate(parts: readonly (string | Node)[], scope: Scope): string {
  const { taint } = scope;
  const values = parts.map((part) => (typeof part === 'string' ? part : evaluateNode(part, scope)));
  const text = values.map(toText).join('');
  if (taint !== undefined) followCall(taint, 'concat', values, text);
  return text;
}

/** A value, often a call's, and the steps of a path from it. */
function evaluatePath(path: Node, scope: Scope): Data {
  const nodes: (Node & { kind: 'access' })[] = [];
  let root = path;
  for (; root.kind === 'access'; root = root.of) nodes.push(root);

  const reference = root.kind === 'call' ? evaluateCall(root.name, root.args, scope) : undefined;
  let value = reference === undefined ? evaluateNode(root, scope) : reference.value;
  const steps: Step[] = [];
  for (const { key, safe } of nodes.reverse()) {
    const step = { key: evaluateNode(key, scope), safe };
    steps.push(step);
    value = select(value, step, path);
  }
  const { taint } = scope;
  if (taint !== undefined && reference !== undefined) {
    followPath(scope, taint, reference, steps, value);
  }
  return value;
}

/** A call of which the whole value is used: a path without steps. */
function evaluateWholeCall(name: string, nodes: readonly Node[], scope: Scope): Data {
  const reference = evaluateCall(name, nodes, scope);
  const { taint } = scope;
  if (taint !== undefined) followPath(scope, taint, reference, [], reference.value);
  return reference.value;
}

function evaluateCall(name: string, nodes: readonly Node[], scope: Scope): Reference {
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
    const value = lazy(nodes, (node) => evaluateNode(node, scope));
    return { name: signature.name, args: [], value };
  }

  const values = nodes.map((node) => evaluateNode(node, scope));
  const args = new Arguments(signature, values, scope);
  const value = strict(args);
  checkResult(args, value);
  if (scope.taint !== undefined) followCall(scope.taint, signature.name, values, value);
  return { name: signature.name, args: values, value };
}
