import { updateIncident, writeComment } from '../../systems/sentinel/calls';
import { ownComment } from '../../systems/sentinel/comment-id';
import { guid, incident } from '../../systems/sentinel/incident';
import type { Incident } from '../../systems/sentinel/types';
import type { ServiceNowContext, TicketAddress } from '../../systems/servicenow/calls';
import type { Ticket } from '../../systems/servicenow/types';
import { condition } from '../../workflow/actions';
import { and, coalesce, concat, empty, not } from '../../workflow/calls';
import { type Action, after, bodyOf } from '../../workflow/definition';
import { text } from '../../workflow/text';
import { type Expr, asRef } from '../../workflow/tree';
import type { Part } from '../failed-steps';
import { ANY } from '../failure';
import { holdsLabel } from '../labels';
import { affectedRemark, relateItems } from './context/affected';
import { notTakenRemark } from './not-taken';
import type { Opened } from './open-new';
import type { ServiceNowSettings } from './settings';

/** The words that tell an incident of its ticket. */
export const linkTo = (
  { instance }: Pick<ServiceNowSettings, 'instance'>,
  { table, sysId, number }: TicketAddress & { readonly number: Expr<string> },
): Expr<string> => {
  const address = text`${instance}/nav_to.do?uri=%2F${table}.do%3Fsys_id%3D${sysId}`;
  return text`Opened ServiceNow ticket <a href="${address}">${number}</a>.`;
};

export interface TellProps {
  /** The incident as it is now. */
  readonly fresh: Action<Incident>;
  readonly opened: Opened;
  /** The ticket that was there already. */
  readonly existing: Action<Ticket>;
}

/**
 * Tells the incident of its ticket, be it new or one that an earlier run has not told of, and lists on it what is affected. The comment comes before the label: it changes
 * the incident's etag, and the label's update is the last write of a run.
 */
export function tellIncident(
  settings: ServiceNowSettings,
  serviceNow: ServiceNowContext,
  { fresh, opened, existing }: TellProps,
): Part {
  const { azure } = settings;
  const ticket = asRef(coalesce<Ticket | null>(bodyOf(opened.ticket), bodyOf(existing)));
  const relate = opened.affected && relateItems(serviceNow, opened.affected, ticket);
  const table = coalesce<string>(ticket.sys_class_name, opened.table);
  const remarks = concat(
    notTakenRemark(opened.fields, opened.ticket),
    relate === undefined ? '' : affectedRemark(relate),
  );
  const link = linkTo(settings, { table, sysId: ticket.sys_id, number: ticket.number });
  const id = ownComment('servicenowTicket', guid);
  const comment = writeComment('Link_ticket', azure, incident.id, id, concat(link, remarks));
  const tag = text`${settings.label}:${ticket.number}`;
  const label = updateIncident('Label_incident', incident.id, {
    tagsToAdd: { TagsToAdd: [{ Tag: tag }] },
  });
  // Without a ticket there is nothing to tell: a closed incident wants none.
  const isUntold = and(not(empty(ticket)), not(holdsLabel(bodyOf(fresh), tag)));
  const linking = relate === undefined ? [comment] : [relate, after(relate, ANY, comment)];
  return {
    actions: [condition('If_unlabelled', isUntold, { then: [...linking, label] })],
    steps: [
      { action: comment, doing: 'writing the comment with the link' },
      { action: label, doing: 'labelling the incident' },
    ],
  };
}
