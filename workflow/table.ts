import { call } from './calls';
import { parameter } from './definition';
import { type Expr, expr, property } from './tree';

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

/** The same table with some rows changed; it stays total. */
export const withRows = <K extends string, V extends string | number>(
  table: Table<K, V>,
  rows: Readonly<Partial<Record<K, V | undefined>>> | undefined,
): Table<K, V> => {
  const given = Object.entries(rows ?? {}).filter(([, value]) => value !== undefined);
  return { ...table, rows: { ...table.rows, ...Object.fromEntries(given) } };
};

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
