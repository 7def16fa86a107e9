import { argBest } from './aggregates';
import { type Compiled, compile } from './expression';
import { join } from './join';
import { type Node, child, columnsOf, findChild, itemsOf, kindOf, textOf } from './syntax';
import {
  type Row,
  type Table,
  type Value,
  absent,
  compare,
  groupsOf,
  keyOf,
  listOf,
  numberOf,
} from './value';

/** What an operator makes of a table. */
export interface Input {
  /** The operator with what stands before it: the parser knows the columns of its result. */
  readonly pipe: Node;
  readonly operator: Node;
  readonly rows: Table;
  readonly lets: Readonly<Record<string, Value>>;
  /** The rows of another table that the operator names. */
  readonly tableOf: (node: Node) => Table;
}

type Operator = (input: Input) => Table;

const expressions = (operator: Node): Node[] => itemsOf(child(operator, 'Expressions'));

const nameOf = (node: Node): string =>
  textOf(kindOf(node) === 'SimpleNamedExpression' ? child(node, 'Name') : node);

const filter: Operator = ({ operator, rows, lets }) => {
  const condition = compile(child(operator, 'Condition'));
  return rows.filter((row) => condition({ row, lets }) === true);
};

const extend: Operator = ({ operator, rows, lets }) => {
  const added = expressions(operator).map((one) => [nameOf(one), compile(one)] as const);
  return rows.map((row) => {
    const made: Record<string, Value> = { ...row };
    const scope = { row, lets };
    for (const [name, value] of added) made[name] = value(scope);
    return made;
  });
};

const project: Operator = ({ pipe, operator, rows, lets }) => {
  const names = columnsOf(pipe).map(([name]) => name);
  const values = expressions(operator).map(compile);
  return rows.map((row) =>
    Object.fromEntries(names.map((name, i) => [name, values[i]?.({ row, lets }) ?? null])),
  );
};

const distinct: Operator = (input) => [
  ...new Map(project(input).map((row) => [keyOf(Object.values(row)), row])).values(),
];

const summarize: Operator = ({ pipe, operator, rows, lets }) => {
  const clause = findChild(operator, 'ByClause');
  const by = clause ? expressions(clause).map(compile) : [];
  const keysOf = (row: Row) => by.map((one) => one({ row, lets }));
  const groups = groupsOf(rows, keysOf);
  // Without a key there is one group, even of no rows.
  if (by.length === 0 && groups.size === 0) groups.set('', []);
  const columns = columnsOf(pipe);
  const aggregates = itemsOf(child(operator, 'Aggregates')).map(aggregate);
  return [...groups.values()].map((members) => {
    const group = members.map((row) => ({ row, lets }));
    const keys = members[0] === undefined ? [] : keysOf(members[0]);
    const values = [...keys, ...aggregates.flatMap((one) => one({ row: {}, lets, group }))];
    return Object.fromEntries(columns.map(([name, type], i) => [name, values[i] ?? absent(type)]));
  });
};

/** What an aggregate gives for the rows of a group: one value, or several of `arg_max` and `arg_min`. */
function aggregate(node: Node): (...scope: Parameters<Compiled>) => readonly Value[] {
  const call = kindOf(node) === 'SimpleNamedExpression' ? child(node, 'Expression') : node;
  const [, which] = /^arg_(max|min)\(/.exec(textOf(call)) ?? [];
  if (which === undefined) {
    const value = compile(call);
    return (scope) => [value(scope)];
  }
  const args = itemsOf(child(child(call, 'ArgumentList'), 'Expressions')).map(compile);
  return ({ group = [] }) => argBest(which === 'max' ? 1 : -1, args, group);
}

const sort: Operator = ({ operator, rows, lets }) => {
  const orders = expressions(operator).map((one) =>
    kindOf(one) === 'OrderedExpression'
      ? ([
          compile(child(one, 'Expression')),
          textOf(child(one, 'Ordering')) === 'asc' ? 1 : -1,
        ] as const)
      : ([compile(one), -1] as const),
  );
  return [...rows].sort((a, b) =>
    orders.reduce(
      (order, [by, sign]) => order || sign * compare(by({ row: a, lets }), by({ row: b, lets })),
      0,
    ),
  );
};

/** The first rows by one column, the greatest at the front. */
const top: Operator = ({ operator, rows, lets }) => {
  const by = compile(child(operator, 'ByExpression'));
  const count = compile(child(operator, 'Expression'))({ row: {}, lets });
  return [...rows]
    .sort((a, b) => compare(by({ row: b, lets }), by({ row: a, lets })))
    .slice(0, numberOf(count));
};

const expand: Operator = ({ operator, rows, lets }) => {
  const columns = expressions(operator).map((one) => {
    const expression = child(one, 'Expression');
    return [nameOf(expression), compile(expression)] as const;
  });
  return rows.flatMap((row) => {
    const lists = columns.map(([name, list]) => [name, listOf(list({ row, lets }))] as const);
    // An empty list leaves its row, without a value.
    const length = Math.max(1, ...lists.map(([, list]) => list.length));
    return Array.from({ length }, (_, i) => ({
      ...row,
      ...Object.fromEntries(lists.map(([name, list]) => [name, list[i] ?? null])),
    }));
  });
};

const OPERATORS: Readonly<Record<string, Operator>> = {
  FilterOperator: filter,
  ExtendOperator: extend,
  ProjectOperator: project,
  DistinctOperator: distinct,
  SummarizeOperator: summarize,
  JoinOperator: join,
  SortOperator: sort,
  TopOperator: top,
  MvExpandOperator: expand,
};

/** Runs one operator. @see https://learn.microsoft.com/kusto/query/tabular-operators */
export function operate(input: Input): Table {
  const kind = kindOf(input.operator);
  const apply = OPERATORS[kind];
  if (apply === undefined) throw new Error(`no operator that is known here: ${kind}`);
  return apply(input);
}

/** A table that a query brings along. */
export function datatable(node: Node): Table {
  const columns = itemsOf(child(child(node, 'Schema'), 'Columns')).map((one) =>
    textOf(child(one, 'Name')),
  );
  const values = itemsOf(child(node, 'Values')).map((one) => compile(one)({ row: {}, lets: {} }));
  const count = columns.length;
  return Array.from({ length: values.length / count }, (_, r) =>
    Object.fromEntries(columns.map((name, c) => [name, values[r * count + c] ?? null])),
  );
}
