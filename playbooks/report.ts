import { call } from '../workflow/calls';
import { compose } from '../workflow/actions';
import type { Action } from '../workflow/definition';
import { text } from '../workflow/text';
import { type Value, ref } from '../workflow/tree';
import { guid } from '../systems/sentinel/incident';

/** What a run has done, as its row in the logs says it. */
export interface Outcome {
  readonly system: 'Sentinel' | 'ServiceNow' | 'Jira';
  readonly direction: 'out' | 'in';
  /** As `opened`, `found`, `failed`. */
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
  const own = ref<{ outputs: Record<keyof typeof row, string> }>(call('action').node).outputs;
  return compose(name, row, {
    incident: own.incident,
    ticket: own.ticket,
    state: own.state,
    system: own.system,
    direction: own.direction,
    outcome: own.outcome,
  });
};
