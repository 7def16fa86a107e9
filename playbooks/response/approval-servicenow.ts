import { findRecords, rowsOf, type ServiceNowContext } from '../../systems/servicenow/calls';
import {
  APPROVAL_FIELDS,
  ASKING_STATE,
  type ApprovalRow,
  CHANGE_STATE,
  type Change,
  MEMBERSHIP_FIELDS,
  type Membership,
  moveChange,
} from '../../systems/servicenow/changes';
import { signIn } from '../../systems/servicenow/sign-in';
import { link } from '../../systems/sentinel/incident';
import { filter } from '../../workflow/actions';
import {
  NO_ITEMS,
  and,
  call,
  coalesce,
  concat,
  empty,
  equals,
  not,
  or,
} from '../../workflow/calls';
import { bodyOf } from '../../workflow/definition';
import { text } from '../../workflow/text';
import { type Expr, asRef } from '../../workflow/tree';
import { columns } from '../columns';
import {
  type ApprovalRequest,
  type Asking,
  deadlineOf,
  explanation,
  headline,
  isCurrent,
  isSomebodyElse,
  requestKey,
  requester,
} from './approval';
import { addressOf, findChanges, isOwnChange, raiseOwnChange } from './own-changes';
import type { ServiceNowDesk } from './settings';
import { lower } from './verdict';

/** Approvals and members that a look-up can count. */
const MOST = { approvals: 100, members: 1000 } as const;

/** The most characters of `correlation_display`, which is cut without a word. */
const LONGEST_DISPLAY = 100;

/** Approval as a change in ServiceNow: the answer of the people that the change's own rules ask. */
export function askInServiceNow(asking: Asking, desk: ServiceNowDesk): ApprovalRequest {
  const { settings, machine } = asking;
  const access = signIn(desk.instance, settings.azure, desk.account);
  const serviceNow: ServiceNowContext = { ...desk, ...access };
  const key = requestKey(machine);
  const found = findChanges('Find_changes', serviceNow, key);
  const current = filter<Change>('Current', rowsOf(found), (each) =>
    and(
      isOwnChange(each, key, desk.user),
      ...isCurrent(asking, { key: each.number, created: each.sys_created_on }),
    ),
  );
  const rows = coalesce<readonly Change[]>(bodyOf(current), NO_ITEMS);
  const change = asRef(call('first', rows) as Expr<Change>);
  const oldest = asRef(call('first', bodyOf(found).result) as Expr<Change>);

  const create = raiseOwnChange(serviceNow, desk, key, {
    short_description: headline(machine),
    description: explanation(settings, machine, text`Open the incident: ${link}`),
  });
  const ask = moveChange('Ask', serviceNow, change.sys_id, ASKING_STATE[desk.type]);

  const approvals = findRecords<ApprovalRow>('Find_approvals', serviceNow, {
    table: 'sysapproval_approver',
    query: text`sysapproval=${change.sys_id}^state=approved^ORDERBYsys_updated_on`,
    limit: MOST.approvals,
    fields: APPROVAL_FIELDS,
  });
  const members = findRecords<Membership>('Find_members', serviceNow, {
    table: 'sys_user_grmember',
    query: text`group.name=${settings.approvers}^user.active=true`,
    limit: MOST.members,
    fields: MEMBERSHIP_FIELDS,
  });
  const valid = filter<ApprovalRow>('Approvers', rowsOf(approvals), (row) => {
    const membership = columns({
      user: row.approver,
      'group.name': settings.approvers,
      'user.active': 'true',
    });
    const userName = row['approver.user_name'];
    return and(
      equals<string>(row.sysapproval, change.sys_id),
      equals<string>(row.state, 'approved'),
      call('contains', rowsOf(members), membership),
      not(equals<string>(lower(userName), desk.user.toLowerCase())),
      // A delegate's answer is not the approver's own, and may be the requester's.
      equals<string>(row.sys_updated_by, userName),
      isSomebodyElse(row['approver.email'], change.correlation_display, LONGEST_DISPLAY),
    );
  });
  const approver = asRef(call('first', bodyOf(valid)) as Expr<ApprovalRow>);
  const address = addressOf(desk.instance, change.sys_id);
  const { approval } = change;
  const isNew = equals<string>(change.state, CHANGE_STATE.new);
  return {
    look: {
      actions: [...access.actions, found, current],
      steps: [
        ...access.steps,
        { action: found, doing: 'looking the change up' },
        { action: current, doing: 'reading what ServiceNow answered', cause: found },
      ],
    },
    settleMinutes: 0,
    create: [create],
    ask: [ask],
    isThere: not(empty(rows)),
    isUnasked: and(isNew, equals<string>(approval, 'not requested')),
    isPending: or(
      equals<string>(approval, 'requested'),
      and(equals<string>(approval, 'not requested'), not(isNew)),
    ),
    isDenied: equals<string>(approval, 'rejected'),
    isApproved: equals<string>(approval, 'approved'),
    isOverdue: equals<string>(oldest.correlation_id, key),
    key: change.number,
    link: text`the change <a href="${address}">${change.number}</a>`,
    askedBy: coalesce<string>(change.correlation_display, requester),
    deadline: deadlineOf(settings, change.sys_created_on),
    judge: {
      actions: [approvals, members, valid],
      steps: [
        { action: approvals, doing: 'reading who has approved' },
        { action: members, doing: 'reading who may approve' },
        { action: valid, doing: 'reading who may approve', cause: members },
      ],
    },
    isValid: not(empty(coalesce<readonly ApprovalRow[]>(bodyOf(valid), NO_ITEMS))),
    approver: concat(approver['approver.name'], ' (', approver['approver.email'], ')'),
  };
}
