import {
  type JiraContext,
  createIssue,
  issuesOf,
  readIssue,
  readMyself,
  readUser,
  requiredUserId,
  searchIssues,
  userIdOf,
} from '../../systems/jira/calls';
import type { GroupedUser, Issue, IssueChange, JiraUser } from '../../systems/jira/types';
import { readSecret } from '../../systems/key-vault/calls';
import { link } from '../../systems/sentinel/incident';
import { filter } from '../../workflow/actions';
import {
  NEVER,
  NO_ITEMS,
  and,
  call,
  coalesce,
  concat,
  empty,
  equals,
  not,
  orElse,
} from '../../workflow/calls';
import { type Action, bodyOf } from '../../workflow/definition';
import { text } from '../../workflow/text';
import { type Expr, type Ref, asRef, at, required } from '../../workflow/tree';
import { INDEX_LAG } from '../jira/look-up';
import { utcOf } from '../jira/times';
import { wordsOf } from '../jira/words';
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
import type { JiraDesk } from './settings';

/** Requests that a look-up can count. */
const MOST = 20;

/** Fields in which a request says what is asked for: whoever changes one has asked for something else. */
const WORDING = ['summary', 'description', 'labels'] as const;

/**
 * Approval as a task in Jira: whoever takes it to the status that says yes. Jira asks nobody and guards nothing, so the task's history is what counts: who made
 * it, that its words are still ours, and who has moved it.
 */
export function askInJira(asking: Asking, desk: JiraDesk): ApprovalRequest {
  const { settings, machine } = asking;
  const token = readSecret('Read_token', settings.azure, desk.tokenSecret);
  const jira: JiraContext = { ...desk, token };
  const label = requestKey(machine);
  const found = searchIssues('Find_tasks', jira, {
    jql: text`project = "${desk.project}" AND labels = "${label}" ORDER BY created ASC, key ASC`,
    fields: ['status', 'labels', 'created'],
    limit: MOST,
  });
  const current = filter<Issue>('Current', issuesOf(found), ({ key, fields }) =>
    and(
      hasLabel(fields.labels, label),
      ...isCurrent(asking, { key, created: utcOf(fields.created) }),
    ),
  );
  const rows = coalesce<readonly Issue[]>(bodyOf(current), NO_ITEMS);
  const task = asRef(call('first', rows) as Expr<Issue>);
  const oldest = asRef(call('first', bodyOf(found).issues) as Expr<Issue>);

  const how = text`To approve, take this task to "${desk.approved}"; to deny it, to "${desk.denied}". Change nothing else in it. Open the incident: ${link}`;
  const words = wordsOf(desk.deployment, 'Words', explanation(settings, machine, how));
  const create = createIssue('Create_task', jira, {
    fields: {
      project: { key: desk.project },
      issuetype: { name: desk.issueType },
      summary: headline(machine),
      description: words.body,
      labels: call('createArray', label, 'sentinel-approval', askedBy(requester)),
    },
  });

  const fresh = readIssue('Read_task', jira, task.key, {
    fields: ['status', 'labels', 'created', 'creator'],
    expand: 'changelog',
  });
  const myself = readMyself('Read_myself', jira);
  const asked = askerIn(bodyOf(fresh).fields.labels);
  const changes: Expr<readonly IssueChange[]> = required(
    required(bodyOf(fresh) as Expr<Issue>, 'changelog'),
    'histories',
  );
  const steps = filter<IssueChange>('Status_changes', changes, ({ items }) =>
    changesField(items, 'status'),
  );
  const newest = asRef(
    call(
      'last',
      call('sort', bodyOf(steps), 'created') as Expr<readonly IssueChange[]>,
    ) as Expr<IssueChange>,
  );
  const author = asRef(newest.author as Expr<JiraUser>);
  const person = readUser('Read_approver', jira, coalesce<string>(userIdOf(jira, author), ''));
  const status = coalesce<string>(task.fields.status.name, '');
  return {
    look: {
      actions: [token, found, current],
      steps: [
        { action: token, doing: 'reading the Jira token from the vault' },
        { action: found, doing: 'looking the task up' },
        { action: current, doing: 'reading what Jira answered', cause: found },
      ],
    },
    // Whatever became of it, the next look has to see it.
    settleMinutes: Math.ceil(INDEX_LAG / 60),
    create: [...words.actions, create],
    ask: [],
    isThere: not(empty(rows)),
    isUnasked: NEVER,
    isPending: and(
      not(equals<string>(status, desk.approved)),
      not(equals<string>(status, desk.denied)),
    ),
    isDenied: equals<string>(status, desk.denied),
    isApproved: equals<string>(status, desk.approved),
    isOverdue: not(empty(coalesce<string>(oldest.key, ''))),
    key: task.key,
    link: text`the task <a href="${desk.site}/browse/${task.key}">${task.key}</a>`,
    askedBy: asked,
    deadline: deadlineOf(settings, utcOf(task.fields.created)),
    judge: {
      actions: [fresh, myself, steps, person],
      steps: [
        { action: fresh, doing: 'reading the history of the task' },
        { action: myself, doing: 'reading who the Jira account is' },
        { action: steps, doing: 'reading the history of the task', cause: fresh },
        { action: person, doing: 'reading who has approved' },
      ],
    },
    isValid: isValid(
      { desk, jira, label, asked, fresh, myself, changes, newest, person },
      settings,
    ),
    approver: concat(
      orElse(bodyOf(person).displayName, 'somebody'),
      ' (',
      orElse(bodyOf(person).emailAddress, 'no address shown'),
      ')',
    ),
  };
}

const hasLabel = (labels: Expr<readonly string[] | null>, label: Expr<string>): Expr<boolean> =>
  call('contains', call('string', labels), text`"${label}"`);

/**
 * The label that says who has asked: the incident may have another owner by the time of the answer. In base64, because a label is offered to everybody who
 * writes one, and an address is nothing to offer.
 */
const ASKED_BY = 'asked-by-';
const askedBy = (mail: Expr<string>): Expr<string> => text`${ASKED_BY}${call('base64', mail)}`;

/** Who has asked, by the labels of a request; the empty text where they do not say. */
const askerIn = (labels: Expr<readonly string[] | null>): Expr<string> => {
  const parts = call('split', call('string', labels), `"${ASKED_BY}`) as Expr<readonly string[]>;
  const rest = coalesce<string>(at(parts, 1), '');
  return call('base64ToString', call('string', call('first', call('split', rest, '"'))));
};

/** Whether a change is one of a field; texts in it have their quotes escaped, so none of them looks like this. */
const changesField = (items: Expr<unknown>, field: string): Expr<boolean> =>
  call('contains', call('string', items), `"field":"${field}"`);

interface Judged {
  readonly desk: JiraDesk;
  readonly jira: JiraContext;
  readonly label: Expr<string>;
  /** Who has asked. */
  readonly asked: Expr<string>;
  readonly fresh: Action<Issue>;
  readonly myself: Action<JiraUser>;
  readonly changes: Expr<readonly IssueChange[]>;
  readonly newest: Ref<IssueChange>;
  readonly person: Action<GroupedUser>;
}

/** Whether the task is our own as we have written it, and was taken to where it is by somebody who may. */
function isValid(
  { desk, jira, label, asked, fresh, myself, changes, newest, person }: Judged,
  { approvers }: Asking['settings'],
): Expr<boolean> {
  const { fields, changelog } = bodyOf(fresh);
  const me = requiredUserId(jira, myself);
  const who = coalesce<string>(userIdOf(jira, bodyOf(person)), '');
  const moved = call('string', newest.items);
  return and(
    equals<string>(fields.status.name, desk.approved),
    call('contains', moved, `"toString":"${desk.approved}"`),
    equals<string>(userIdOf(jira, fields.creator), me),
    hasLabel(fields.labels, label),
    equals<number>(changelog.total, call('length', changes)),
    ...WORDING.map((field) => not(changesField(changes, field))),
    not(empty(who)),
    equals<string>(userIdOf(jira, asRef(newest.author as Expr<JiraUser>)), who),
    not(equals<string>(who, me)),
    call('contains', call('string', bodyOf(person).groups), `"name":"${approvers}"`),
    isSomebodyElse(coalesce<string>(bodyOf(person).emailAddress, ''), asked, MAIL_LENGTH),
  );
}

/** Longer than any address. */
const MAIL_LENGTH = 320;
