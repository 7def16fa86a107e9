import { type ServiceNowContext, createRecord } from '../../../systems/servicenow/calls';
import {
  AFFECTED_ITEMS,
  type AffectedItem,
  type ConfigurationItem,
} from '../../../systems/servicenow/cmdb';
import type { Ticket } from '../../../systems/servicenow/types';
import { forEach } from '../../../workflow/actions';
import { NO_ITEMS, call, coalesce, equals, when } from '../../../workflow/calls';
import { type Action, bodyOf, recordOf } from '../../../workflow/definition';
import type { Expr, Ref } from '../../../workflow/tree';
import { expr } from '../../../workflow/tree';
import { relationKey } from '../relation';

/** The most items that become related records of a ticket. */
export const MOST_AFFECTED = 10;

/** The items that a ticket cannot hold: it has room for one, so where several match, all of them. */
export const severalOf = (
  items: Action<readonly ConfigurationItem[]>,
): Expr<readonly ConfigurationItem[]> => {
  const rows = coalesce<readonly ConfigurationItem[]>(bodyOf(items), NO_ITEMS);
  const isSeveral = call('greater', call('length', rows), 1);
  return expr(call('if', isSeveral, call('take', rows, MOST_AFFECTED), NO_ITEMS).node);
};

/**
 * Lists items among the affected ones of a ticket, one call for each and none where there is nothing to list. What fails is told by `affectedRemark`, and
 * stops nothing.
 */
export const relateItems = (
  serviceNow: ServiceNowContext,
  items: Expr<readonly ConfigurationItem[]>,
  ticket: Ref<Ticket>,
): Action =>
  forEach<ConfigurationItem>('Affected_items', items, (item) => [
    createRecord<AffectedItem>('Relate_item', serviceNow, {
      table: AFFECTED_ITEMS,
      fields: {
        sys_id: relationKey(ticket.sys_id, item.sys_id),
        task: ticket.sys_id,
        ci_item: item.sys_id,
      },
    }),
  ]);

/** The end of the comment on the incident where an item was not listed, or not by this call; the empty text where all were. */
export const affectedRemark = (relate: Action): Expr<string> =>
  when<string>(
    equals<string>(recordOf(relate).status, 'Failed'),
    ' ServiceNow refused to list an affected item on it, or has listed it already.',
    '',
  );
