import type { ArgumentsOf, FunctionName, ResultOf } from './functions';
import { type Expr, type LiteralValue, type Node, type Value, expr, isExpr, nodeOf } from './tree';

/** Arguments as plain values where a literal can hold them, else as expressions. */
type Lifted<T extends readonly unknown[]> = {
  [K in keyof T]:
    Expr<T[K]> | Extract<T[K], LiteralValue> | (unknown extends T[K] ? LiteralValue : never);
};

/** A call of a function of the Workflow Definition Language, its arguments checked against the table. */
export function call<N extends FunctionName>(
  name: N,
  ...args: Lifted<ArgumentsOf<N>>
): Expr<ResultOf<N>> {
  const given = args as readonly (LiteralValue | Expr<unknown> | undefined)[];
  return expr({
    kind: 'call',
    name,
    args: given.filter((arg) => arg !== undefined).map(nodeOf),
  });
}

/** Whether two values are the same; text is compared with regard to case. */
export const equals = <T extends LiteralValue>(
  a: Expr<T | null | undefined>,
  b: Value<NoInfer<T>>,
): Expr<boolean> => call('equals', a, b);

export const not = (condition: Expr<boolean>): Expr<boolean> => call('not', condition);

export const and = (first: Expr<boolean>, ...others: Expr<boolean>[]): Expr<boolean> =>
  others.length === 0 ? first : call('and', first, ...others);

export const or = (first: Expr<boolean>, ...others: Expr<boolean>[]): Expr<boolean> =>
  others.length === 0 ? first : call('or', first, ...others);

/** A condition that always holds, and one that never does; the language has no literal for a condition. */
export const ALWAYS: Expr<boolean> = call('equals', 1, 1);
export const NEVER: Expr<boolean> = call('equals', 1, 2);

/** Whether one of several conditions holds; of none, none does. */
export const anyOf = (conditions: readonly Expr<boolean>[]): Expr<boolean> => {
  const [first, ...others] = conditions;
  return first === undefined ? NEVER : or(first, ...others);
};

/** A list without items. */
export const NO_ITEMS: Expr<readonly never[]> = expr(call('json', '[]').node);

/** Whether a value is null, an empty text, an empty array or an object without properties. */
export const empty = (value: Expr<string | readonly unknown[] | object | null>): Expr<boolean> =>
  call('empty', value);

/** One of two values, by a condition; the other is not evaluated. */
export const when = <T extends LiteralValue>(
  condition: Expr<boolean>,
  then: Value<T>,
  otherwise: Value<T>,
): Expr<T> => expr(call('if', condition, then, otherwise).node);

/** The first value that is not null; an empty text is one. */
export const coalesce = <T>(
  first: Expr<T | null | undefined>,
  ...others: Value<NoInfer<T> | null | undefined>[]
): Expr<T> => expr({ kind: 'call', name: 'coalesce', args: [first, ...others].map(nodeOfAny) });

/** The node of a value that a literal can hold; null stands for one that is not given. */
const nodeOfAny = (value: unknown): Node => {
  if (isExpr(value)) return value.node;
  const literal =
    typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
  return { kind: 'literal', value: literal ? value : null };
};

/** A text, or another one where it is null or empty. */
export const orElse = (text: Expr<string | null>, otherwise: Value<string>): Expr<string> =>
  expr(call('if', empty(text), otherwise, text).node);

/** Several values as one text; null is the empty text, `true` is `True`. */
export const concat = (
  first: Value<LiteralValue>,
  ...others: Value<LiteralValue>[]
): Expr<string> => call('concat', first, ...others);
