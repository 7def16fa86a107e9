import { sendRow } from '../../systems/log-analytics/calls';
import { TRIAGE_LABEL } from '../../systems/openai/types';
import { propertiesOf, readIncident } from '../../systems/sentinel/calls';
import { guid, incident, incidentTrigger, titled } from '../../systems/sentinel/incident';
import type { Incident } from '../../systems/sentinel/types';
import { condition } from '../../workflow/actions';
import { and, coalesce, concat, equals, not, or, orElse, when } from '../../workflow/calls';
import {
  type Action,
  type Definition,
  after,
  bodyOf,
  outputsOf,
  recordOf,
} from '../../workflow/definition';
import { type Expr, type Ref, required } from '../../workflow/tree';
import { ANY, inAnyCase, onFailure } from '../failure';
import { isLabelled } from '../labels';
import { refuse } from '../refuse';
import { participating } from '../participating';
import { report } from '../report';
import { isRouted, selectRoute } from '../route';
import { type Asking, ask } from './ask';
import { readRecord } from './known';
import { promptOf } from './prompt';
import { incidentInWords } from './rights';
import { rowOf, ruleIdOf } from './row';
import { type TriageSettings, rows } from './settings';
import { type Told, tellIncident } from './tell';
import { type Verdict, decide } from './verdict';

/** At once, and waiting: what the budget, counted from rows that come minutes later, cannot bound. What finds no room is not triaged. */
const CONCURRENCY = { runs: 10, maximumWaitingRuns: 100 };

/**
 * Asks a language model what an incident is, and writes what it says into one comment, labels and a row. It acts only within the rights that the settings give and
 * that the rule has earned; whatever goes wrong, no ticket waits for it.
 */
export function triage(settings: TriageSettings): Definition {
  const { azure, channel } = settings;
  const { subject, actions } = participating([settings]);
  const wanted = selectRoute('Wanted', [settings], () => ({}), subject);
  const fresh = readIncident('Read_fresh_incident', azure, incident.id);
  const prompt = promptOf(settings, bodyOf(fresh).properties);
  const ruleId = ruleIdOf(bodyOf(fresh));
  const known = readRecord(settings, ruleId);
  const asking = ask(settings, prompt, known);
  const words = incidentInWords(settings);
  const verdict = decide(settings, asking, prompt, {
    fresh: bodyOf(fresh),
    ruleId,
    known: known.is,
    words: words && outputsOf(words),
  });
  const decided = outputsOf(verdict);
  const told = tellIncident(settings, decided, asking.answer, known.is);
  const sent = after(told.action, ANY, sendVerdict(settings, bodyOf(fresh), decided, asking, told));
  const missing = refuse('No_answer', decided.reason);
  const isMissing = or(
    equals<string>(decided.reason, 'down'),
    not(known.isRead),
    not(equals(recordOf(told.action).status, 'Succeeded')),
  );
  const ifMissing = condition('If_missing', isMissing, { then: [missing] });

  const isDue = and(
    not(equals<string>(required(propertiesOf(fresh), 'status'), 'Closed')),
    not(isLabelled(bodyOf(fresh), TRIAGE_LABEL)),
  );
  const ifUntriaged = condition('If_untriaged', isDue, {
    then: [
      ...prompt.actions,
      known.query,
      ...inAnyCase([known.record, asking.action, ...(words ? [words] : []), verdict]),
      told.action,
      sent,
      ifMissing,
    ],
  });
  const ifWanted = condition('If_wanted', isRouted(wanted), { then: [fresh, ifUntriaged] });
  const outcome = { system: 'Sentinel', direction: 'in' } as const;
  const done = report('Report', {
    ...outcome,
    outcome: outcomeOf(decided, sent),
  });
  const failure = onFailure({
    azure,
    last: done,
    incident: { id: incident.id, guid, title: titled(incident.properties) },
    steps: [
      { action: fresh, doing: 'reading the incident' },
      { action: known.query, doing: 'reading what is known of its analytics rule' },
      {
        action: known.record,
        doing: 'reading what is known of its analytics rule',
        cause: known.query,
      },
      ...told.steps,
      { action: sent, doing: 'writing the row' },
      { action: missing, doing: 'asking the language model', cause: asking.asked },
      { action: verdict, doing: 'reading what the model has said' },
      { action: ifUntriaged, doing: 'reading the incident', cause: fresh },
    ],
    couldNot: 'triage this incident',
    comment: 'triageFailure',
    byHand: true,
    outcome,
    channel,
  });
  return {
    description:
      'Asks a language model what Microsoft Sentinel incidents are, and says so on them.',
    trigger: { ...incidentTrigger(), concurrency: CONCURRENCY },
    actions: [...actions, wanted, ifWanted, done, failure],
  };
}

/** The row of a verdict, or of why there is none. */
function sendVerdict(
  settings: TriageSettings,
  fresh: Ref<Incident>,
  { verdict, confidence, wouldClose, action, reason, ruleId }: Ref<Verdict>,
  { reply }: Asking,
  { update }: Told,
): Action {
  const { prompt_tokens, completion_tokens } = bodyOf(reply).usage;
  return sendRow(
    'Send_verdict',
    settings.azure,
    rows,
    rowOf(settings, fresh, {
      Kind: 'verdict',
      RuleId: ruleId,
      Verdict: verdict,
      Confidence: confidence,
      WouldClose: wouldClose,
      // What could not be written was not done.
      Action: when<string>(equals(recordOf(update).status, 'Succeeded'), action, 'none'),
      PromptTokens: coalesce<number>(prompt_tokens, 0),
      CompletionTokens: coalesce<number>(completion_tokens, 0),
      Reason: reason,
    }),
  );
}

/** What the run has done, as its report says it. */
const outcomeOf = ({ action, reason }: Ref<Verdict>, sent: Action): Expr<string> =>
  when<string>(
    not(equals(recordOf(sent).status, 'Succeeded')),
    'not routed',
    orElse(
      when<string>(equals<string>(reason, ''), '', concat('no verdict: ', reason)),
      when<string>(equals<string>(action, 'none'), 'suggested', coalesce<string>(action, '')),
    ),
  );
