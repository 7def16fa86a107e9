import { type Scope, evaluate } from './scalars';
import { type Tree, listIn } from './tree';
import { type Row, type Value, order } from './values';

/** The row in which an expression is least, or greatest. */
function extreme(
  by: Tree,
  rows: readonly Row[],
  scopeOf: (row: Row) => Scope,
  sign: 1 | -1,
): Row | undefined {
  return rows.reduce<Row | undefined>((best, row) => {
    const value = evaluate(by, scopeOf(row));
    if (value === null) return best;
    if (best === undefined) return row;
    return sign * (order(value, evaluate(by, scopeOf(best))) ?? 0) > 0 ? row : best;
  }, undefined);
}

/**
 * The columns that an aggregate of a group gives.
 * @param name what it is called, where the query says so
 */
export function aggregate(
  call: Tree,
  name: string | undefined,
  rows: readonly Row[],
  scopeOf: (row: Row) => Scope,
): Row {
  const [called, list] = call.parts;
  const args = list === undefined ? [] : listIn(list);
  const [first, second] = args;
  const as = (value: Value): Row => ({ [name ?? `${called?.text ?? ''}_`]: value });
  const holds = (test: Tree | undefined) => (row: Row) =>
    test === undefined || evaluate(test, scopeOf(row)) === true;
  if (called?.text === 'count') return as(rows.length);
  if (first === undefined) throw new Error(`the engine does not know ${call.text}`);
  const valueIn = (row: Row | undefined): Value =>
    row === undefined ? null : evaluate(first, scopeOf(row));
  switch (called?.text) {
    case 'countif':
      return as(rows.filter(holds(first)).length);
    case 'min':
      return as(valueIn(extreme(first, rows, scopeOf, -1)));
    case 'max':
      return as(valueIn(extreme(first, rows, scopeOf, 1)));
    case 'maxif':
      return as(valueIn(extreme(first, rows.filter(holds(second)), scopeOf, 1)));
    case 'arg_max':
    case 'arg_min': {
      const row = extreme(first, rows, scopeOf, called.text === 'arg_max' ? 1 : -1) ?? {};
      return Object.fromEntries(args.map(({ text }) => [text, row[text] ?? null]));
    }
    default:
      throw new Error(`the engine does not know the aggregate ${called?.text ?? ''}`);
  }
}
