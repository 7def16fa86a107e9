import { call } from '../workflow/calls';
import { type Expr, type Value, expr } from '../workflow/tree';

const NOTHING = call('json', '{}') as Expr<object>;

/** An object with these columns, made when the playbook runs. */
export const columns = (
  values: Readonly<Record<string, Value<string | number> | Expr<unknown>>>,
): Expr<object> =>
  Object.entries(values).reduce<Expr<object>>(
    (of, [name, value]) => expr<object>(call('setProperty', of, name, value).node),
    NOTHING,
  );

/** Columns that are there only where a condition holds: what is not sent, is not changed. */
export const onlyIf = (condition: Expr<boolean>, then: Expr<object>): Expr<object> =>
  expr(call('if', condition, then, NOTHING).node);

/** All columns of several objects. */
export const merged = (...objects: readonly Expr<object>[]): Expr<object> => {
  const [first = NOTHING, second = NOTHING, ...others] = objects;
  return call('union', first, second, ...others) as Expr<object>;
};
