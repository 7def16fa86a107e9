import { type Tree, listIn } from './tree';
import {
  type Row,
  TimeSpan,
  type Value,
  itemsOf,
  numberOf,
  order,
  same,
  textOf,
  timeOf,
} from './values';

/** What a scalar expression can see: the row's columns, then what `let` has named. */
export interface Scope {
  readonly row: Row;
  readonly columns: ReadonlySet<string>;
  readonly lets: ReadonlyMap<string, Value>;
  readonly now: Date;
}

const UNITS: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
};

/** A literal of the language. */
export function literal({ kind, text }: Tree): Value {
  switch (kind) {
    case 'StringLiteralExpression':
      return text.slice(1, -1).replace(/\\(.)/g, '$1');
    case 'LongLiteralExpression':
    case 'RealLiteralExpression':
      return Number(text);
    case 'BooleanLiteralExpression':
      return text === 'true';
    case 'DateTimeLiteralExpression':
      return new Date(text.replace(/^datetime\(|\)$/g, ''));
    case 'TimespanLiteralExpression': {
      const [, count = '', unit = ''] = /^([\d.]+)(ms|[smhd])$/.exec(text) ?? [];
      return new TimeSpan(Number(count) * (UNITS[unit] ?? NaN));
    }
    default:
      throw new Error(`the engine does not know the literal ${kind}: ${text}`);
  }
}

const plus = (a: Value, b: Value, sign: 1 | -1): Value =>
  b instanceof TimeSpan
    ? new Date(timeOf(a).getTime() + sign * b.ms)
    : numberOf(a) + sign * numberOf(b);

const inList = (value: Value, list: readonly Value[]): boolean =>
  list
    .flatMap((one) => (Array.isArray(one) ? itemsOf(one) : [one]))
    .some((one) => same(value, one));

const lower = (value: Value): Value => (typeof value === 'string' ? value.toLowerCase() : value);

/** Operators of two operands. */
const OPERATORS: Readonly<Record<string, (a: Value, b: Value) => Value>> = {
  EqualExpression: same,
  NotEqualExpression: (a, b) => !same(a, b),
  LessThanExpression: (a, b) => (order(a, b) ?? 0) < 0,
  GreaterThanExpression: (a, b) => (order(a, b) ?? 0) > 0,
  LessThanOrEqualExpression: (a, b) => (order(a, b) ?? 1) <= 0,
  GreaterThanOrEqualExpression: (a, b) => (order(a, b) ?? -1) >= 0,
  EndsWithExpression: (a, b) => textOf(lower(a)).endsWith(textOf(lower(b))),
  NotContainsExpression: (a, b) => !textOf(lower(a)).includes(textOf(lower(b))),
  MatchesRegexExpression: (a, b) => new RegExp(textOf(b)).test(textOf(a)),
  AddExpression: (a, b) => plus(a, b, 1),
  SubtractExpression: (a, b) => plus(a, b, -1),
  MultiplyExpression: (a, b) => numberOf(a) * numberOf(b),
  DivideExpression: (a, b) => numberOf(a) / numberOf(b),
};

const DAYS_OF: Readonly<Record<string, number>> = { day: 86_400_000, minute: 60_000 };

/** Functions, each over the values of its arguments. */
const FUNCTIONS: Readonly<Record<string, (args: readonly Value[], now: Date) => Value>> = {
  now: (_, now) => now,
  ago: ([span = null], now) => plus(now, span, -1),
  isempty: ([value = null]) => textOf(value) === '',
  isnotempty: ([value = null]) => textOf(value) !== '',
  tolower: ([value = null]) => textOf(value).toLowerCase(),
  tostring: ([value = null]) => textOf(value),
  iff: ([test = null, then = null, otherwise = null]) => (test === true ? then : otherwise),
  strcat: (args) => args.map(textOf).join(''),
  strlen: ([value = null]) => textOf(value).length,
  substring: ([value = null, from = 0]) => textOf(value).slice(numberOf(from)),
  extract: ([pattern = null, group = 0, value = null]) =>
    new RegExp(textOf(pattern)).exec(textOf(value))?.[numberOf(group)] ?? '',
  array_length: ([list = null]) => itemsOf(list).length,
  set_has_element: ([list = null, value = null]) => inList(value, itemsOf(list)),
  round: ([value = null, digits = 0]) => Number(numberOf(value).toFixed(numberOf(digits))),
  unixtime_seconds_todatetime: ([value = null]) =>
    value === null ? null : new Date(numberOf(value) * 1000),
  // Borders that were crossed, not whole units.
  datetime_diff: ([part = null, a = null, b = null]) => {
    const unit = DAYS_OF[textOf(part)] ?? NaN;
    return Math.floor(timeOf(a).getTime() / unit) - Math.floor(timeOf(b).getTime() / unit);
  },
};

/** What a scalar expression comes to. What the engine does not know, it refuses. */
export function evaluate(tree: Tree, scope: Scope): Value {
  const { kind, parts, text } = tree;
  const at = (index: number): Value => {
    const part = parts[index];
    if (part === undefined) throw new Error(`${kind} has no part ${index}: ${text}`);
    return evaluate(part, scope);
  };
  const listed = (): readonly Value[] =>
    parts.slice(1).flatMap((part) => listIn(part).map((one) => evaluate(one, scope)));
  switch (kind) {
    case 'NameReference': {
      const named = scope.row[text] ?? scope.lets.get(text);
      if (named === undefined && !scope.columns.has(text)) {
        throw new Error(`nothing is called ${text}`);
      }
      return named ?? null;
    }
    case 'ParenthesizedExpression':
    case 'DynamicExpression':
      return at(0);
    case 'JsonArrayExpression':
      return listIn(tree).map((one) => evaluate(one, scope));
    case 'AndExpression':
      return at(0) === true && at(1) === true;
    case 'OrExpression':
      return at(0) === true || at(1) === true;
    case 'InExpression':
      return inList(at(0), listed());
    case 'NotInExpression':
      return !inList(at(0), listed());
    case 'InCsExpression':
      return inList(
        lower(at(0)),
        listed()
          .flatMap((one) => (Array.isArray(one) ? itemsOf(one) : [one]))
          .map(lower),
      );
    case 'BetweenExpression': {
      const [from = null, to = null] = (parts[1]?.parts ?? []).map((one) => evaluate(one, scope));
      return (order(at(0), from) ?? -1) >= 0 && (order(at(0), to) ?? 1) <= 0;
    }
    case 'FunctionCallExpression': {
      const name = parts[0]?.text ?? '';
      const work = FUNCTIONS[name];
      if (work === undefined) throw new Error(`the engine does not know the function ${name}`);
      return work(listed(), scope.now);
    }
    default: {
      const operator = OPERATORS[kind];
      return operator === undefined ? literal(tree) : operator(at(0), at(1));
    }
  }
}
