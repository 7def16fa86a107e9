import { propertiesOf, readIncident } from '../../systems/sentinel/calls';
import {
  guid,
  incident,
  incidentTrigger,
  key,
  mergedInto,
  titled,
} from '../../systems/sentinel/incident';
import { type ServiceNowContext, findShown, rowsOf } from '../../systems/servicenow/calls';
import { signIn } from '../../systems/servicenow/sign-in';
import type { ListAnswer } from '../../systems/servicenow/types';
import { switchOn } from '../../workflow/actions';
import { and, call, coalesce, empty, equals, not, or, when } from '../../workflow/calls';
import { type Action, type Definition, bodyOf, recordOf } from '../../workflow/definition';
import { type Expr, expr } from '../../workflow/tree';
import { shownBy } from '../compare';
import { firstCase } from '../cases';
import { onFailure } from '../failure';
import { isLabelled } from '../labels';
import { didAll, outcomeOf, startOpen } from '../pushing';
import { refuse } from '../refuse';
import { report } from '../report';
import { ticketsOf } from './look-up';
import { hasReadableNotes } from './missing-comments';
import { pushComments } from './push-comments';
import { pushFields } from './push-fields';
import { pushMerge } from './push-merge';
import { type PushContext, bothSides, hasChanges, hasNewComments } from './push-context';
import { SHOWN_FIELDS, type ShownTicket, pushedTicket } from './pushed-ticket';
import type { ServiceNowSettings } from './settings';
import { isFinished, labelledTable, needsFollowUp } from './sides';

/**
 * Brings an incident's changes to its ServiceNow ticket: the only writer to tickets that exist, one run at a time. It reads both sides anew, so a stale
 * event, a second one and one for several changes all come to the same.
 */
export function pushTicket(settings: ServiceNowSettings): Definition {
  const { azure } = settings;
  const fresh = readIncident('Read_incident', azure, incident.id);
  const access = signIn(settings.instance, azure, settings.account);
  const serviceNow: ServiceNowContext = { ...settings, ...access };
  const found = findShown<ShownTicket>('Read_ticket', serviceNow, {
    table: labelledTable(settings, bodyOf(fresh)),
    query: ticketsOf(key, guid),
    limit: 1,
    fields: SHOWN_FIELDS,
  });
  const context: PushContext = {
    settings,
    serviceNow,
    fresh,
    ticket: pushedTicket(found, { key, guid }),
  };

  const fields = pushFields('', context);
  const comments = pushComments(context);
  const merged = pushMerge(context);
  const opening = startOpen(settings);
  const refused = refuse('Ticket_refused', bodyOf(found));
  const act = switchOn('Act', verdictOf(context, found), {
    fields: fields.actions,
    comments: comments.actions,
    merged: merged.actions,
    open: opening.actions,
    refuse: [refused],
  });

  // Whoever reads a failure may not fail: what was refused, was read.
  const isUnreadable = and(equals(recordOf(refused).status, 'Failed'), context.ticket.isThere);
  const outcome = { system: 'ServiceNow', direction: 'out' } as const;
  const sides = bothSides(context);
  const updated = or(didAll(fields.actions), comments.updated, didAll(merged.actions));
  const done = report('Report', {
    ...outcome,
    outcome: outcomeOf(or(updated, comments.added), didAll(opening.actions)),
    ticket: coalesce<string>(context.ticket.values.number, 'none'),
    state: {
      status: shownBy(sides.status, updated),
      severity: shownBy(sides.severity, updated),
    },
  });

  const failure = onFailure({
    azure,
    last: done,
    incident: { id: incident.id, guid, title: titled(incident.properties) },
    steps: [
      { action: fresh, doing: 'reading the incident' },
      ...access.steps,
      { action: found, doing: 'reading the ticket' },
      {
        action: refused,
        doing: when<string>(isUnreadable, UNREADABLE, MISSING),
      },
      ...[comments, fields, merged, opening].flatMap(({ steps }) => steps),
      { action: act, doing: 'reading what ServiceNow answered', cause: found },
    ],
    couldNot: 'bring this incident’s changes to its ServiceNow ticket',
    comment: 'servicenowPushFailure',
    outcome,
    channel: settings.channel,
  });

  return {
    description: 'Brings the changes of a Microsoft Sentinel incident to its ServiceNow ticket.',
    trigger: {
      ...incidentTrigger(),
      concurrency: { runs: 1, maximumWaitingRuns: 100 },
    },
    actions: [fresh, ...access.actions, found, act, done, failure],
  };
}

const MISSING =
  'finding the ticket that the incident is labelled with (it was deleted, or the integration account may not see it)';
const UNREADABLE =
  'reading the ticket’s notes (the integration account may not see them, so nothing is written that might be there already)';

/** What is to be done for the incident; the empty text where both sides say the same. */
function verdictOf(context: PushContext, found: Action<ListAnswer<ShownTicket>>): Expr<string> {
  const { settings, fresh, ticket } = context;
  const now = bodyOf(fresh);
  const { values, isThere } = ticket;
  const sides = bothSides(context);
  const toMerge = and(not(empty(mergedInto)), not(equals<string>(sides.status.ticket, 'Closed')));
  const newComments = hasNewComments(context);

  const forTicket = firstCase(
    [needsFollowUp(settings, now, sides.status.sentinel, values), 'open'],
    [isFinished(settings, values), ''],
    [toMerge, 'merged'],
    [and(newComments, not(hasReadableNotes(settings, ticket, guid))), 'refuse'],
    [newComments, 'comments'],
    [hasChanges(context), 'fields'],
  );
  const withoutTicket = firstCase(
    [isLabelled(now, settings.label), 'refuse'],
    [not(equals<string>(sides.status.sentinel, 'Closed')), 'open'],
  );
  // Asked first, so that a side that could not be read decides nothing.
  const isRead = not(
    or(empty(propertiesOf(fresh)), call('less', call('length', rowsOf(found)), 0)),
  );
  return when<string>(
    isRead,
    expr<string>(when<string>(isThere, forTicket, withoutTicket).node),
    call('concat', ''),
  );
}
