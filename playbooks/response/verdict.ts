import { compose } from '../../workflow/actions';
import { call, concat, equals, when } from '../../workflow/calls';
import { type Action, outputsOf } from '../../workflow/definition';
import type { Expr, Value } from '../../workflow/tree';

/** How a run can end, the first that holds before the others. */
export interface Verdict {
  readonly holds: Expr<boolean>;
  /** One word for the row of the run. */
  readonly outcome: string;
  /** What the incident's comment says; HTML. */
  readonly says: Value<string>;
}

/** All ways in which a run can end; the last one holds where no other does. */
export type Verdicts = readonly [...Verdict[], Omit<Verdict, 'holds'>];

/** What the first verdict that holds says. */
export function saidBy(verdicts: Verdicts, of: 'outcome' | 'says'): Expr<string> {
  const [last, ...others] = verdicts.toReversed() as [Verdict, ...Verdict[]];
  return others.reduce<Expr<string>>(
    (otherwise, verdict) => when<string>(verdict.holds, verdict[of], otherwise),
    concat(last[of]),
  );
}

/** A run's end: the word for it, worked out once, and what it says. */
export interface Ending {
  readonly action: Action<string>;
  readonly outcome: Expr<string>;
  /** HTML. */
  readonly says: Expr<string>;
}

/** How a run has ended. What it says goes by the word alone, since an expression is limited in its length. */
export function endingOf(name: string, verdicts: Verdicts): Ending {
  const action = compose<string>(name, saidBy(verdicts, 'outcome'));
  const outcome: Expr<string> = outputsOf(action);
  const [last, ...others] = verdicts.toReversed() as [Verdict, ...Verdict[]];
  const byWord = others
    .toReversed()
    .map((verdict) => ({ ...verdict, holds: equals<string>(outcome, verdict.outcome) }));
  return { action, outcome, says: saidBy([...byWord, last], 'says') };
}

/** The functions that take texts and lists alike are not typed; of a text they give a text. */
export const lower = (value: Expr<string>): Expr<string> => call('toLower', value);
