import type { FunctionName } from '../../../workflow/functions';
import type { Node } from '../../../workflow/tree';
import { usageLink } from '../arguments';
import { TemplateError } from '../errors';
import { type Data, typeNameOf } from '../value';

/** What a function does that evaluates only the arguments it needs, from left to right. */
export type LazyImplementation = (args: readonly Node[], evaluate: (node: Node) => Data) => Data;

/** The functions that evaluate only what they need. */
export const lazyFunctions = {
  if: ([condition, then, otherwise], evaluate) => {
    const value = valueOf(condition, evaluate);
    if (typeof value === 'boolean') return valueOf(value ? then : otherwise, evaluate);
    throw new TemplateError(
      `The template language function 'if' expects its first parameter to be of type boolean. The provided value is of type '${typeNameOf(value)}'. ${usageLink('if')}`,
    );
  },
  and: (args, evaluate) => args.every((arg) => isTrue('and', evaluate(arg))),
  or: (args, evaluate) => args.some((arg) => isTrue('or', evaluate(arg))),
  coalesce: (args, evaluate) => {
    for (const arg of args) {
      const value = evaluate(arg);
      if (value !== null) return value;
    }
    return null;
  },
} as const satisfies Partial<Record<FunctionName, LazyImplementation>>;

const valueOf = (node: Node | undefined, evaluate: (node: Node) => Data): Data =>
  node === undefined ? null : evaluate(node);

function isTrue(name: string, value: Data): boolean {
  if (typeof value === 'boolean') return value;
  throw new TemplateError(
    `The template language function '${name}' expects all of its parameters to be booleans. Found invalid parameter types: '${typeNameOf(value)}'. ${usageLink(name)}`,
  );
}
