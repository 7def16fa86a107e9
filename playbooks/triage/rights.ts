import { guid, incident, ownerMail } from '../../systems/sentinel/incident';
import type { Incident } from '../../systems/sentinel/types';
import { compose } from '../../workflow/actions';
import {
  NEVER,
  NO_ITEMS,
  and,
  anyOf,
  call,
  coalesce,
  empty,
  equals,
  not,
} from '../../workflow/calls';
import type { Action } from '../../workflow/definition';
import { text } from '../../workflow/text';
import { type Expr, type Ref, expr, ref } from '../../workflow/tree';
import { wants } from '../wants';
import type { RuleRecord } from './known';
import { type CloseSettings, MEASURED, type TriageSettings } from './settings';

/** What a decision depends on. */
export interface Case {
  readonly fresh: Ref<Incident>;
  /** A classification; the empty text where the model has given none. */
  readonly verdict: Expr<string>;
  readonly confidence: Expr<number>;
  /** One of the configured analysts; the empty text where none was suggested. */
  readonly analyst: Expr<string>;
  /** The incident's analytics rule; the empty text where it has none. */
  readonly ruleId: Expr<string>;
  readonly known: Ref<RuleRecord>;

  /**
   * All of the incident as text.
   * @default - nothing is protected by its name
   */
  readonly words?: Expr<string> | undefined;
}

/**
 * Seconds after the event until which a triage acts. A rule waits two minutes for its playbook, then the ticket is opened: what comes too late is suggested.
 * @see https://learn.microsoft.com/azure/sentinel/automate-incident-handling-with-automation-rules
 */
const IN_TIME_SECONDS = 90;

const TIME = 'yyyy-MM-ddTHH:mm:ssZ';

/** Whether the verdict closes the incident as far as verdict, confidence and severity go. */
export function wouldClose(
  { close }: TriageSettings,
  { fresh, verdict, confidence }: Case,
): Expr<boolean> {
  const measured: Pick<CloseSettings, 'severities' | 'confidence'> = close ?? MEASURED;
  const { severity } = fresh.properties;
  return and(
    isBenign(verdict),
    call('greaterOrEquals', confidence, measured.confidence),
    anyOf(measured.severities.map((one) => equals<string>(severity, one))),
  );
}

/** Whether a verdict says that nobody has to do anything. */
export const isBenign = (verdict: Expr<string>): Expr<boolean> =>
  anyOf(['BenignPositive', 'FalsePositive'].map((one) => equals<string>(verdict, one)));

/**
 * Whether the incident is closed: where the verdict would close it, the rule has earned it, nothing protects the incident, it is not one of those that are left to
 * people, and nobody has it yet.
 */
export function closes(settings: TriageSettings, given: Case): Expr<boolean> {
  const { close, mode } = settings;
  if (close === undefined || mode !== 'apply') return NEVER;
  const { fresh, known, ruleId } = given;
  const rules = coalesce<readonly string[]>(fresh.properties.relatedAnalyticRuleIds, NO_ITEMS);
  return and(
    wouldClose(settings, given),
    not(empty(ruleId)),
    // What was measured of a rule says nothing of an incident that others have a part in.
    equals<number>(call('length', rules), 1),
    call('greaterOrEquals', coalesce<number>(known.judged, 0), close.outcomes),
    call(
      'greaterOrEquals',
      call('mul', coalesce<number>(known.right, 0), 100),
      call('mul', coalesce<number>(known.judged, 0), Math.round(close.precision * 100)),
    ),
    not(isHeldOut(close.holdOut)),
    wants({ withoutTags: close.protectedTags }, { incident: fresh }),
    ...(given.words ? [namesNone(close.protectedEntities, given.words)] : []),
    isFree(fresh),
    isInTime,
  );
}

/** Whether the suggested analyst gets the incident. */
export function assigns({ assign, mode }: TriageSettings, given: Case): Expr<boolean> {
  if (assign === undefined || mode !== 'apply') return NEVER;
  return and(
    not(empty(given.analyst)),
    call('greaterOrEquals', given.confidence, assign.confidence),
    isFree(given.fresh),
    isInTime,
  );
}

/** Whether nobody works on the incident. */
const isFree = (fresh: Ref<Incident>): Expr<boolean> =>
  and(
    equals<string>(fresh.properties.status, 'New'),
    empty(ownerMail(fresh)),
    empty(coalesce<string>(fresh.properties.owner.objectId, '')),
  );

const isInTime: Expr<boolean> = call(
  'less',
  call('utcNow', TIME),
  call(
    'addSeconds',
    ref<{ startTime: string }>(call('trigger').node).startTime,
    IN_TIME_SECONDS,
    TIME,
  ),
);

const HEX = '0123456789abcdef';

/** Whether an incident belongs to the share that is left to people: its GUID decides, which nobody chooses. */
function isHeldOut(share: number): Expr<boolean> {
  const digit = (index: number): Expr<number> =>
    call('indexOf', HEX, call('toLower', call('substring', guid, index, 1)));
  const [high, low] = [digit(34), digit(35)];
  return call('less', call('add', call('mul', high, 16), low), Math.round(share * 256));
}

/**
 * Makes one text of the incident, in which protected names are looked for; none where none are to be. `string()` gives 131,072 characters at most, which an incident
 * with many alerts has; a text with an expression in it has no such bound.
 */
export function incidentInWords({ close, mode }: TriageSettings): Action<string> | undefined {
  const isNeeded = mode === 'apply' && close !== undefined && close.protectedEntities.length > 0;
  return isNeeded
    ? compose<string>('Incident_in_words', text`${expr<string>(incident.node)}`)
    : undefined;
}

/** Whether an incident names none of some things, wherever it could. Without its words, nobody knows. */
const namesNone = (names: readonly string[], words: Expr<string>): Expr<boolean> =>
  and(
    not(empty(words)),
    not(anyOf(names.map((name) => call('contains', call('toLower', words), name.toLowerCase())))),
  );
