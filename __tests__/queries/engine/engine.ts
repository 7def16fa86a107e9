import { type Columns, TABLES } from '../../../queries/tables';
import { aggregate } from './aggregates';
import { type Scope, evaluate } from './scalars';
import { type Tree, listIn, parsed, partOf } from './tree';
import { type Row, type Table, type Value, order, same, textOf } from './values';

/** The rows of a workspace by table, as they are written to JSON; a table that is missing does not exist yet. */
export type Workspace = Readonly<Record<string, readonly Row[]>>;

/** What a query sees: the workspace, what `let` has named, and the present. */
interface Context {
  readonly workspace: Workspace;
  readonly tables: Map<string, Table>;
  readonly lets: Map<string, Value>;
  readonly now: Date;
}

/**
 * Runs a query over rows: what Microsoft's parser makes of it, evaluated as the language says. It knows what our queries use, and refuses the rest.
 * @param now the present, for `ago` and `now`
 */
export function run(query: string, workspace: Workspace, now: Date): readonly Row[] {
  const context: Context = { workspace, tables: new Map(), lets: new Map(), now };
  const statements = parsed(query).parts.flatMap(({ parts }) => parts);
  let result: Table = { columns: [], rows: [] };
  for (const statement of statements) {
    const value = statement.parts.at(-1);
    if (value === undefined) continue;
    if (statement.kind === 'LetStatement') {
      const name = partOf(statement, 'NameDeclaration').text;
      if (isTabular(value, context)) context.tables.set(name, tableOf(value, context));
      else context.lets.set(name, evaluate(value, scopeIn(context, [])({})));
    } else result = tableOf(value, context);
  }
  return result.rows;
}

const scopeIn = ({ lets, now }: Context, columns: readonly string[]) => {
  const known = new Set(columns);
  return (row: Row): Scope => ({ row, columns: known, lets, now });
};

const isTabular = ({ kind, text }: Tree, { tables }: Context): boolean =>
  /^(Pipe|DataTable|Materialize)Expression$|^UnionOperator$/.test(kind) || tables.has(text);

/** The table that a tabular expression gives. */
function tableOf(tree: Tree, context: Context): Table {
  const { kind, parts, text } = tree;
  switch (kind) {
    case 'PipeExpression': {
      const [from, operator] = parts;
      if (from === undefined || operator === undefined) throw new Error(`half a pipe: ${text}`);
      return apply(operator, tableOf(from, context), context);
    }
    case 'ParenthesizedExpression':
    case 'MaterializeExpression': {
      const inner = parts.at(-1);
      if (inner === undefined) throw new Error(`nothing is in ${text}`);
      return tableOf(inner, context);
    }
    case 'DataTableExpression':
      return dataTable(tree, context);
    case 'UnionOperator':
      return union(tree, context);
    case 'NameReference': {
      const found = context.tables.get(text) ?? tableIn(context, text);
      if (found === undefined) throw new Error(`the workspace has no table ${text}`);
      return found;
    }
    default:
      throw new Error(`the engine does not know ${kind}`);
  }
}

/** A table of the workspace as it is now: later rows are not there yet. Columns come with the first row that has them; where a row has none, its value is null. */
function tableIn({ workspace, now }: Context, name: string): Table | undefined {
  const rows = workspace[name];
  const types = Object.entries(TABLES).find(([table]) => table === name)?.[1];
  if (rows === undefined || types === undefined) return undefined;
  const until = typedRows(rows, types).filter(
    ({ TimeGenerated: time }) => !(time instanceof Date) || time <= now,
  );
  return { columns: [...new Set(until.flatMap((row) => Object.keys(row)))], rows: until };
}

const typed = new WeakMap<readonly Row[], readonly Row[]>();

/** Rows with times in place of their texts; many queries read the same ones. */
function typedRows(rows: readonly Row[], types: Columns): readonly Row[] {
  const known = typed.get(rows);
  if (known !== undefined) return known;
  const times = Object.keys(types).filter((column) => types[column] === 'datetime');
  const made = rows.map((row) => {
    const own = times.flatMap((column) => {
      const value = row[column];
      return typeof value === 'string' ? [[column, new Date(value)] as const] : [];
    });
    return { ...row, ...Object.fromEntries(own) };
  });
  typed.set(rows, made);
  return made;
}

function dataTable(tree: Tree, context: Context): Table {
  const columns = listIn(partOf(tree, 'RowSchema')).map(({ parts }) => parts[0]?.text ?? '');
  const cells = (tree.parts.at(-1)?.parts ?? []).map((cell) =>
    evaluate(cell, scopeIn(context, [])({})),
  );
  const rows = Array.from({ length: cells.length / columns.length }, (_, row) =>
    Object.fromEntries(columns.map((name, i) => [name, cells[row * columns.length + i] ?? null])),
  );
  return { columns, rows };
}

function union(tree: Tree, context: Context): Table {
  const isFuzzy = listIn(tree).some(({ text }) => text === 'isfuzzy true');
  const lists = tree.parts.filter(({ kind }) => kind === 'List');
  const tables = (lists.at(-1)?.parts ?? []).flatMap((one) => {
    const isMissing =
      one.kind === 'NameReference' &&
      !context.tables.has(one.text) &&
      context.workspace[one.text] === undefined;
    return isFuzzy && isMissing ? [] : [tableOf(one, context)];
  });
  const columns = [...new Set(tables.flatMap((table) => table.columns))];
  return { columns, rows: tables.flatMap(({ rows }) => rows) };
}

const only = (columns: readonly string[], row: Row): Row =>
  Object.fromEntries(columns.map((name) => [name, row[name] ?? null]));

/** A column and what stands in it. */
const named = (tree: Tree): readonly [name: string, value: Tree] => {
  const [name, value] = tree.parts;
  return tree.kind === 'SimpleNamedExpression' && name && value
    ? [name.text, value]
    : [tree.text, tree];
};

function apply(operator: Tree, table: Table, context: Context): Table {
  const scopeOf = scopeIn(context, table.columns);
  const last = operator.parts.at(-1);
  switch (operator.kind) {
    case 'FilterOperator':
      return {
        ...table,
        rows: table.rows.filter((row) => last && evaluate(last, scopeOf(row)) === true),
      };
    case 'ExtendOperator':
    case 'ProjectOperator': {
      const columns = listIn(operator).map(named);
      const names = columns.map(([name]) => name);
      const isProject = operator.kind === 'ProjectOperator';
      return {
        columns: isProject ? names : [...new Set([...table.columns, ...names])],
        rows: table.rows.map((row) => ({
          ...(isProject ? {} : row),
          ...Object.fromEntries(
            columns.map(([name, value]) => [name, evaluate(value, scopeOf(row))]),
          ),
        })),
      };
    }
    case 'DistinctOperator': {
      const columns = listIn(operator, 1).map(({ text }) => text);
      const rows = new Map(table.rows.map((row) => [keyOf(columns, row), only(columns, row)]));
      return { columns, rows: [...rows.values()] };
    }
    case 'SummarizeOperator':
      return summarize(operator, table, context);
    case 'JoinOperator':
      return join(operator, table, context);
    case 'SortOperator':
      return { ...table, rows: sorted(operator, table.rows, scopeOf) };
    default:
      throw new Error(`the engine does not know ${operator.kind}`);
  }
}

const keyOf = (columns: readonly string[], row: Row): string =>
  JSON.stringify(columns.map((name) => textOf(row[name] ?? null)));

function summarize(operator: Tree, table: Table, context: Context): Table {
  const scopeOf = scopeIn(context, table.columns);
  const by = listIn(partOf(operator, 'SummarizeByClause')).map(named);
  const groups = new Map<string, { readonly keys: Row; readonly rows: Row[] }>();
  for (const row of table.rows) {
    const keys = Object.fromEntries(
      by.map(([name, value]) => [name, evaluate(value, scopeOf(row))]),
    );
    const key = keyOf(Object.keys(keys), keys);
    const group = groups.get(key) ?? { keys, rows: [] };
    group.rows.push(row);
    groups.set(key, group);
  }
  const aggregates = listIn(operator, 1).map((one) => ({
    call: named(one)[1],
    name: one.kind === 'SimpleNamedExpression' ? named(one)[0] : undefined,
  }));
  const rows = [...groups.values()].map((group) =>
    aggregates.reduce<Row>(
      (row, { call, name }) => ({ ...row, ...aggregate(call, name, group.rows, scopeOf) }),
      group.keys,
    ),
  );
  const columns = [
    ...by.map(([name]) => name),
    ...aggregates.flatMap(({ call, name }) =>
      name === undefined ? listIn(call.parts[1] ?? call).map(({ text }) => text) : [name],
    ),
  ];
  return { columns, rows };
}

function join(operator: Tree, left: Table, context: Context): Table {
  const kind = listIn(operator)[0]?.text.replace('kind ', '');
  const from = operator.parts.find((part) => !/^(List|JoinOnClause)$/.test(part.kind));
  if (from === undefined) throw new Error(`a join with nothing: ${operator.text}`);
  const right = tableOf(from, context);
  const on = listIn(partOf(operator, 'JoinOnClause')).map(({ text }) => text);
  const matches = (a: Row) =>
    right.rows.filter((b) => on.every((name) => same(a[name] ?? null, b[name] ?? null)));
  if (kind === 'leftanti') {
    return { ...left, rows: left.rows.filter((row) => matches(row).length === 0) };
  }
  if (kind !== 'inner' && kind !== 'leftouter') throw new Error(`the engine does not know ${kind}`);
  const renamed = right.columns.map((name) =>
    left.columns.includes(name) ? ([name, `${name}1`] as const) : ([name, name] as const),
  );
  const beside = (row: Row): Row =>
    Object.fromEntries(renamed.map(([name, as]) => [as, row[name] ?? null]));
  const rows = left.rows.flatMap((row) => {
    const found = matches(row);
    const others = found.length === 0 && kind === 'leftouter' ? [{}] : found;
    return others.map((other) => ({ ...row, ...beside(other) }));
  });
  return { columns: [...left.columns, ...renamed.map(([, as]) => as)], rows };
}

const sorted = (operator: Tree, rows: readonly Row[], scopeOf: (row: Row) => Scope): Row[] => {
  const keys = listIn(operator, 1);
  return [...rows].sort((a, b) => {
    for (const { parts } of keys) {
      const [value, ordering] = parts;
      if (value === undefined) continue;
      const way = ordering?.text === 'asc' ? 1 : -1;
      const found = order(evaluate(value, scopeOf(a)), evaluate(value, scopeOf(b))) ?? 0;
      if (found !== 0) return way * found;
    }
    return 0;
  });
};
