import { call } from './calls';
import { parameter } from './definition';
import { type Expr, type Value, expr, nodeOf, property } from './tree';

/**
 * A mapping table as data: what each key becomes. The type checker asks for every key, so a table is total.
 *
 * In a playbook it is a workflow parameter of type Object, so a changed row is one line of a Terraform plan.
 */
export interface Table<K extends string, V extends string | number> {
  /** The workflow parameter's name, as `urgencyOf`. */
  readonly name: string;
  readonly rows: Readonly<Record<K, V>>;
}

/** The same mapping for several kinds of things, each with rows of its own: one parameter, too. */
export interface TableSet<V extends string | number> {
  readonly name: string;
  readonly tables: Readonly<Record<string, Readonly<Record<string, V>>>>;
}

/**
 * The value that a table gives for a key.
 *
 * @param otherwise what an unknown key or null gives: data can hold what no table names
 */
export function lookup<K extends string, V extends string | number>(
  table: Table<K, V>,
  key: Expr<K>,
  otherwise: NoInfer<V>,
): Expr<V> {
  const { name, rows } = table;
  const rowsOf = parameter<Readonly<Record<string, V>>>({
    name,
    type: 'Object',
    defaultValue: rows,
  });
  return expr(call('coalesce', property(rowsOf, key), otherwise).node);
}

/** The value that the table of a kind gives for a key; a key that it does not name gives what `otherwise` says. */
export function lookupIn<V extends string | number>(
  { name, tables }: TableSet<V>,
  kind: Expr<string>,
  key: Value<string>,
  otherwise: NoInfer<V> | Expr<V>,
): Expr<V> {
  const rowsOf = parameter<Readonly<Record<string, Readonly<Record<string, V>>>>>({
    name,
    type: 'Object',
    defaultValue: tables,
  });
  return expr(
    call('coalesce', property(property(rowsOf, kind), expr<string>(nodeOf(key))), otherwise).node,
  );
}
