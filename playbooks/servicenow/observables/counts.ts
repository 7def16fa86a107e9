import { call, concat, when } from '../../../workflow/calls';
import type { Expr } from '../../../workflow/tree';
import { REASONS } from './refusal';

/** How many values were refused, and why. */
export interface Refused {
  readonly rejected: Expr<number>;
  /** As `private address=3;own domain=1`; empty where none was. */
  readonly reasons: Expr<string>;
}

/**
 * Counts the reasons in the JSON text of what was judged.
 * @param more what was refused later on, by its reason
 */
export function countRefused(
  judged: Expr<readonly unknown[]>,
  more: Readonly<Record<string, Expr<number>>>,
): Refused {
  const all = call('string', judged);
  const counts: readonly (readonly [string, Expr<number>])[] = [
    ...REASONS.map((reason) => [reason, occurrences(all, `"reason":"${reason}"`)] as const),
    ...Object.entries(more),
  ];
  const words = counts.map(([reason, count]) =>
    when<string>(call('greater', count, 0), concat(reason, '=', count, ';'), ''),
  );
  const [first = '', ...others] = words;
  // The last semicolon goes with the mark that stands at the end.
  const marked = concat(first, ...others, END);
  const text = call('replace', call('replace', marked, `;${END}`, ''), END, '');
  return {
    rejected: counts.reduce<Expr<number>>(
      (sum, [, count]) => call('add', sum, count),
      call('int', '0'),
    ),
    reasons: text,
  };
}

const END = '|';

/** How often a text has another one in it. */
export const occurrences = (text: Expr<string>, part: string): Expr<number> =>
  call('sub', call('length', call('split', text, part)), 1);
