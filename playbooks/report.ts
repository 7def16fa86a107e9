import { call, coalesce, equals, orElse, when } from '../workflow/calls';
import { compose } from '../workflow/actions';
import type { Action } from '../workflow/definition';
import { text } from '../workflow/text';
import { type Expr, type Value, at, ref } from '../workflow/tree';
import { guid } from '../systems/sentinel/incident';

/** What a run has done, as its row in the logs says it. */
export interface Outcome {
  readonly system: 'Sentinel' | 'ServiceNow' | 'Jira';
  readonly direction: 'out' | 'in';
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
}

/** The tracked properties that every row has. */
type Tracked = 'incident' | 'ticket' | 'state' | 'system' | 'direction' | 'outcome';

/**
 * The row of a run in the logs. Every value is prefixed text: the logs give a column another name when a value looks like a number,
 * a GUID or a date. Tracked properties may only read the action that they stand on.
 * @see https://learn.microsoft.com/azure/logic-apps/monitor-workflows-collect-diagnostic-data
 */
export const report = (
  name: string,
  { system, direction, outcome, ticket, state, incident = guid }: Outcome,
): Action => {
  const row = {
    incident: text`incident/${incident}`,
    ticket: text`ticket/${ticket ?? 'none'}`,
    state: state === undefined ? 'state/none' : text`state/${state.status}|${state.severity}`,
    system,
    direction,
    outcome,
  };
  const own = ref<{ outputs: Record<Tracked, string> }>(call('action').node).outputs;
  return compose(name, row, {
    incident: own.incident,
    ticket: own.ticket,
    state: own.state,
    system: own.system,
    direction: own.direction,
    outcome: own.outcome,
  });
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
  // What the title or a comment says has its quotes escaped, and is no label.
  const parts = call('split', call('string', own.outputs), `"labelName":"${label}:`);
  const rest = coalesce<string>(at(parts as Expr<readonly string[]>, 1), '');
  const ticket = call('first', call('split', rest, '"')) as Expr<string>;
  const row: Readonly<Record<Tracked, Value<string>>> = {
    incident: text`incident/${call('last', id) as Expr<string>}`,
    ticket: text`ticket/${orElse(ticket, 'none')}`,
    // *Push* is started next, which reads both sides and says.
    state: 'state/none',
    system,
    direction: 'in',
    outcome: when<string>(equals<string>(own.status, 'Succeeded'), 'pulled', 'failed'),
  };
  return { ...update, trackedProperties: row };
}
