import { type ColumnType, type Columns, TABLES, type TableName } from '../../../queries/tables';
import { parse } from '../kql';
import { type Present, compile } from './expression';
import { datatable, operate } from './operators';
import { type Node, child, columnsOf, itemsOf, kindOf, textOf } from './syntax';
import { type Row, type Table, type Value, absent } from './value';

/** The rows of a table as they come out of the emulator: times are texts. */
export type LogRows = readonly Readonly<Record<string, unknown>>[];

/** The rows of a workspace by table. */
export type Logs = Readonly<Partial<Record<TableName, LogRows>>>;

interface Names extends Present {
  readonly tables: Readonly<Record<string, Table>>;
}

/** Later than all rows. */
const END_OF_TIME = new Date('9999-12-31T00:00:00Z');

/**
 * Runs a query over some rows, by the syntax tree that Microsoft's parser makes of it. It knows what the queries here use, and no more; what it does not know, it
 * refuses. As in a workspace, a table has the columns that some row has given it.
 * @param now the present: later rows are not there yet
 */
export function run(query: string, logs: Logs, now = END_OF_TIME): Table {
  let names: Names = { tables: tablesOf(logs, now), lets: {}, now };
  for (const statement of itemsOf(child(parse(query), 'Statements'))) {
    const expression = child(statement, 'Expression');
    if (kindOf(statement) !== 'LetStatement') return tableOf(expression, names);
    const name = textOf(child(statement, 'Name'));
    names = isTable(expression)
      ? { ...names, tables: { ...names.tables, [name]: tableOf(expression, names) } }
      : { ...names, lets: { ...names.lets, [name]: compile(expression)({ ...names, row: {} }) } };
  }
  throw new Error('the query has no last statement');
}

const isTable = (node: Node): boolean => node.ResultType?.Columns !== undefined;

function tableOf(node: Node, names: Names): Table {
  switch (kindOf(node)) {
    case 'ParenthesizedExpression':
    case 'MaterializeExpression':
      return tableOf(child(node, 'Expression'), names);
    case 'DataTableExpression':
      return datatable(node);
    case 'UnionOperator':
      return union(node, names);
    case 'NameReference': {
      const table = names.tables[textOf(node)];
      if (table === undefined) throw new Error(`there is no table '${textOf(node)}'`);
      return table;
    }
    case 'PipeExpression':
      return operate({
        pipe: node,
        operator: child(node, 'Operator'),
        rows: tableOf(child(node, 'Expression'), names),
        present: { lets: names.lets, now: names.now },
        tableOf: (other) => tableOf(other, names),
      });
    default:
      throw new Error(`no table that is known here: ${kindOf(node)}`);
  }
}

/** The rows of several tables, each with the columns of all. */
function union(node: Node, names: Names): Table {
  const parts = itemsOf(child(node, 'Expressions'));
  const columns = Object.fromEntries(
    parts.flatMap((part) =>
      // A table of the workspace has what its rows have given it.
      kindOf(part) === 'NameReference' && textOf(part) in TABLES
        ? []
        : columnsOf(part).map(([name, type]) => [name, absent(type)] as const),
    ),
  );
  return parts.flatMap((part) => tableOf(part, names)).map((row) => ({ ...columns, ...row }));
}

const read = new WeakMap<Logs, Names['tables']>();

/** The tables of some logs at a time, with their values read once. */
function tablesOf(logs: Logs, now: Date): Names['tables'] {
  const tables =
    read.get(logs) ??
    Object.fromEntries(
      Object.entries(TABLES).map(([name, columns]) => [
        name,
        loaded(logs[name as TableName] ?? [], columns),
      ]),
    );
  read.set(logs, tables);
  if (now === END_OF_TIME) return tables;
  const isThere = ({ TimeGenerated: time }: Row) => !(time instanceof Date) || time <= now;
  return Object.fromEntries(
    Object.entries(tables).map(([name, rows]) => [name, rows.filter(isThere)]),
  );
}

function loaded(rows: LogRows, columns: Columns): Table {
  const given = new Set(rows.flatMap((row) => Object.keys(row)));
  const known = Object.entries(columns).filter(([name]) => given.has(name));
  return rows.map((row) =>
    Object.fromEntries(known.map(([name, type]) => [name, valueOf(row[name], type)])),
  );
}

function valueOf(value: unknown, type: ColumnType): Value {
  if (value === undefined || value === null) return absent(type);
  return type === 'datetime' ? new Date(value as string) : (value as Value);
}

/** A value as a test states it: a time is a text, to the second. */
export const shown = (value: Value | undefined): unknown =>
  value instanceof Date ? value.toISOString().replace(/\.\d+Z$/, 'Z') : value;
