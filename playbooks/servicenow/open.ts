import { propertiesOf, readIncident } from '../../systems/sentinel/calls';
import { guid, incident, incidentTrigger, statusOf, titled } from '../../systems/sentinel/incident';
import type { Incident } from '../../systems/sentinel/types';
import { type ServiceNowContext, findRecords, rowsOf } from '../../systems/servicenow/calls';
import { signIn } from '../../systems/servicenow/sign-in';
import type { ListAnswer, Ticket } from '../../systems/servicenow/types';
import { condition, switchOn } from '../../workflow/actions';
import { and, call, coalesce, empty, equals, not, or, when } from '../../workflow/calls';
import { type Action, type Definition, bodyOf, recordOf } from '../../workflow/definition';
import { type Expr, asRef, expr } from '../../workflow/tree';
import { onFailure } from '../failure';
import { isLabelled } from '../labels';
import { report } from '../report';
import { participating } from '../participating';
import { isRouted, selectRoute } from '../route';
import { lookUp, ours } from './look-up';
import { thenRelate } from './observables/start';
import { openNew, proven } from './open-new';
import type { ServiceNowSettings } from './settings';
import { needsFollowUp } from './sides';
import { tellIncident } from './tell-incident';
import { routeFields } from './ticket';

/**
 * Opens the ServiceNow ticket of an incident: exactly one, however often and however simultaneously it runs.
 *
 * The ticket's `sys_id` is the incident's GUID, so a second create cannot succeed; what a run finds already done, it leaves alone.
 */
export function openTicket(settings: ServiceNowSettings): Definition {
  const { azure } = settings;
  const { subject, actions } = participating(settings.routes);
  const route = selectRoute('Route', settings.routes, routeFields, subject);
  const fresh = readIncident('Read_incident', azure, incident.id);
  const access = signIn(settings.instance, azure, settings.account);
  const serviceNow: ServiceNowContext = { ...settings, ...access };
  const found = findRecords<Ticket>('Find_ticket', serviceNow, lookUp(settings, MOST_FOLLOW_UPS));

  const opened = openNew(settings, serviceNow, { route, fresh, found });
  const existing = proven('Found_ticket', ours(bodyOf(found)));
  const branch = switchOn('Act', verdictOf(settings, fresh, found), {
    open: opened.actions,
    repair: [existing],
  });
  const told = tellIncident(settings, serviceNow, { fresh, opened, existing });
  const wanted = condition('If_wanted', isRouted(route), {
    then: [fresh, ...access.actions, found, branch, ...told.actions],
  });

  const outcome = { system: 'ServiceNow', direction: 'out' } as const;
  const did = (action: Action): Expr<boolean> => equals(recordOf(action).status, 'Succeeded');
  const done = report('Report', {
    ...outcome,
    outcome: when<string>(
      did(opened.ticket),
      'opened',
      when<string>(did(existing), 'found', 'not routed'),
    ),
    ticket: coalesce<string>(bodyOf(opened.ticket).number, bodyOf(existing).number),
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
      { action: existing, doing: 'finding the ticket that the incident is labelled with' },
      { action: branch, doing: 'reading what ServiceNow answered to the look-up', cause: found },
      ...told.steps,
    ],
    couldNot: 'open the ServiceNow ticket of this incident',
    comment: 'servicenowOpenFailure',
    outcome,
    channel: settings.channel,
  });

  return {
    description: 'Opens the ServiceNow ticket of a Microsoft Sentinel incident, exactly one.',
    trigger: incidentTrigger(),
    actions: [
      ...actions,
      route,
      wanted,
      ...thenRelate(settings, bodyOf(opened.ticket), wanted, done),
      failure,
    ],
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
