import { listIncidents } from '../systems/sentinel/calls';
import type { Incident, Page } from '../systems/sentinel/types';
import { filter } from '../workflow/actions';
import { and, call, coalesce, concat, equals, not, or, when } from '../workflow/calls';
import { type Action, bodyOf } from '../workflow/definition';
import { text } from '../workflow/text';
import { type Expr, type Ref, asRef } from '../workflow/tree';
import { countText, stateText } from './compare';
import type { Conditions } from './conditions';
import { isLabelled } from './labels';
import type { BridgeSettings } from './settings';
import { hullOf, wantedWithin, wants } from './wants';
import { TIME, type Window } from './window';

/** The most incidents that one page of the list holds. @see https://learn.microsoft.com/rest/api/securityinsights/incidents/list */
const PAGE = 1000;

/** Lists the incidents that were modified in the window; `part` is where the cursor tells how far they were handled. */
export const listModified = (
  name: string,
  { azure, workspace }: BridgeSettings,
  window: Window,
  part: number,
): Action<Page<Incident>> => {
  const time = 'properties/lastModifiedTimeUtc';
  return listIncidents(name, azure, workspace.id, {
    filter: text`${time} gt ${window.from(part)} and ${time} le ${window.end}`,
    top: PAGE,
  });
};

/** An incident and its agreed state in one text: what is in the list of bases, is settled. */
export const settledText = (guid: Expr<string>, state: Expr<string>): Expr<string> =>
  concat(guid, '|', state);

/**
 * The incidents whose ticket may not say what they are: those whose state no listed ticket's base has, unless they have no ticket and
 * no route wants them.
 * @param isSettled whether some listed ticket's base says what `settledText` says of an incident
 */
export const filterUnsettled = (
  name: string,
  modified: Action<Page<Incident>>,
  isSettled: (text: Expr<string>) => Expr<boolean>,
  { label, routes }: { readonly label: string; readonly routes: readonly Conditions[] },
): Action<readonly Incident[]> =>
  filter<Incident>(name, bodyOf(modified).value, (incident) => {
    const { status, severity, additionalData } = incident.properties;
    const state = stateText(status, severity, countText(additionalData.commentsCount));
    // A closed incident without a label may have a ticket all the same, if telling it has failed; then it has comments.
    const mayHaveTicket = or(
      not(equals<string>(status, 'Closed')),
      call('greater', coalesce<number>(additionalData.commentsCount, 0), 0),
    );
    const concerns = or(
      isLabelled(incident, label),
      and(mayHaveTicket, mayBeWanted(routes, incident)),
    );
    const settled = isSettled(settledText(incident.name, state));
    return and(not(settled), concerns);
  });

/** The most characters that the conditions of all routes may take in the filter of incidents. */
const MOST_ASKED = 5000;

/** Whether a route wants an incident. Many routes are asked for less: *open* looks at more incidents then, and knows which ones they want. */
const mayBeWanted = (routes: readonly Conditions[], incident: Ref<Incident>): Expr<boolean> =>
  wantedWithin(MOST_ASKED, routes, { incident }) ?? wants(hullOf(routes), { incident });

/**
 * How far the incidents are handled: to the end of the window, or to the last one that found room in the budget. Of the second in which that one was modified
 * everything is looked at once more, because times are compared in whole seconds.
 */
export function handledTo(
  modified: Action<Page<Incident>>,
  unsettled: Action<readonly Incident[]>,
  window: Window,
  budget: number,
): Expr<string> {
  const before = (incident: Ref<Incident>): Expr<string> =>
    call('addSeconds', incident.properties.lastModifiedTimeUtc, -1, TIME);
  const rows = bodyOf(unsettled);
  const lastHandled = asRef(
    call('last', call('take', rows, budget) as Expr<Incident[]>) as Expr<Incident>,
  );
  const lastListed = asRef(call('last', bodyOf(modified).value) as Expr<Incident>);
  return when<string>(
    call('greater', call('length', rows), budget),
    before(lastHandled),
    when<string>(call('empty', bodyOf(modified).nextLink), window.end, before(lastListed)),
  );
}
