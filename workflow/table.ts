import { call } from './calls';
import { parameter } from './definition';
import { type Expr, type Value, expr, nodeOf, property } from './tree';

/**
 * A mapping as data: what each key becomes, with rows of its own for each kind of thing.
 *
 * In a playbook it is one workflow parameter of type Object, so a changed row is one line of a Terraform plan.
 */
export interface Table<V extends string | number> {
  /** The workflow parameter's name, as `urgencyOf`. */
  readonly name: string;
  readonly kinds: Readonly<Record<string, Readonly<Record<string, V>>>>;
}

/**
 * The value that the rows of a kind give for a key.
 *
 * @param otherwise what an unknown key or null gives: data can hold what no table names
 */
export function lookup<V extends string | number>(
  { name, kinds }: Table<V>,
  kind: Expr<string>,
  key: Value<string>,
  otherwise: NoInfer<V> | Expr<V>,
): Expr<V> {
  const rowsOf = parameter<Table<V>['kinds']>({ name, type: 'Object', defaultValue: kinds });
  const rows = property(rowsOf, kind);
  return expr(call('coalesce', property(rows, expr<string>(nodeOf(key))), otherwise).node);
}
