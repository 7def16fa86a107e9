import { AGGREGATES } from './aggregates';
import { FUNCTIONS } from './functions';
import { literalOf } from './literal';
import { OPERATORS } from './operations';
import { type Node, child, itemsOf, kindOf, textOf } from './syntax';
import { type Row, type Value, asText, compare, isBag, isList, listOf, numberOf } from './value';

/** What every row of a query has around it. */
export interface Present {
  /** Values of `let` statements. */
  readonly lets: Readonly<Record<string, Value>>;
  readonly now: Date;
}

/** What an expression can name. */
export interface Scope extends Present {
  readonly row: Row;

  /**
   * The rows that are summed up.
   * @default - none are
   */
  readonly group?: readonly Scope[];
}

/** Where there is nothing to name. */
export const NOWHERE: Scope = { row: {}, lets: {}, now: new Date(0) };

export type Compiled = (scope: Scope) => Value;

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

function membership(node: Node): Compiled {
  const left = compile(child(node, 'Left'));
  const list = itemsOf(child(child(node, 'Right'), 'Expressions')).map(compile);
  const operator = textOf(child(node, 'Operator'));
  const wanted = !operator.startsWith('!');
  const fold = (value: Value): Value =>
    operator.endsWith('~') ? asText(value).toLowerCase() : value;
  return (scope) => {
    const value = fold(left(scope));
    // A list that is named stands for what it holds.
    const values = list.map((one) => one(scope)).flatMap((one) => (isList(one) ? one : [one]));
    return values.some((one) => compare(value, fold(one)) === 0) === wanted;
  };
}

function between(node: Node): Compiled {
  const left = compile(child(node, 'Left'));
  const range = child(node, 'Right');
  const [first, second] = [compile(child(range, 'First')), compile(child(range, 'Second'))];
  return (scope) => {
    const value = left(scope);
    return compare(value, first(scope)) >= 0 && compare(value, second(scope)) <= 0;
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

/** The functions that look at more, or less, than the values of their arguments. */
const LAZY: Readonly<Record<string, Call>> = {
  now: () => (scope) => scope.now,
  ago:
    ([span = NOTHING]) =>
    (scope) =>
      OPERATORS['-']?.(scope.now, span(scope)) ?? null,
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
