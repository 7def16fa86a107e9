import { writeComment } from '../../systems/sentinel/calls';
import { ownComment } from '../../systems/sentinel/comment-id';
import { guid, incident, key } from '../../systems/sentinel/incident';
import { type ServiceNowContext, findRecords, rowsOf } from '../../systems/servicenow/calls';
import type { Change, RaisedAnswer, RaisedChange } from '../../systems/servicenow/changes';
import { signIn } from '../../systems/servicenow/sign-in';
import type { ListAnswer, Ticket } from '../../systems/servicenow/types';
import { condition, filter, parseJson } from '../../workflow/actions';
import {
  NO_ITEMS,
  call,
  coalesce,
  concat,
  empty,
  equals,
  or,
  orElse,
  when,
} from '../../workflow/calls';
import { type Action, type Definition, after, bodyOf, recordOf } from '../../workflow/definition';
import { text } from '../../workflow/text';
import { type Expr, asRef, expr } from '../../workflow/tree';
import type { Part } from '../failed-steps';
import { summaryOf, ticketTitle } from '../incident-words';
import { asHtml, cut } from '../rich-text';
import { ticketsOf } from '../servicenow/look-up';
import { requester } from './approval';
import { playbookByHand } from './by-hand';
import { addressOf, findChanges, isOwnChange, raiseOwnChange } from './own-changes';
import type { ChangeSettings } from './settings';

/** The most characters of a change's texts, which are cut without a word. */
const LONGEST = { shortDescription: 160, description: 4000 } as const;

/** What a change of an incident is found by. */
const changeKey: Expr<string> = text`change-${guid}`;

/**
 * Raises a change for an incident: one, however often it runs. It has the incident's ticket as its parent; the incident gets a comment with its number. A change that
 * was closed is followed by another one.
 */
export function raiseIncidentChange(settings: ChangeSettings): Definition {
  const { azure, instance, user } = settings;
  const access = signIn(instance, azure, settings.account);
  const serviceNow: ServiceNowContext = { ...settings, ...access };
  const ours = (name: string, found: Action<ListAnswer<Change>>) =>
    filter<Change>(name, rowsOf(found), (row) => isOwnChange(row, changeKey, user));
  const found = findChanges('Find_changes', serviceNow, changeKey);
  const there = ours('Changes', found);
  const tickets = findRecords<Ticket>('Find_ticket', serviceNow, {
    table: settings.ticketTable,
    query: ticketsOf(key, guid),
    limit: 1,
    fields: ['sys_id', 'number', 'correlation_id'],
  });
  const ticket = asRef(call('first', rowsOf(tickets)) as Expr<Ticket>);
  const isTicket = or(
    equals<string>(ticket.sys_id, key),
    equals<string>(ticket.correlation_id, guid),
  );
  const raise = raiseOwnChange(serviceNow, settings, changeKey, {
    short_description: ticketTitle(incident.properties, LONGEST.shortDescription),
    description: cut(
      text`Asked for by: ${orElse(requester, 'nobody owns the incident')}\n\n${summaryOf(incident.properties)}`,
      LONGEST.description,
      '… (cut)',
    ),
    parent: when<string>(isTicket, ticket.sys_id, ''),
  });
  // Only a look-up tells what an unclear answer means, and it proves a clear one.
  const again = after(
    raise,
    ['Succeeded', 'Failed', 'TimedOut'],
    findChanges('Look_again', serviceNow, changeKey),
  );
  const made = ours('Made', again);
  const isNone = empty(bodyOf(there));
  const branch = condition('If_none', isNone, { then: [tickets, raise, again, made] });
  const rows = coalesce<readonly Change[]>(bodyOf(made), bodyOf(there), NO_ITEMS);
  const change = parseJson<Change | null>('Change', expr<Change | null>(call('first', rows).node), {
    type: 'object',
    required: ['sys_id', 'number'],
    properties: { sys_id: { type: 'string' }, number: { type: 'string' } },
  });
  const { sys_id: sysId, number } = bodyOf(change);
  const told = writeComment(
    'Link_change',
    azure,
    incident.id,
    ownComment('change', guid),
    text`<p>Change <a href="${addressOf(instance, sysId)}">${number}</a> in ServiceNow, asked for by ${asHtml(orElse(requester, 'nobody, since the incident has no owner'))}.${ignoredBy(raise)}</p>`,
  );
  const work: Part = {
    actions: [found, there, branch, change, told],
    steps: [
      { action: found, doing: 'looking the change up' },
      { action: there, doing: 'reading what ServiceNow answered', cause: found },
      { action: tickets, doing: 'looking the ticket up' },
      { action: again, doing: 'looking the change up again' },
      { action: made, doing: 'reading what ServiceNow answered', cause: again },
      { action: change, doing: 'raising the change', cause: raise },
      { action: told, doing: 'writing the comment with the link' },
    ],
  };
  return playbookByHand({
    azure,
    channel: settings.channel,
    description: 'Raises a change in ServiceNow for an incident, linked to it and to its ticket.',
    parts: [access, work],
    outcome: {
      system: 'ServiceNow',
      outcome: when<string>(
        equals(recordOf(made).status, 'Succeeded'),
        'change raised',
        'change found',
      ),
      ticket: number,
    },
    couldNot: 'raise a change for this incident',
    comment: 'changeFailure',
  });
}

/** The fields that ServiceNow says it did not take, as the end of a comment; the answer holds the change, or a list with it. */
function ignoredBy(raise: Action<RaisedAnswer>): Expr<string> {
  const { result } = bodyOf(raise);
  const isList = call('startsWith', call('string', result), '[');
  const change = asRef(
    expr<RaisedChange>(
      call('if', isList, call('first', result as Expr<RaisedChange[]>), result).node,
    ),
  );
  const ignored = coalesce<readonly string[]>(change.__meta.ignoredFields, NO_ITEMS);
  return when<string>(
    empty(ignored),
    '',
    concat(' ServiceNow did not take: ', asHtml(call('join', ignored, ', ')), '.'),
  );
}
