import { type ColumnType, type Columns, TABLES, type TableName } from '../../../queries/tables';
import { parse } from '../kql';
import { NOW, compile } from './expression';
import { datatable, operate } from './operators';
import { type Node, child, columnsOf, itemsOf, kindOf, textOf } from './syntax';
import { type Row, type Table, type Value, Span, absent, asText, isBag } from './value';

/** The rows of a workspace as they come out of the emulator: times are texts. */
export type Logs = Readonly<
  Partial<Record<TableName, readonly Readonly<Record<string, unknown>>[]>>
>;

interface Names {
  readonly tables: Readonly<Record<string, Table>>;
  readonly values: Readonly<Record<string, Value>>;
}

/**
 * Runs a query over some rows, by the syntax tree that Microsoft's parser makes of it. It knows what the queries here use, and no more; what it does not know, it
 * refuses. As in a workspace, a table has the columns that some row has given it.
 * @param now the present, for queries that ask for it: what comes later is not there yet
 */
export function run(
  query: string,
  logs: Logs,
  now?: Date,
): readonly Readonly<Record<string, unknown>>[] {
  let names: Names =
    now === undefined
      ? { tables: tablesOf(logs), values: {} }
      : { tables: until(now, tablesOf(logs)), values: { [NOW]: now } };
  for (const statement of itemsOf(child(parse(query), 'Statements'))) {
    const expression = child(statement, 'Expression');
    if (kindOf(statement) !== 'LetStatement') return tableOf(expression, names).map(shown);
    const name = textOf(child(statement, 'Name'));
    names = isTable(expression)
      ? { ...names, tables: { ...names.tables, [name]: tableOf(expression, names) } }
      : {
          ...names,
          values: {
            ...names.values,
            [name]: compile(expression)({ row: {}, lets: names.values }),
          },
        };
  }
  throw new Error('the query has no last statement');
}

const read = new WeakMap<Logs, Names['tables']>();

/** The tables of some logs, read once. */
function tablesOf(logs: Logs): Names['tables'] {
  const tables =
    read.get(logs) ??
    Object.fromEntries(
      Object.entries(TABLES).map(([name, columns]) => [
        name,
        loaded(logs[name as TableName] ?? [], columns),
      ]),
    );
  read.set(logs, tables);
  return tables;
}

const until = (now: Date, tables: Names['tables']): Names['tables'] =>
  Object.fromEntries(
    Object.entries(tables).map(([name, rows]) => [
      name,
      rows.filter(({ TimeGenerated: time }) => !(time instanceof Date) || time <= now),
    ]),
  );

const isTable = (node: Node): boolean => node.ResultType?.Columns !== undefined;

function tableOf(node: Node, names: Names): Table {
  switch (kindOf(node)) {
    case 'ParenthesizedExpression':
    case 'MaterializeExpression':
      return tableOf(child(node, 'Expression'), names);
    case 'DataTableExpression':
      return datatable(node);
    case 'UnionOperator':
      return itemsOf(child(node, 'Expressions')).flatMap((one) =>
        filledUp(tableOf(one, names), columnsOf(node)),
      );
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
        lets: names.values,
        tableOf: (other) => tableOf(other, names),
      });
    default:
      throw new Error(`no table that is known here: ${kindOf(node)}`);
  }
}

/** Rows with the columns that only other tables of a union have; all rows of one table have the same ones. */
function filledUp(rows: Table, columns: ReturnType<typeof columnsOf>): Table {
  const [first = {}] = rows;
  const missing = columns.filter(([name]) => !Object.hasOwn(first, name));
  if (missing.length === 0) return rows;
  const nothing = Object.fromEntries(missing.map(([name, type]) => [name, absent(type)]));
  return rows.map((row) => ({ ...nothing, ...row }));
}

function loaded(rows: readonly Readonly<Record<string, unknown>>[], columns: Columns): Table {
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

/** A row as a test states it: times are texts to the second. */
const shown = (row: Row): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    Object.entries(row).map(([name, value]) => [name, isBag(value) ? value : plain(value)]),
  );

const plain = (value: Value): unknown => {
  if (value instanceof Date) return value.toISOString().replace(/\.\d+Z$/, 'Z');
  return value instanceof Span ? asText(value.ms) : value;
};
