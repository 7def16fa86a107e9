import type { Parameter } from './parameter';

/**
 * A number with a fraction part that happens to be whole, as `5.0`.
 *
 * The Workflow Definition Language tells Integer from Float (`div(11, 5)` is 2, `div(11, 5.0)` is 2.2);
 * JavaScript does not. A whole `number` or a `bigint` is an Integer, a `number` with a fraction is a Float,
 * and this class is the Float whose value is whole.
 */
export class Float {
  constructor(readonly value: number) {}
}

/** What a literal in an expression may be. */
export type LiteralValue = string | number | bigint | Float | boolean | null;

/** The syntax tree of one Workflow Definition Language expression. */
export type Node =
  | { readonly kind: 'literal'; readonly value: LiteralValue }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly Node[] }
  /** `of?['key']` when safe, `of['key']` when not: a missing property is null, or an error. */
  | { readonly kind: 'access'; readonly of: Node; readonly key: Node; readonly safe: boolean }
  /** Text with expressions in it: `Incident @{...}`. Parts are never empty text, nor two texts in a row. */
  | { readonly kind: 'template'; readonly parts: readonly (string | Node)[] }
  /** A workflow parameter that brings its own declaration; prints as `parameters('name')`. */
  | { readonly kind: 'parameter'; readonly parameter: Parameter };

declare const TYPE: unique symbol;

/** An expression that evaluates to a `T` when the playbook runs. */
export interface Expr<out T> {
  readonly node: Node;
  readonly [TYPE]?: T;
}

/**
 * An expression whose properties are expressions too: `incident.properties.title` extends the path
 * null-safely. An element of an array is read with `at`.
 */
export type Ref<T> = Expr<T> &
  (NonNullable<T> extends readonly unknown[]
    ? unknown
    : NonNullable<T> extends object
      ? { readonly [K in keyof NonNullable<T>]-?: Ref<NonNullable<NonNullable<T>[K]>> }
      : unknown);

/** A plain value, or an expression for one. */
export type Value<T> = T | Expr<T>;

/** Whether a value is an expression. */
export const isExpr = (value: unknown): value is Expr<unknown> =>
  typeof value === 'object' && value !== null && 'node' in value;

/** An expression of a node. */
export const expr = <T>(node: Node): Expr<T> => ({ node });

/** The node of a plain value or of an expression. */
export const nodeOf = (value: Value<LiteralValue> | Expr<unknown>): Node =>
  isExpr(value) ? value.node : { kind: 'literal', value };

/** A typed reference to what a node yields. */
export function ref<T>(node: Node): Ref<T> {
  return new Proxy(
    { node },
    {
      get: (target, key) => {
        if (key === 'node') return target.node;
        if (typeof key !== 'string') return undefined;
        const literal: Node = { kind: 'literal', value: key };
        return ref({ kind: 'access', of: target.node, key: literal, safe: true });
      },
      has: (_target, key) => key === 'node',
    },
  ) as Ref<T>;
}

/** The same path as a reference, so that its properties can be read: an object that `first(...)` gives, say. */
export const asRef = <T>(value: Expr<T>): Ref<NonNullable<T>> => ref(value.node);

/** The property that another expression names, null where there is none. */
export const property = <T>(of: Expr<Readonly<Record<string, T>>>, key: Expr<string>): Expr<T> =>
  expr({ kind: 'access', of: of.node, key: key.node, safe: true });

/** An item of an array by its place, counted from 0; null where there is none. */
export const at = <T>(of: Expr<readonly T[]>, index: number): Expr<T | null> =>
  expr({ kind: 'access', of: of.node, key: { kind: 'literal', value: index }, safe: true });

/** A property that has to be there: where it is missing, the action that reads it fails. */
export const required = <T, K extends keyof NonNullable<T> & string>(
  of: Expr<T>,
  key: K,
): Expr<NonNullable<NonNullable<T>[K]>> =>
  expr({ kind: 'access', of: of.node, key: { kind: 'literal', value: key }, safe: false });

/** The nodes directly below a node. */
export function childrenOf(node: Node): readonly Node[] {
  switch (node.kind) {
    case 'literal':
    case 'parameter':
      return [];
    case 'call':
      return node.args;
    case 'access':
      return [node.of, node.key];
    case 'template':
      return node.parts.filter((part) => typeof part !== 'string');
  }
}

/** A node and all nodes below it. */
export function* nodesOf(node: Node): Generator<Node> {
  yield node;
  for (const child of childrenOf(node)) yield* nodesOf(child);
}
