import type { ModelContext } from '../../systems/openai/calls';
import { NO_ITEMS, call, coalesce, concat, empty, when } from '../../workflow/calls';
import { type Action, bodyOf } from '../../workflow/definition';
import { text } from '../../workflow/text';
import type { Expr } from '../../workflow/tree';
import { firstCase } from '../cases';
import { NEWLINE, asHtml, cut } from '../rich-text';
import type { Answer } from './answer';

/** What an incident that the triage closes says; by it a closing is known to be nobody's judgement. */
export const CLOSED_BY_TRIAGE =
  'Closed by the AI triage of Sentinel Bridge: see the comment on this incident';

/** What the part of the comment starts with that *triage-outcome* reads. */
const MARK = '[triage ';
const MARK_END = ']';

/** What the last line of the comment says. */
export interface Mark {
  readonly verdict: Expr<string>;
  /** With three decimals. */
  readonly confidence: Expr<string>;
  readonly wouldClose: Expr<boolean>;
  readonly action: Expr<string>;
}

/** A confidence with three decimals. */
export const confidenceText = (confidence: Expr<number>): Expr<string> =>
  call('formatNumber', confidence, '0.000', 'en-US');

const markText = (
  { verdict, confidence, wouldClose, action }: Mark,
  { name }: ModelContext,
): Expr<string> =>
  text`${MARK}${verdict} ${confidence} ${when<string>(wouldClose, '1', '0')} ${action} ${name}${MARK_END}`;

/** The parts of the last mark of a comment: texts that anybody may have written. */
export const marksIn = (message: Expr<string>): Expr<readonly string[]> => {
  const behind = call('string', call('last', call('split', message, MARK)));
  const inside = call('string', call('first', call('split', behind, MARK_END)));
  return call('split', inside, ' ') as Expr<readonly string[]>;
};

/** The most characters of what a model says: each may become five as HTML, and a comment has 30,000. */
const LONGEST = 5_500;

/** What the model says, in lines: its reasons, what it suggests, what it would look at. Plain text, whatever stands in it. */
export function saidOf(answer: Action<Answer>): Expr<string> {
  const { reasons, nextSteps, entities, severity, group, analyst } = bodyOf(answer);
  const list = (head: string, items: Expr<readonly string[] | null>): Expr<string> => {
    const given = coalesce<readonly string[]>(items, NO_ITEMS);
    const joined = call('join', given, concat(NEWLINE, '- '));
    return when<string>(empty(given), '', concat(head, NEWLINE, '- ', joined, NEWLINE));
  };
  const one = (head: string, given: Expr<string | null>): Expr<string> =>
    when<string>(empty(given), '', concat(head, given, NEWLINE));
  return concat(
    list('Why:', reasons),
    list('Next steps:', nextSteps),
    list('Worth a look:', entities),
    one('Severity it would give: ', severity),
    one('Group it suggests: ', group),
    one('Analyst it suggests: ', analyst),
  );
}

export interface CommentProps {
  readonly model: ModelContext;
  /** What the model says, with names for placeholders. */
  readonly said: Expr<string>;
  readonly mark: Mark;
  /** How often people found the model right about the rule. */
  readonly record: Expr<string>;
}

/** The comment on the incident: what a model said, that it was a model, how sure it is, and what came of it. */
export function commentOf({ model, said, mark, record }: CommentProps): Expr<string> {
  const { verdict, confidence, action } = mark;
  const outcome = firstCase(
    [isText(action, 'closed'), 'The incident is closed because of it.'],
    [isText(action, 'assigned'), 'The incident is assigned as it suggests.'],
    [isText(action, 'none'), 'Nothing else was done because of it.'],
  );
  const words = asHtml(cut(said, LONGEST, '… (cut)'));
  return text`<p><b>AI triage:</b> the language model ${model.name} says <b>${verdict}</b> and is ${confidence} sure (1 is certain). A model has said this, not a person; the text of the incident may have misled it.</p><p>${words}</p><p>${outcome} ${record}</p><p>${markText(mark, model)}</p>`;
}

const isText = (value: Expr<string>, word: string): Expr<boolean> => call('equals', value, word);
