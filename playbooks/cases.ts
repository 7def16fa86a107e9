import { call, when } from '../workflow/calls';
import type { Expr, Value } from '../workflow/tree';

/** The text of the first condition that holds; the empty text where none does. */
export const firstCase = (
  ...pairs: readonly (readonly [condition: Expr<boolean>, text: Value<string>])[]
): Expr<string> =>
  pairs.reduceRight<Expr<string>>(
    (otherwise, [condition, text]) => when<string>(condition, text, otherwise),
    call('concat', ''),
  );
