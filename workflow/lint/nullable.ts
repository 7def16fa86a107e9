import { signatureOf } from '../functions';
import { ParseError } from '../parse';
import { print } from '../print';
import { type Node, nodesOf } from '../tree';
import { blocksOf } from './operations';
import type { Outline } from './outline';
import type { Call } from './references';

/** The functions that fail on null most often in published playbooks. */
const STRICT = [
  'split',
  'length',
  'formatdatetime',
  'contains',
  'startswith',
  'endswith',
  'tolower',
  'toupper',
  'int',
];

/** Functions that evaluate, or choose by, one argument before another. */
const GUARDS: ReadonlySet<string> = new Set(['if', 'and', 'or']);

/** A first argument that is null where a property is missing. */
export interface NullableArgument {
  readonly call: Call;
  readonly argument: Node;
  /** What the function takes instead. */
  readonly type: string;
}

/** The first arguments that may be null and that no condition guards. */
export const nullableArguments = (outline: Outline): readonly NullableArgument[] =>
  outline.calls(...STRICT).flatMap((call) => {
    const [argument] = call.node.args;
    if (argument?.kind !== 'access' || !argument.safe) return [];
    if (isGuarded(outline, call, argument)) return [];
    const type = signatureOf(call.name)?.typesAt(0).join(' or ') ?? 'any';
    return [{ call, argument, type }];
  });

/** Whether something around a call asks for the same value first: an if() in the expression, or a condition. */
function isGuarded(outline: Outline, call: Call, argument: Node): boolean {
  const value = print(argument);
  const mentions = (node: Node): boolean => {
    for (const part of nodesOf(node)) if (print(part) === value) return true;
    return false;
  };
  for (let { outer, node } = call; outer !== undefined; { outer, node } = outer) {
    const { name, node: around } = outer;
    if (GUARDS.has(name) && around.args.some((arg) => !holds(arg, node) && mentions(arg))) {
      return true;
    }
  }
  const { operation } = call.text;
  const conditions = operation === undefined ? [] : blocksOf(operation);
  return outline.texts.some(
    ({ operation: owner, keys, parsed }) =>
      owner !== undefined &&
      conditions.includes(owner) &&
      keys[0] === 'expression' &&
      !(parsed instanceof ParseError) &&
      mentions(parsed),
  );
}

/** Whether a tree holds a certain node. */
function holds(tree: Node, node: Node): boolean {
  for (const part of nodesOf(tree)) if (part === node) return true;
  return false;
}
