import { call, concat, when } from '../../../workflow/calls';
import type { Expr, Ref } from '../../../workflow/tree';
import type { Judged } from './candidates';
import { REASONS } from './refusal';

/** How many values were refused, and why. */
export interface Refused {
  readonly rejected: Expr<number>;
  /** As `private address=3;own domain=1`; empty where none was. */
  readonly reasons: Expr<string>;
}

/**
 * What stands for a value in a text in which they are counted: values themselves would be more than the language takes in one text.
 * @see https://learn.microsoft.com/azure/logic-apps/logic-apps-limits-and-configuration
 */
export const markOf = ({ reason, type }: Pick<Ref<Judged>, 'reason' | 'type'>): Expr<string> =>
  concat('|', reason, '=', type, '|');

/** How many values are of a type, and nothing speaks against them. */
export const countGood = (marks: Expr<string>, type: string): Expr<number> =>
  occurrences(marks, `|=${type}|`);

/**
 * Counts the reasons in the marks of what was judged.
 * @param more what was refused later on, by its reason
 */
export function countRefused(
  marks: Expr<string>,
  more: Readonly<Record<string, Expr<number>>>,
): Refused {
  const counts: readonly (readonly [string, Expr<number>])[] = [
    ...REASONS.map((reason) => [reason, occurrences(marks, `|${reason}=`)] as const),
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
const occurrences = (text: Expr<string>, part: string): Expr<number> =>
  call('sub', call('length', call('split', text, part)), 1);
