import { sendRow } from '../../systems/log-analytics/calls';
import { TRIAGE_LABEL } from '../../systems/openai/types';
import { readComment } from '../../systems/sentinel/calls';
import { ownComment } from '../../systems/sentinel/comment-id';
import {
  guid,
  incident,
  incidentTrigger,
  mergedInto,
  titled,
} from '../../systems/sentinel/incident';
import { CLASSIFICATIONS, type Comment } from '../../systems/sentinel/types';
import { compose, condition } from '../../workflow/actions';
import {
  NO_ITEMS,
  and,
  anyOf,
  call,
  coalesce,
  empty,
  equals,
  not,
  or,
  when,
} from '../../workflow/calls';
import {
  type Action,
  type Definition,
  after,
  bodyOf,
  outputsOf,
  recordOf,
  statusCodeOf,
} from '../../workflow/definition';
import { type Expr, asRef, at, expr, required } from '../../workflow/tree';
import { onFailure } from '../failure';
import { isOurs } from '../identities';
import { isLabelled } from '../labels';
import { report } from '../report';
import { isBenign } from './rights';
import { rowOf, ruleIdOf } from './row';
import { MEASURED, type TriageSettings, rows } from './settings';
import { CLOSED_BY_TRIAGE, marksIn } from './words';

/** Notes what people have found of incidents that a model was asked about: the next prompts and the right to close follow from it. */
export function triageOutcome(settings: TriageSettings): Definition {
  const { azure, channel } = settings;
  const read = readComment('Read_verdict', azure, incident.id, ownComment('triageVerdict', guid));
  const marks = after(read, ['Succeeded', 'Failed'], readMarks(read));
  const sent = sendOutcome(settings, outputsOf(marks));
  const ifKnown = condition('If_known', isSound(outputsOf(marks)), { then: [sent] });
  const outcome = { system: 'Sentinel', direction: 'in' } as const;
  const done = report('Report', {
    ...outcome,
    outcome: when<string>(
      equals(recordOf(sent).status, 'Succeeded'),
      'outcome noted',
      'no verdict',
    ),
  });
  const failure = onFailure({
    azure,
    last: done,
    incident: { id: incident.id, guid, title: titled(incident.properties) },
    steps: [
      { action: marks, doing: 'reading what the model has said', cause: read },
      { action: sent, doing: 'writing the row' },
    ],
    couldNot: 'note what was found of this incident, which the triage would learn from',
    comment: 'triageOutcomeFailure',
    byHand: true,
    outcome,
    channel,
  });
  return {
    description:
      'Notes what people have found of the Microsoft Sentinel incidents that a language model was asked about.',
    trigger: incidentTrigger(isJudged(settings)),
    actions: [read, marks, ifKnown, done, failure],
  };
}

/** Whether a person has closed an incident that was triaged: neither the triage itself, nor another rule or playbook, nor a merge. */
function isJudged({ machineWords }: TriageSettings): Expr<boolean> {
  const { status, classificationComment: words } = incident.properties;
  const said = coalesce<string>(words, '');
  const byMachine = [CLOSED_BY_TRIAGE, ...machineWords].map((one) => equals<string>(said, one));
  return and(
    equals<string>(status, 'Closed'),
    isLabelled(incident, TRIAGE_LABEL),
    not(anyOf(byMachine)),
    empty(mergedInto),
  );
}

/** The parts of the mark, as far as the comment is the bridge's own; none where there is no such comment. Any other answer fails. */
function readMarks(read: Action<Comment>): Action<readonly string[]> {
  const properties = required(bodyOf(read) as Expr<Comment>, 'properties');
  const { author, message } = asRef(properties);
  const isThere = not(equals<number>(statusCodeOf(read), 404));
  const own = expr<readonly string[]>(
    call('if', isOurs(author.objectId), marksIn(coalesce<string>(message, '')), NO_ITEMS).node,
  );
  return compose<readonly string[]>(
    'Marks',
    expr<readonly string[]>(call('if', isThere, own, NO_ITEMS).node),
  );
}

/** A part of the mark by its place. */
const part = (marks: Expr<readonly string[]>, index: number): Expr<string> =>
  coalesce<string>(at(marks, index), '');

/** Parts of a mark, by their places. */
const [VERDICT, CONFIDENCE, WOULD_CLOSE, ACTION, MODEL] = [0, 1, 2, 3, 4] as const;

const ACTIONS = ['none', 'assigned', 'closed'] as const;

/** Whether every part is one that the triage writes: people may have edited the comment. */
function isSound(marks: Expr<readonly string[]>): Expr<boolean> {
  const among = (index: number, words: readonly string[]): Expr<boolean> =>
    anyOf(words.map((word) => equals<string>(part(marks, index), word)));
  const confidence = part(marks, CONFIDENCE);
  return and(
    among(VERDICT, CLASSIFICATIONS),
    // One digit and three decimals, whose texts compare as their numbers do.
    equals<number>(call('length', confidence), '0.000'.length),
    call('isFloat', confidence),
    or(call('startsWith', confidence, '0.'), equals<string>(confidence, '1.000')),
    among(WOULD_CLOSE, ['0', '1']),
    among(ACTION, ACTIONS),
  );
}

/** The row of what a person has found. */
function sendOutcome(settings: TriageSettings, marks: Expr<readonly string[]>): Action {
  const { confidence } = settings.close ?? MEASURED;
  const verdict = part(marks, VERDICT);
  const sure = call('float', part(marks, CONFIDENCE));
  const { classification } = incident.properties;
  return sendRow(
    'Send_outcome',
    settings.azure,
    rows,
    rowOf(settings, incident, {
      Kind: 'outcome',
      RuleId: ruleIdOf(incident),
      Verdict: verdict,
      Confidence: sure,
      // A mark can take a verdict out of what the right to close is measured by, and bring none in that does not belong there.
      WouldClose: and(
        equals<string>(part(marks, WOULD_CLOSE), '1'),
        isBenign(verdict),
        call('greaterOrEquals', sure, confidence),
      ),
      Action: part(marks, ACTION),
      Model: call('string', call('take', part(marks, MODEL), 64)),
      Classification: coalesce<string>(classification, ''),
      Agreed: equals<string>(verdict, coalesce<string>(classification, '')),
    }),
  );
}
