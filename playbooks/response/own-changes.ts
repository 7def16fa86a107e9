import { type ServiceNowContext, findRecords } from '../../systems/servicenow/calls';
import {
  CHANGE_FIELDS,
  type Change,
  type RaisedAnswer,
  raiseChange,
} from '../../systems/servicenow/changes';
import type { ListAnswer } from '../../systems/servicenow/types';
import { and, equals } from '../../workflow/calls';
import type { Action } from '../../workflow/definition';
import { text } from '../../workflow/text';
import type { Expr, Ref, Value } from '../../workflow/tree';
import { requester } from './approval';
import type { ServiceNowDesk } from './settings';

/** Looks for the open changes under a key; the account may see others' too. */
export const findChanges = (
  name: string,
  context: ServiceNowContext,
  key: Expr<string>,
): Action<ListAnswer<Change>> =>
  findRecords<Change>(name, context, {
    table: 'change_request',
    query: text`correlation_id=${key}^active=true^ORDERBYnumber`,
    limit: MOST,
    fields: CHANGE_FIELDS,
  });

/** Changes that a look-up can count. */
const MOST = 20;

/** Whether a change is open, stands under a key, and was made by our account: an instance gives what it likes for a part of a query that it does not understand. */
export const isOwnChange = (row: Ref<Change>, key: Expr<string>, user: string): Expr<boolean> =>
  and(
    equals<string>(row.correlation_id, key),
    equals<string>(row.active, 'true'),
    equals<string>(row.sys_created_by, user),
  );

/**
 * Raises a change under a key, asked for by the incident's owner.
 * @param fields what it says
 */
export const raiseOwnChange = (
  context: ServiceNowContext,
  {
    type,
    assignmentGroup,
    category,
  }: Pick<ServiceNowDesk, 'type' | 'assignmentGroup' | 'category'>,
  key: Expr<string>,
  fields: Readonly<Record<string, Value<string>>>,
): Action<RaisedAnswer> =>
  raiseChange('Raise_change', context, type, {
    ...fields,
    ...(assignmentGroup !== undefined && { assignment_group: assignmentGroup }),
    ...(category !== undefined && { category }),
    correlation_id: key,
    correlation_display: requester,
  });

/** Where a person sees a change. */
export const addressOf = (instance: string, sysId: Expr<string>): Expr<string> =>
  text`${instance}/nav_to.do?uri=%2Fchange_request.do%3Fsys_id%3D${sysId}`;
