import { call, coalesce, equals, orElse, when } from '../workflow/calls';
import { compose } from '../workflow/actions';
import type { Action } from '../workflow/definition';
import { text } from '../workflow/text';
import { type Expr, type Ref, type Value, at, ref } from '../workflow/tree';
import { guid } from '../systems/sentinel/incident';

/** What a run has done, as its row in the logs says it. */
export interface Outcome {
  readonly system: 'Sentinel' | 'ServiceNow' | 'Jira';
  /** Seen from Sentinel: what concerns incidents, or the intelligence that both sides keep. */
  readonly direction: 'out' | 'in' | 'threat intelligence in' | 'threat intelligence out';
  /**
   * As `opened`, `found`, `pushed`, `pulled`, `failed`; `parked` where it failed for a day and is tried no more.
   */
  readonly outcome: Value<string>;

  /**
   * The ticket's number.
   * @default - none, the run did not get so far
   */
  readonly ticket?: Value<string>;

  /**
   * What the ticket says as the run leaves it, in Sentinel's words.
   * @default - the run has not read it
   */
  readonly state?: { readonly status: Value<string>; readonly severity: Value<string> };

  /**
   * The GUID of the incident.
   * @default - the incident that started the run
   */
  readonly incident?: Value<string>;

  /**
   * How much threat intelligence was moved.
   * @default - none, the run is about something else
   */
  readonly moved?: Moved;
}

/** How many observables or indicators a run has handled, by what became of them. */
export interface Moved {
  readonly accepted: Value<number>;
  /** Refused for good, by the bridge or by the other side. */
  readonly rejected: Value<number>;
  /** Of the accepted ones, those that say that an earlier one holds no more. */
  readonly revoked: Value<number>;
  /** Left out, because the other side has them already or the filter does not want them. */
  readonly unchanged: Value<number>;
  /** Why some were rejected, as `private address=3;expired=1`; empty where none was. */
  readonly reasons: Value<string>;
}

/** The incident of a row that is about threat intelligence: reconciliations of tickets have `none`, and are told apart by it. */
export const INTELLIGENCE = 'threat intelligence';

/** The tracked properties that every row has. */
type Tracked = 'incident' | 'ticket' | 'state' | 'system' | 'direction' | 'outcome';

/** Those that a row about threat intelligence has beside them. */
type TrackedMoved = 'counts' | 'reasons';

/** What an outcome is made of, as the logs show it. Every value is prefixed text: the logs give a column another name when a value looks like a number, a GUID or a date. */
const rowOf = ({ system, direction, outcome, ticket, state, incident = guid, moved }: Outcome) => ({
  incident: text`incident/${incident}`,
  ticket: text`ticket/${ticket ?? 'none'}`,
  state: state === undefined ? 'state/none' : text`state/${state.status}|${state.severity}`,
  system,
  direction,
  outcome,
  ...(moved && {
    counts: text`counts/${moved.accepted}|${moved.rejected}|${moved.revoked}|${moved.unchanged}`,
    reasons: text`reasons/${moved.reasons}`,
  }),
});

/** The row, read from the action that it stands on: tracked properties may read no other. */
const trackedIn = (own: Ref<Record<Tracked | TrackedMoved, string>>, { moved }: Outcome) => ({
  incident: own.incident,
  ticket: own.ticket,
  state: own.state,
  system: own.system,
  direction: own.direction,
  outcome: own.outcome,
  ...(moved && { counts: own.counts, reasons: own.reasons }),
});

/**
 * The row of a run in the logs.
 * @see https://learn.microsoft.com/azure/logic-apps/monitor-workflows-collect-diagnostic-data
 */
export const report = (name: string, outcome: Outcome): Action<object> => {
  const { outputs } = ref<{ outputs: Record<Tracked | TrackedMoved, string> }>(call('action').node);
  return compose(name, rowOf(outcome), trackedIn(outputs, outcome));
};

/**
 * The same of an item that makes its iteration fail: the row is refused, whatever it says, and stays in the inputs for whoever comes after the loop.
 * @param more what it holds besides, and the logs do not show
 */
export const reportRefused = (
  name: string,
  outcome: Outcome,
  more: Readonly<Record<string, Value<string>>>,
): Action => {
  const { inputs } = ref<{ inputs: { content: Record<Tracked | TrackedMoved, string> } }>(
    call('action').node,
  );
  return {
    name,
    type: 'ParseJson',
    inputs: { content: { ...more, ...rowOf(outcome) }, schema: { type: 'null' } },
    needs: [],
    trackedProperties: trackedIn(inputs.content, outcome),
  };
};

/** What the runtime knows of an update of an incident once it is over. */
interface OwnRecord {
  readonly status: string;
  readonly inputs: { readonly body: { readonly incidentArmId: string } };
  /** With the incident in its body, unless the answer was no JSON: then it is text, in which nothing can be selected. */
  readonly outputs: object;
}

/**
 * The same for an update of an incident that is its own row, for a Compose would be billed: incident and ticket are read out of what it
 * sent and got back.
 * @param label what the incident's label starts with that names the ticket
 */
export function reportPulled(
  update: Action,
  { system, label }: { readonly system: Outcome['system']; readonly label: string },
): Action {
  const own = ref<OwnRecord>(call('action').node);
  const id = call('split', coalesce<string>(own.inputs.body.incidentArmId, ''), '/');
  // Read as text, because an answer that is no JSON has nothing that could be selected. What a title or a comment says has its quotes escaped, and is no property.
  // What has failed says nothing of the incident, and may be longer than string() gives.
  const answer = call('if', equals<string>(own.status, 'Succeeded'), own.outputs, '');
  const textAfter = (start: string): Expr<string> => {
    const parts = call('split', call('string', answer), start) as Expr<readonly string[]>;
    return call('first', call('split', coalesce<string>(at(parts, 1), ''), '"')) as Expr<string>;
  };
  const row: Readonly<Record<Tracked, Value<string>>> = {
    incident: text`incident/${call('last', id) as Expr<string>}`,
    ticket: text`ticket/${orElse(textAfter(`"labelName":"${label}:`), 'none')}`,
    // The incident is now what the ticket says, but for what *push* has yet to write.
    state: text`state/${textAfter('"status":"')}|${textAfter('"severity":"')}`,
    system,
    direction: 'in',
    outcome: when<string>(equals<string>(own.status, 'Succeeded'), 'pulled', 'failed'),
  };
  return { ...update, trackedProperties: row };
}
