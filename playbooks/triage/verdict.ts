import { compose } from '../../workflow/actions';
import { coalesce, when } from '../../workflow/calls';
import { type Action, bodyOf } from '../../workflow/definition';
import type { Asking } from './ask';
import type { Prompt } from './prompt';
import { type Case, assigns, closes, wouldClose } from './rights';
import type { TriageSettings } from './settings';
import { saidOf } from './words';

/** What the playbook makes of an answer. */
export interface Verdict {
  /** The empty text where there is none. */
  readonly verdict: string;
  readonly confidence: number;
  /** `none`, `assigned` or `closed`. */
  readonly action: string;
  readonly wouldClose: boolean;
  /** Why there is none. */
  readonly reason: string;
  /** The empty text where the incident has no rule. */
  readonly ruleId: string;
  /** What the model says, with names for placeholders. */
  readonly said: string;
}

/** What comes of the answer: worked out once, so that comment, labels and row say the same. */
export function decide(
  settings: TriageSettings,
  { answer, reason }: Asking,
  { unmask }: Prompt,
  of: Pick<Case, 'fresh' | 'ruleId' | 'known' | 'words'>,
): Action<Verdict> {
  const { verdict, confidence, analyst } = bodyOf(answer);
  const given: Case = {
    ...of,
    verdict: coalesce<string>(verdict, ''),
    confidence: coalesce<number>(confidence, 0),
    analyst: coalesce<string>(analyst, ''),
  };
  return compose<Verdict>('Verdict', {
    verdict: given.verdict,
    confidence: given.confidence,
    action: when<string>(
      closes(settings, given),
      'closed',
      when<string>(assigns(settings, given), 'assigned', 'none'),
    ),
    wouldClose: wouldClose(settings, given),
    reason,
    ruleId: given.ruleId,
    said: unmask(saidOf(answer)),
  });
}
