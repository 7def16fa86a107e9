import {
  propertiesOf,
  readIncident,
  updateIncident,
  writeComment,
} from '../../systems/sentinel/calls';
import { ownComment } from '../../systems/sentinel/comment-id';
import {
  entities,
  guid,
  incident,
  incidentTrigger,
  statusOf,
  titled,
} from '../../systems/sentinel/incident';
import type { Incident } from '../../systems/sentinel/types';
import {
  type ServiceNowContext,
  createTicket,
  findRecords,
  rowsOf,
} from '../../systems/servicenow/calls';
import { signIn } from '../../systems/servicenow/sign-in';
import type { ListAnswer, Ticket } from '../../systems/servicenow/types';
import { condition, parseJson, switchOn } from '../../workflow/actions';
import { and, call, coalesce, empty, equals, not, or, when } from '../../workflow/calls';
import {
  type Action,
  type Definition,
  after,
  bodyOf,
  outputsOf,
  recordOf,
} from '../../workflow/definition';
import { text } from '../../workflow/text';
import { type Expr, type Ref, asRef, expr } from '../../workflow/tree';
import { onFailure } from '../failure';
import { holdsLabel, isLabelled } from '../labels';
import { report } from '../report';
import { isRouted, selectRoute } from '../route';
import { thenRelate } from './observables/start';
import { composeTicket } from './context/compose-ticket';
import { CHECKED, filterNotTaken, notTakenRemark } from './not-taken';
import { lookUp, ours } from './look-up';
import { tablesOf } from './mapping-tables';
import type { ServiceNowSettings } from './settings';
import { TICKET_FIELDS, isFinished, needsFollowUp } from './sides';
import { type RouteFields, routeFields, selectLines } from './ticket';

/**
 * Opens the ServiceNow ticket of an incident: exactly one, however often and however simultaneously it runs.
 *
 * The ticket's `sys_id` is the incident's GUID, so a second create cannot succeed; what a run finds already done, it leaves alone.
 */
export function openTicket(settings: ServiceNowSettings): Definition {
  const { azure } = settings;
  const route = selectRoute('Route', settings.routes, routeFields, { incident, entities });
  const fresh = readIncident('Read_incident', azure, incident.id);
  const access = signIn(settings.instance, azure, settings.account);
  const serviceNow: ServiceNowContext = { ...settings, ...access };
  const found = findRecords<Ticket>('Find_ticket', serviceNow, lookUp(settings, MOST_FOLLOW_UPS));

  const opened = openNew(settings, serviceNow, { route, fresh, found });
  const existing = useExisting(settings, fresh, found);
  const branch = switchOn('Act', verdictOf(settings, fresh, found), {
    open: opened.actions,
    repair: existing.actions,
  });
  const wanted = condition('If_wanted', isRouted(route), {
    then: [fresh, ...access.actions, found, branch],
  });

  const outcome = { system: 'ServiceNow', direction: 'out' } as const;
  const did = (action: Action): Expr<boolean> => equals(recordOf(action).status, 'Succeeded');
  const done = report('Report', {
    ...outcome,
    outcome: when<string>(
      did(opened.ticket),
      'opened',
      when<string>(did(existing.ticket), 'found', 'not routed'),
    ),
    ticket: coalesce<string>(bodyOf(opened.ticket).number, bodyOf(existing.ticket).number),
    state: {
      status: when<string>(did(opened.ticket), bodyOf(fresh).properties.status, ''),
      severity: when<string>(did(opened.ticket), bodyOf(fresh).properties.severity, ''),
    },
  });

  const failure = onFailure({
    azure,
    last: done,
    incident: { id: incident.id, guid, title: titled(incident.properties) },
    steps: [
      { action: fresh, doing: 'reading the incident' },
      ...access.steps,
      { action: found, doing: 'looking the ticket up' },
      ...opened.steps,
      ...existing.steps,
      { action: branch, doing: 'reading what ServiceNow answered to the look-up', cause: found },
    ],
    couldNot: 'open the ServiceNow ticket of this incident',
    comment: 'servicenowOpenFailure',
    outcome,
    channel: settings.channel,
  });

  return {
    description: 'Opens the ServiceNow ticket of a Microsoft Sentinel incident, exactly one.',
    trigger: incidentTrigger(),
    actions: [route, wanted, ...thenRelate(settings, bodyOf(opened.ticket), wanted, done), failure],
  };
}

/** Follow-up tickets of one incident that a look-up can count. */
const MOST_FOLLOW_UPS = 50;

/**
 * What is to be done: `open` where the incident has no ticket and no label says otherwise, or where its last one was closed for good with an incident
 * that was reopened since; `repair` where there is a ticket, or a label that says so. A closed incident without a ticket wants none.
 */
function verdictOf(
  settings: ServiceNowSettings,
  fresh: Action<Incident>,
  found: Action<ListAnswer>,
): Expr<string> {
  const now = bodyOf(fresh);
  const isThere = or(
    call('greater', call('length', rowsOf(found)), 0),
    isLabelled(now, settings.label),
  );
  const newest = asRef(call('first', bodyOf(found).result) as Expr<Ticket>);
  const status = statusOf(now);
  const isOpen = not(equals<string>(status, 'Closed'));
  const opens = or(and(not(isThere), isOpen), needsFollowUp(settings, now, status, newest));
  // Asked first, so that an incident that could not be read opens nothing.
  return when<string>(
    empty(propertiesOf(fresh)),
    '',
    expr<string>(when<string>(opens, 'open', when<string>(isThere, 'repair', '')).node),
  );
}

/** A ticket, or the run fails: what ServiceNow answered is not the ticket that was asked for. */
const proven = (name: string, ticket: Expr<Ticket | null>): Action<Ticket> =>
  parseJson(name, ticket, {
    type: 'object',
    required: ['sys_id', 'number'],
    properties: { sys_id: { type: 'string' }, number: { type: 'string' } },
  });

/** No ticket yet: make it, and tell the incident. */
function openNew(
  settings: ServiceNowSettings,
  serviceNow: ServiceNowContext,
  {
    route,
    fresh,
    found,
  }: {
    readonly route: Action<readonly RouteFields[]>;
    readonly fresh: Action<Incident>;
    readonly found: Action<ListAnswer>;
  },
) {
  const lines = selectLines('Lines');
  const way = asRef(call('first', bodyOf(route)) as Expr<RouteFields>);
  const before = bodyOf(found).result;
  const table = tableOf(settings, way, before);
  const props = { fresh: bodyOf(fresh), way, table, lines, before };
  const { fields, actions: prepared } = composeTicket(settings, serviceNow, props);
  const ask = { table, fields: outputsOf(fields) };
  const create = createTicket('Create_ticket', serviceNow, ask);
  // Only a look-up tells what an unclear answer means: the ticket may be there, made by this call or by another run.
  const again = after(
    create,
    ['Failed', 'TimedOut'],
    findRecords<Ticket>('Look_again', serviceNow, {
      ...lookUp(settings, 1),
      table,
      fields: [...new Set([...TICKET_FIELDS, ...CHECKED])],
    }),
  );
  const there = ours(bodyOf(again));
  const usable = when<boolean>(isFinished(settings, asRef(there)), false, true);
  const made = coalesce<Ticket | null>(
    bodyOf(create).result,
    expr<Ticket | null>(call('if', usable, there, null).node),
  );
  const ticket = after(again, ['Succeeded', 'Skipped'], proven('Ticket', made));
  const notTaken = filterNotTaken('Not_taken', fields, ticket);
  const told = tellIncident(settings, bodyOf(ticket), table, {
    comment: 'Link_ticket',
    label: 'Label_incident',
    remark: notTakenRemark(notTaken),
  });
  return {
    ticket,
    actions: [lines, ...prepared, create, again, ticket, notTaken, ...told.actions],
    steps: [
      { action: again, doing: 'creating the ticket', cause: create },
      { action: ticket, doing: 'creating the ticket', cause: create },
      ...told.steps,
    ],
  };
}

/**
 * The table of a new ticket: the route's, or the one of the ticket that it follows, where *push* and *reconcile* look for the incident's tickets by their
 * first label.
 */
function tableOf(
  settings: ServiceNowSettings,
  way: Ref<RouteFields>,
  before: Expr<readonly Ticket[]>,
): Expr<string> {
  if (tablesOf(settings).length === 1) return way.table;
  const followed = asRef(call('first', before) as Expr<Ticket>);
  return coalesce<string>(followed.sys_class_name, way.table);
}

/** There is a ticket, or a label that says so: repair what an earlier run left undone, and nothing else. */
function useExisting(
  settings: ServiceNowSettings,
  fresh: Action<Incident>,
  found: Action<ListAnswer>,
) {
  const ticket = proven('Found_ticket', ours(bodyOf(found)));
  const label = text`${settings.label}:${bodyOf(ticket).number}`;
  const unlabelled = not(holdsLabel(bodyOf(fresh), label));
  const told = tellIncident(settings, bodyOf(ticket), bodyOf(ticket).sys_class_name, {
    comment: 'Link_again',
    label: 'Label_again',
  });
  return {
    ticket,
    actions: [ticket, condition('If_unlabelled', unlabelled, { then: told.actions })],
    steps: [
      { action: ticket, doing: 'finding the ticket that the incident is labelled with' },
      ...told.steps,
    ],
  };
}

/** The comment comes first: it changes the incident's etag, and the label's update is the last write of a run. */
function tellIncident(
  { azure, instance, label: prefix }: ServiceNowSettings,
  ticket: Ref<Ticket>,
  table: Expr<string>,
  names: { readonly comment: string; readonly label: string; readonly remark?: Expr<string> },
) {
  const address = text`${instance}/nav_to.do?uri=%2F${table}.do%3Fsys_id%3D${ticket.sys_id}`;
  const message = text`Opened ServiceNow ticket <a href="${address}">${ticket.number}</a>.${names.remark ?? ''}`;
  const id = ownComment('servicenowTicket', guid);
  const comment = writeComment(names.comment, azure, incident.id, id, message);
  const label = updateIncident(names.label, incident.id, {
    tagsToAdd: { TagsToAdd: [{ Tag: text`${prefix}:${ticket.number}` }] },
  });
  return {
    actions: [comment, label],
    steps: [
      { action: comment, doing: 'writing the comment with the link' },
      { action: label, doing: 'labelling the incident' },
    ],
  };
}
