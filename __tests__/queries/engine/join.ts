import { compile } from './expression';
import type { Input } from './operators';
import { type Node, child, columnsOf, itemsOf, kindOf, textOf } from './syntax';
import { type Row, type Table, type Value, absent, groupsOf, keyOf } from './value';

const KINDS = ['inner', 'leftouter', 'leftanti'] as const;

/** Sets rows beside those of another table. @see https://learn.microsoft.com/kusto/query/join-operator */
export function join({ operator, rows, lets, tableOf }: Input): Table {
  const parameters = textOf(child(operator, 'Parameters'));
  const kind = KINDS.find((one) => parameters === `kind=${one}`);
  if (kind === undefined) throw new Error(`no join that is known here: ${parameters}`);
  const right = child(operator, 'Expression');
  const conditions = itemsOf(child(child(operator, 'ConditionClause'), 'Expressions'));
  const sides = conditions.map((one) => sidesOf(one).map(compile));
  const keys = (row: Row, side: 0 | 1) =>
    sides.map((pair): Value => pair[side]?.({ row, lets }) ?? null);
  const groups = groupsOf(tableOf(right), (row) => keys(row, 1));
  const matches = (row: Row) => groups.get(keyOf(keys(row, 0)));
  if (kind === 'leftanti') return rows.filter((row) => matches(row) === undefined);
  const nothing = Object.fromEntries(columnsOf(right).map(([name, type]) => [name, absent(type)]));
  return rows.flatMap((row) => {
    const found = matches(row) ?? (kind === 'leftouter' ? [nothing] : []);
    return found.map((other) => besides(row, other));
  });
}

/** Both sides of a condition: `x`, or `$left.a == $right.b`. */
function sidesOf(condition: Node): readonly [Node, Node] {
  if (kindOf(condition) === 'NameReference') return [condition, condition];
  return [
    child(child(condition, 'Left'), 'Selector'),
    child(child(condition, 'Right'), 'Selector'),
  ];
}

/** A row and the columns of another one, which get a number where their names are taken. */
function besides(row: Row, other: Row): Row {
  const joined: Record<string, Value> = { ...row };
  for (const [name, value] of Object.entries(other)) {
    const free = ['', 1, 2, 3, 4].map((n) => `${name}${n}`).find((one) => !(one in joined));
    joined[free ?? name] = value;
  }
  return joined;
}
