import { statusOf } from '../../systems/sentinel/incident';
import type { Incident } from '../../systems/sentinel/types';
import type { ServiceNowContext } from '../../systems/servicenow/calls';
import { concat, equals, not, or } from '../../workflow/calls';
import { type Action, bodyOf } from '../../workflow/definition';
import type { Expr } from '../../workflow/tree';
import { columns } from '../columns';
import { type Sides, agreed, countText, isBehind, stateText } from '../compare';
import type { PushedTicket } from './pushed-ticket';
import type { ServiceNowSettings } from './settings';
import { basePart, basePrefix, sidesOf } from './sides';

/** What every part of *push* works with. */
export interface PushContext {
  readonly settings: ServiceNowSettings;
  readonly serviceNow: ServiceNowContext;
  /** Reads the incident. */
  readonly fresh: Action<Incident>;
  readonly ticket: PushedTicket;
}

/** Both sides; an incident that was merged into another one is closed. */
export const bothSides = ({ settings, fresh, ticket }: PushContext): Sides => {
  const now = bodyOf(fresh);
  const subject = { status: statusOf(now), severity: now.properties.severity };
  return sidesOf(settings, subject, ticket.values);
};

/** Whether the ticket has to be changed in more than its notes. */
export const hasChanges = (context: PushContext): Expr<boolean> =>
  or(
    isBehind(bothSides(context)),
    context.ticket.isOutdated(context.settings, bodyOf(context.fresh)),
  );

/** Whether the incident has not as many comments as was agreed: the ticket may lack some, or they are our own. */
export const hasNewComments = ({
  fresh,
  ticket,
}: Pick<PushContext, 'fresh' | 'ticket'>): Expr<boolean> => {
  const count = countText(bodyOf(fresh).properties.additionalData.commentsCount);
  return not(equals<string>(basePart(ticket.values, 3), count));
};

/** What both sides agree on once the incident's changes and comments are on the ticket, as a column of it. */
export function agreedColumns(context: PushContext): Expr<object> {
  const { status, severity } = bothSides(context);
  const { commentsCount } = bodyOf(context.fresh).properties.additionalData;
  const state = stateText(agreed(status), agreed(severity), countText(commentsCount));
  return columns({ correlation_display: concat(basePrefix(context.settings), state) });
}
