import { AGGREGATES } from './aggregates';
import { FUNCTIONS } from './functions';
import { literalOf } from './literal';
import { OPERATORS } from './operations';
import { type Node, child, itemsOf, kindOf, textOf } from './syntax';
import {
  type Row,
  type Value,
  Span,
  asText,
  compare,
  isBag,
  listOf,
  numberOf,
  orderOf,
} from './value';

/** What an expression can name. */
export interface Scope {
  readonly row: Row;
  /** Values of `let` statements. */
  readonly lets: Readonly<Record<string, Value>>;

  /**
   * The rows that are summed up.
   * @default - none are
   */
  readonly group?: readonly Scope[];
}

export type Compiled = (scope: Scope) => Value;

/** Under which name the present stands among the values of `let` statements; none of those is called so. */
export const NOW = 'now()';

/** An expression as a function of a row. What is not implemented here is an error, never a guess. */
export function compile(node: Node): Compiled {
  switch (kindOf(node)) {
    case 'ParenthesizedExpression':
    case 'SimpleNamedExpression':
      return compile(child(node, 'Expression'));
    case 'LiteralExpression':
    case 'DynamicExpression':
      return constant(literalOf(textOf(node)));
    case 'PrefixUnaryExpression':
      return negative(compile(child(node, 'Expression')));
    case 'NameReference':
      return named(textOf(node));
    case 'PathExpression':
      return member(compile(child(node, 'Expression')), textOf(child(node, 'Selector')));
    case 'ElementExpression':
      return element(
        compile(child(node, 'Expression')),
        compile(child(child(node, 'Selector'), 'Expression')),
      );
    case 'InExpression':
      return membership(node);
    case 'BetweenExpression':
      return between(node);
    case 'BinaryExpression':
      return binary(node);
    case 'FunctionCallExpression':
      return called(node);
    default:
      throw new Error(`no expression that is known here: ${kindOf(node)} ${textOf(node)}`);
  }
}

const constant =
  (value: Value): Compiled =>
  () =>
    value;

const negative =
  (of: Compiled): Compiled =>
  (scope) =>
    -numberOf(of(scope));

const named =
  (name: string): Compiled =>
  ({ row, lets }) => {
    const value = Object.hasOwn(row, name) ? row[name] : lets[name];
    if (value === undefined) throw new Error(`the rows have no column '${name}'`);
    return value;
  };

const member =
  (of: Compiled, name: string): Compiled =>
  (scope) => {
    const value = of(scope);
    return isBag(value) ? (value[name] ?? null) : null;
  };

const element =
  (of: Compiled, index: Compiled): Compiled =>
  (scope) =>
    listOf(of(scope)).at(numberOf(index(scope))) ?? null;

/** Whether an expression is one value, and no list of them. */
const isConstant = (node: Node): boolean => kindOf(node) === 'LiteralExpression';

function membership(node: Node): Compiled {
  const left = compile(child(node, 'Left'));
  const list = itemsOf(child(child(node, 'Right'), 'Expressions')).map(compile);
  const operator = textOf(child(node, 'Operator'));
  const wanted = !operator.startsWith('!');
  const as = (value: Value): Value =>
    operator.endsWith('~') ? asText(value).toLowerCase() : value;
  const fixed = itemsOf(child(child(node, 'Right'), 'Expressions')).every(isConstant);
  if (fixed) {
    // The same for every row, so they are read once.
    const values = new Set(list.map((one) => orderOf(as(one({ row: {}, lets: {} })))));
    return (scope) => values.has(orderOf(as(left(scope)))) === wanted;
  }
  return (scope) => {
    const value = as(left(scope));
    // A list among the values stands for what is in it.
    const values = list
      .map((one) => one(scope))
      .flatMap((one) => (Array.isArray(one) ? listOf(one) : [one]));
    return values.some((one) => compare(value, as(one)) === 0) === wanted;
  };
}

/** Both ends count. */
function between(node: Node): Compiled {
  const value = compile(child(node, 'Left'));
  const [first, second] = [
    child(child(node, 'Right'), 'First'),
    child(child(node, 'Right'), 'Second'),
  ];
  const [from, to] = [compile(first), compile(second)];
  return (scope) => {
    const one = value(scope);
    return one !== null && compare(one, from(scope)) >= 0 && compare(one, to(scope)) <= 0;
  };
}

function binary(node: Node): Compiled {
  const operator = textOf(child(node, 'Operator'));
  const [left, right] = [compile(child(node, 'Left')), compile(child(node, 'Right'))];
  if (operator === 'and') return (scope) => left(scope) === true && right(scope) === true;
  if (operator === 'or') return (scope) => left(scope) === true || right(scope) === true;
  const apply = OPERATORS[operator];
  if (apply === undefined) throw new Error(`no operator that is known here: ${operator}`);
  return (scope) => apply(left(scope), right(scope));
}

function called(node: Node): Compiled {
  const name = textOf(child(node, 'Name'));
  const args = itemsOf(child(child(node, 'ArgumentList'), 'Expressions'));
  // The size of a whole row is the one thing that is asked of all columns.
  if (name === 'estimate_data_size') return ({ row }) => JSON.stringify(row).length;
  const compiled = args.map(compile);
  const sum = AGGREGATES[name];
  if (sum !== undefined) return ({ group = [] }) => sum(compiled, group);
  const apply = LAZY[name] ?? eager(FUNCTIONS[name]);
  if (apply === undefined) throw new Error(`no function that is known here: ${name}`);
  return apply(compiled);
}

type Call = (args: readonly Compiled[]) => Compiled;

const eager = (of: ((...args: readonly Value[]) => Value) | undefined): Call | undefined =>
  of &&
  ((args) =>
    (scope): Value =>
      of(...args.map((arg) => arg(scope))));

const NOTHING: Compiled = () => null;

const presentOf = ({ lets }: Scope): Date => {
  const now = lets[NOW];
  if (!(now instanceof Date)) throw new Error('the query asks for the present: say which it is');
  return now;
};

/** The functions that do not look at all of their arguments, or at more than those. */
const LAZY: Readonly<Record<string, Call>> = {
  now: () => presentOf,
  ago:
    ([span = NOTHING]) =>
    (scope) => {
      const back = span(scope);
      return back instanceof Span ? new Date(presentOf(scope).getTime() - back.ms) : null;
    },
  column_ifexists:
    ([name = NOTHING, otherwise = NOTHING]) =>
    (scope) =>
      scope.row[asText(name(scope))] ?? otherwise(scope),
  iff:
    ([condition = NOTHING, then = NOTHING, otherwise = NOTHING]) =>
    (scope) =>
      condition(scope) === true ? then(scope) : otherwise(scope),
  case: (args) => (scope) => {
    for (let i = 0; i + 1 < args.length; i += 2) {
      if (args[i]?.(scope) === true) return args[i + 1]?.(scope) ?? null;
    }
    return args.at(-1)?.(scope) ?? null;
  },
};
