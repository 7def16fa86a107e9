import { TRIAGE_LABEL } from '../../systems/openai/types';
import { updateIncident, writeComment } from '../../systems/sentinel/calls';
import { ownComment } from '../../systems/sentinel/comment-id';
import { guid, incident } from '../../systems/sentinel/incident';
import { CLASSIFICATION_AND_REASON } from '../../systems/sentinel/types';
import { condition } from '../../workflow/actions';
import { call, coalesce, concat, empty, equals, not, when } from '../../workflow/calls';
import { type Action, bodyOf } from '../../workflow/definition';
import { text } from '../../workflow/text';
import { type Expr, type Ref, expr } from '../../workflow/tree';
import { columns, merged, onlyIf } from '../columns';
import type { Step } from '../failed-steps';
import type { Answer } from './answer';
import type { RuleRecord } from './known';
import { type TriageSettings } from './settings';
import type { Verdict } from './verdict';
import { CLOSED_BY_TRIAGE, commentOf, confidenceText } from './words';

/** What writes a verdict on the incident. */
export interface Told {
  readonly action: Action;
  /** The last of its writes: labels, owner and status at once. */
  readonly update: Action;
  readonly steps: readonly Step[];
}

/** Writes the comment, then what changes in the incident; nothing where the model has not said anything. */
export function tellIncident(
  { azure, model }: TriageSettings,
  decided: Ref<Verdict>,
  answer: Action<Answer>,
  record: Ref<RuleRecord>,
): Told {
  const { verdict, confidence, wouldClose, action, said } = decided;
  const comment = writeComment(
    'Write_verdict',
    azure,
    incident.id,
    ownComment('triageVerdict', guid),
    commentOf({
      model,
      said,
      mark: {
        verdict,
        confidence: confidenceText(confidence),
        wouldClose,
        action,
      },
      record: recordText(record),
    }),
  );
  const update = updateIncident('Act_on_incident', incident.id, changesOf(decided, answer));
  return {
    action: condition('If_said', not(empty(verdict)), { then: [comment, update] }),
    update,
    steps: [
      { action: comment, doing: 'writing the comment' },
      { action: update, doing: 'updating the incident' },
    ],
  };
}

const recordText = ({ judged, right }: Ref<RuleRecord>): Expr<string> =>
  when<string>(
    call('greater', judged, 0),
    text`Of the last ${judged} incidents of this rule on which it was as sure, people found the same in ${right}.`,
    'No person has closed an incident of this rule yet on which it was as sure.',
  );

/** Labels always; an owner or a status where the verdict has the right to it. */
function changesOf({ verdict, action }: Ref<Verdict>, answer: Action<Answer>): Expr<object> {
  const { group, analyst } = bodyOf(answer);
  const tag = (name: Expr<string>): Expr<object> => columns({ Tag: name });
  const own = tag(concat(`${TRIAGE_LABEL}:`, verdict));
  const both = call('createArray', own, tag(concat(`${TRIAGE_LABEL}-Group:`, group)));
  const tags = expr(call('if', empty(group), call('createArray', own), both).node);
  return merged(
    columns({ tagsToAdd: columns({ TagsToAdd: tags }) }),
    onlyIf(
      equals<string>(action, 'assigned'),
      columns({ ownerAction: 'Assign', owner: coalesce<string>(analyst, '') }),
    ),
    onlyIf(
      equals<string>(action, 'closed'),
      columns({
        status: 'Closed',
        classification: columns({
          ClassificationAndReason: when<string>(
            equals<string>(verdict, 'FalsePositive'),
            CLASSIFICATION_AND_REASON.FalsePositive,
            CLASSIFICATION_AND_REASON.BenignPositive,
          ),
          ClassificationReasonText: CLOSED_BY_TRIAGE,
        }),
      }),
    ),
  );
}
