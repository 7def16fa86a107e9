import { http } from '../../workflow/actions';
import type { Action } from '../../workflow/definition';
import { text } from '../../workflow/text';
import type { Expr, Value } from '../../workflow/tree';
import type { ServiceNowContext } from './calls';
import type { ChangeType } from './types';

/**
 * The states of a change, as the base system numbers them.
 * @see https://www.servicenow.com/docs/r/it-service-management/change-management/c_ChangeStateModel.html
 */
export const CHANGE_STATE = { new: '-5', assess: '-4', authorize: '-3' } as const;

/** The state in which people are first asked: an emergency is not assessed. */
export const ASKING_STATE: Readonly<Record<ChangeType, string>> = {
  normal: CHANGE_STATE.assess,
  emergency: CHANGE_STATE.authorize,
};

/** A change as the Table API gives it with `sysparm_display_value=false`. */
export interface Change {
  /** 32 hexadecimal digits. */
  readonly sys_id: string;
  /** As `CHG0030001`. */
  readonly number: string;
  readonly state: string;
  readonly approval: 'not requested' | 'requested' | 'approved' | 'rejected';
  readonly active: 'true' | 'false';
  readonly correlation_id: string;
  readonly correlation_display: string;
  /** `yyyy-MM-dd HH:mm:ss` in UTC. */
  readonly sys_created_on: string;
  /** The user name of whoever made it. */
  readonly sys_created_by: string;
}

/** What is read of every change. */
export const CHANGE_FIELDS = [
  'sys_id',
  'number',
  'state',
  'approval',
  'active',
  'correlation_id',
  'correlation_display',
  'sys_created_on',
  'sys_created_by',
] as const satisfies readonly (keyof Change)[];

/**
 * Somebody's word on a change, with what is told of that person.
 * @see https://www.servicenow.com/docs/r/build-workflows/approvals/c_ApprovalStatus.html
 */
export interface ApprovalRow {
  readonly sysapproval: string;
  readonly state: string;
  /** The `sys_id` of the person who was asked. */
  readonly approver: string;
  readonly 'approver.user_name': string;
  readonly 'approver.name': string;
  readonly 'approver.email': string;
  /** The user name of whoever wrote it last: another one, where a delegate or an administrator has answered. */
  readonly sys_updated_by: string;
}

/** What is read of every approval. */
export const APPROVAL_FIELDS = [
  'sysapproval',
  'state',
  'approver',
  'approver.user_name',
  'approver.name',
  'approver.email',
  'sys_updated_by',
] as const satisfies readonly (keyof ApprovalRow)[];

/** That somebody is in a group. */
export interface Membership {
  readonly user: string;
  readonly 'group.name': string;
  readonly 'user.active': string;
}

/** What is read of every membership. */
export const MEMBERSHIP_FIELDS = [
  'user',
  'group.name',
  'user.active',
] as const satisfies readonly (keyof Membership)[];

/** What the Change Management API tells of a change: every field as it is stored and as it is shown, and which ones it did not take. */
export interface RaisedChange {
  readonly __meta: { readonly ignoredFields: readonly string[] | null } | null;
}

/** What the API answers; its documentation shows the change on its own and in a list. */
export interface RaisedAnswer {
  readonly result: RaisedChange | readonly RaisedChange[];
}

const api = ({ instance }: ServiceNowContext, path: Value<string>): Expr<string> =>
  text`${instance}/api/sn_chg_rest/v1/change/${path}`;

/** What all calls share. Permissions are ServiceNow's own, so Azure grants nothing. */
const common = ({ authentication }: ServiceNowContext) => ({
  authentication,
  headers: { Accept: 'application/json' },
  needs: [],
});

/**
 * Raises a change. It takes no key of ours: doing it twice makes two, so the engine never repeats it, and a look-up tells what an unclear answer means.
 * @see https://www.servicenow.com/docs/r/api-reference/rest-apis/change-management-api.html
 */
export const raiseChange = (
  name: string,
  context: ServiceNowContext,
  type: ChangeType,
  fields: Readonly<Record<string, Value<string>>>,
): Action<RaisedAnswer> =>
  http<RaisedAnswer>(name, {
    method: 'POST',
    uri: api(context, type),
    ...common(context),
    body: fields,
    idempotent: false,
  });

/**
 * Takes a change on to another state. From where people have taken it meanwhile, the same write may lead back, so the engine never repeats it.
 * @see https://www.servicenow.com/docs/r/api-reference/rest-apis/change-management-api.html
 */
export const moveChange = (
  name: string,
  context: ServiceNowContext,
  sysId: Expr<string>,
  state: string,
): Action<RaisedAnswer> =>
  http<RaisedAnswer>(name, {
    method: 'PATCH',
    uri: api(context, sysId),
    ...common(context),
    body: { state },
    idempotent: false,
  });
