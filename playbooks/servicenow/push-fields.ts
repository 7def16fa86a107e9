import { statusOf } from '../../systems/sentinel/incident';
import type { Incident } from '../../systems/sentinel/types';
import { findRecords, rowsOf, updateTicket } from '../../systems/servicenow/calls';
import type { ListAnswer, User } from '../../systems/servicenow/types';
import { and, call, coalesce, concat, equals, not, orElse } from '../../workflow/calls';
import { compose } from '../../workflow/actions';
import { type Action, bodyOf, outputsOf } from '../../workflow/definition';
import { lookup } from '../../workflow/table';
import { text } from '../../workflow/text';
import { type Expr, type Ref, asRef, expr, nodeOf, property } from '../../workflow/tree';
import { columns, merged, onlyIf } from '../columns';
import { agreed, countText, pushes, stateText } from '../compare';
import { closingColumns } from './closing';
import { mappingTables } from './mapping-tables';
import type { Part } from '../failed-steps';
import { type PushContext, bothSides } from './push-context';
import { askedMail } from './pushed-ticket';
import { basePrefix } from './sides';
import { shortDescription } from './ticket';

/**
 * Writes what differs, with the newly agreed state in the same call. A column that does not differ is not sent: somebody may be editing it.
 * @param suffix what tells these actions from those of another branch
 */
export function pushFields(suffix: string, context: PushContext): Part {
  const { settings, serviceNow, fresh, ticket } = context;
  const now = bodyOf(fresh);
  const owner = settings.updates.includes('assigned_to')
    ? findRecords<User>(`Find_owner${suffix}`, serviceNow, {
        table: 'sys_user',
        query: text`email=${orElse(askedMail(now), 'nobody')}^active=true`,
        limit: 2,
        fields: ['sys_id', 'email'],
      })
    : undefined;
  const sides = bothSides(context);
  const table = coalesce<string>(ticket.values.sys_class_name, '');
  const { urgencyOf, impactOf } = mappingTables(settings);
  const { severity } = now.properties;
  const base = stateText(
    agreed(sides.status),
    agreed(sides.severity),
    countText(now.properties.additionalData.commentsCount),
  );
  // Each part is an expression of its own: together they would be longer than one may be.
  const changes = compose<Record<string, object>>(`Changes${suffix}`, {
    base: columns({ correlation_display: concat(basePrefix(settings), base) }),
    status: onlyIf(pushes(sides.status), statusFields(context)),
    severity: onlyIf(
      pushes(sides.severity),
      columns({
        urgency: lookup<string>(urgencyOf, table, severity, ''),
        impact: lookup<string>(impactOf, table, severity, ''),
      }),
    ),
    ...(owner && { owner: assignment(context, now, owner) }),
    ...(settings.updates.includes('short_description') && {
      title: columns({ short_description: shortDescription(now.properties) }),
    }),
  });
  const parts = Object.keys(changes.inputs as object).map((part) =>
    property<object>(outputsOf(changes), expr<string>(nodeOf(part))),
  );
  const update = updateTicket(
    `Update_ticket${suffix}`,
    serviceNow,
    { table, sysId: coalesce<string>(ticket.values.sys_id, '') },
    merged(...parts),
  );
  return {
    actions: [...(owner ? [owner] : []), changes, update],
    steps: [
      ...(owner ? [{ action: owner, doing: 'looking up whom the incident is assigned to' }] : []),
      { action: changes, doing: 'comparing the incident with the ticket' },
      { action: update, doing: 'updating the ticket' },
    ],
  };
}

/** The state for the incident's status; a ticket that is closed says why. */
function statusFields(context: PushContext): Expr<object> {
  const status = statusOf(bodyOf(context.fresh));
  const { stateOf } = mappingTables(context.settings);
  const table = coalesce<string>(context.ticket.values.sys_class_name, '');
  return merged(
    columns({ state: lookup<string>(stateOf, table, status, '') }),
    onlyIf(equals<string>(status, 'Closed'), closingColumns(context)),
  );
}

/** The one active user with the owner's e-mail address; several or none leave the ticket to whoever has it. */
function assignment(
  { ticket }: PushContext,
  now: Ref<Incident>,
  owner: Action<ListAnswer<User>>,
): Expr<object> {
  const users = rowsOf(owner);
  const user = asRef(call('first', users) as Expr<User>);
  const isOne = equals<number>(call('length', users), 1);
  const isAsked = equals<string>(
    call('toLower', coalesce<string>(user.email, '')),
    call('toLower', orElse(askedMail(now), 'nobody')),
  );
  const isNew = not(equals<string>(user.sys_id, ticket.assignedTo));
  return onlyIf(
    and(isOne, isAsked, isNew),
    columns({ assigned_to: coalesce<string>(user.sys_id, '') }),
  );
}
