import { lastSucceededRun } from '../../systems/azure/runs';
import { type ServiceNowContext, findRecords, rowsOf } from '../../systems/servicenow/calls';
import { signIn } from '../../systems/servicenow/sign-in';
import type { ListAnswer, Ticket } from '../../systems/servicenow/types';
import { select } from '../../workflow/actions';
import { call, coalesce, concat, orElse, when } from '../../workflow/calls';
import { type Action, type Definition, bodyOf } from '../../workflow/definition';
import { text } from '../../workflow/text';
import { type Expr, asRef } from '../../workflow/tree';
import { stateText } from '../compare';
import { sweep } from '../sweep';
import { filterUnsettled, handledTo, listModified, settledText } from '../unsettled';
import { type Window, windowOf } from '../window';
import { commonTable } from './look-up';
import { tablesOf } from './mapping-tables';
import { reconcileItem } from './reconcile-item';
import type { ServiceNowSettings } from './settings';
import { TICKET_FIELDS, basePart, basePrefix, ticketTime } from './sides';

/** Where the cursor says how far tickets were handled, with the `sys_id` of the last one, how far incidents, and how far notes. */
const TICKETS = 0;
const TICKET_ID = 1;
const INCIDENTS = 2;
const NOTES = 3;
/** The keys of the tickets that have failed, to be looked at again. */
const HELD = 4;
/** Whether more tickets had changed than the budget allows. */
const CUT = 5;

/**
 * Finds what events have missed, and brings ticket changes into Sentinel: the only writer of those. Where a ticket is missing or behind, it starts the
 * playbook whose work that is.
 */
export function reconcileTickets(settings: ServiceNowSettings): Definition {
  const { azure, reconcile } = settings;
  const last = lastSucceededRun('Last_run', azure, settings.playbooks.reconcile);
  const window = windowOf(last, reconcile, { cut: CUT });
  const access = signIn(settings.instance, azure, settings.account);
  const serviceNow: ServiceNowContext = { ...settings, ...access };
  const changed = listChanged('List_tickets', settings, serviceNow, window);
  const modified = listModified('List_incidents', settings, window, INCIDENTS);
  const bases = select<Ticket, string>('Bases', rowsOf(changed), (ticket) => {
    const part = (index: 1 | 2 | 3) => basePart(ticket, index);
    return settledText(ticket.correlation_id, stateText(part(1), part(2), part(3)));
  });
  const unsettled = filterUnsettled(
    'Unsettled',
    modified,
    (text) => call('contains', bodyOf(bases), text),
    {
      label: settings.label,
      routes: settings.routes.map((route) => route.when),
    },
  );
  return sweep<Ticket>({
    settings,
    system: 'ServiceNow',
    description:
      'Brings the changes of ServiceNow tickets to their Microsoft Sentinel incidents, and finds what events have missed.',
    last,
    listing: {
      actions: [...access.actions, changed, modified, bases, unsettled],
      steps: [
        ...access.steps,
        { action: changed, doing: 'listing the tickets that have changed' },
        { action: modified, doing: 'listing the incidents that were modified' },
        { action: bases, doing: 'reading the tickets that ServiceNow listed', cause: changed },
        { action: unsettled, doing: 'reading the incidents that Sentinel listed', cause: modified },
      ],
    },
    tickets: rowsOf(changed),
    unsettled,
    each: (item) =>
      reconcileItem({
        settings,
        serviceNow,
        item,
        notesFrom: window.from(NOTES),
        end: window.end,
        held: window.rest(HELD),
      }),
    cursor: [
      ...ticketsTo(changed, window, reconcile.itemsPerRun),
      handledTo(modified, unsettled, window, reconcile.itemsPerRun),
    ],
    notes: {
      from: window.from(NOTES),
      end: window.end,
      isCut: isCut(changed, reconcile.itemsPerRun),
    },
  });
}

/** An id that comes after every other one: nothing more bears the time before the window. */
const NO_MORE = 'z';

/**
 * The tickets that have changed since the last run, in their order, as many as the budget allows. Of those that bear the very time at which the last run ended, only the
 * ones after its last ticket. There is no end: a ticket shows its last change alone, and one that was changed again a moment ago may have a note from before.
 */
function listChanged(
  name: string,
  settings: ServiceNowSettings,
  serviceNow: ServiceNowContext,
  window: Window,
): Action<ListAnswer> {
  const from = ticketTime(window.from(TICKETS));
  const ours = text`correlation_displaySTARTSWITH${basePrefix(settings)}`;
  const tables = tablesOf(settings);
  const kinds = tables.length > 1 ? `sys_class_nameIN${tables.join()}^` : '';
  const id = orElse(window.rest(TICKET_ID), NO_MORE);
  const held = orElse(window.rest(HELD), NO_MORE);
  return findRecords<Ticket>(name, serviceNow, {
    table: commonTable(settings),
    query: text`${kinds}${ours}^sys_updated_on>${from}^NQ${kinds}${ours}^sys_updated_on=${from}^sys_id>${id}^NQ${kinds}${ours}^sys_idIN${held}^ORDERBYsys_updated_on^ORDERBYsys_id`,
    limit: settings.reconcile.itemsPerRun,
    fields: [...TICKET_FIELDS, 'sys_created_on'],
  });
}

/** Whether there may be more tickets than the budget allows. */
const isCut = (changed: Action<ListAnswer>, budget: number): Expr<boolean> =>
  call('greaterOrEquals', call('length', rowsOf(changed)), budget);

/** How far the tickets are handled: to the end of the window, or to the last one of a full page. */
function ticketsTo(
  changed: Action<ListAnswer>,
  window: Window,
  budget: number,
): [Expr<string>, Expr<string>] {
  const rows = rowsOf(changed);
  const last = asRef(call('last', rows) as Expr<Ticket>);
  const isFull = isCut(changed, budget);
  const time = concat(call('replace', coalesce<string>(last.sys_updated_on, ''), ' ', 'T'), 'Z');
  return [when<string>(isFull, time, window.end), when<string>(isFull, last.sys_id, NO_MORE)];
}
