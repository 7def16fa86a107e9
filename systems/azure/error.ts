import { call, coalesce } from '../../workflow/calls';
import { type Action, recordOf } from '../../workflow/definition';
import { type Expr, asRef, expr } from '../../workflow/tree';

/**
 * What Azure's services answer a call with that they refuse, as far as it is read.
 * @see https://learn.microsoft.com/defender-endpoint/api/common-errors
 */
interface ErrorAnswer {
  readonly error: { readonly code: string | null };
}

/** The code of the error that a call was answered with; null where the answer is no JSON, as a proxy's page: that is text, in which nothing can be selected. */
export const errorCodeOf = (action: Action): Expr<string | null> => {
  const { headers, body } = recordOf(action).outputs;
  const kind = coalesce<string>(headers['Content-Type'], '');
  const isJson = call('startsWith', kind, 'application/json');
  const { code } = asRef(body as Expr<ErrorAnswer>).error;
  return expr(call('if', isJson, code, null).node);
};
