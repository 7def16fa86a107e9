import { AGREEMENT, editIssue, findAssignable, userIdOf } from '../../systems/jira/calls';
import type { JiraUser } from '../../systems/jira/types';
import { guid, ownerMail } from '../../systems/sentinel/incident';
import {
  and,
  call,
  coalesce,
  concat,
  empty,
  equals,
  not,
  or,
  orElse,
  when,
} from '../../workflow/calls';
import { type Action, bodyOf } from '../../workflow/definition';
import { lookup } from '../../workflow/table';
import { type Expr, type Ref, ref } from '../../workflow/tree';
import { columns, merged, onlyIf } from '../columns';
import { agreed, pushes, stateText } from '../compare';
import type { Part } from '../failed-steps';
import { mappingTables } from './mapping-tables';
import { issueSummary } from './description';
import { type PushContext, bothSides, keyOf } from './push-context';
import { projectOf } from './sides';

/** How an update belongs to what else its branch does. */
export interface UpdateProps {
  /** What tells these actions from those of another branch. */
  readonly suffix: string;
  /** Whether the issue has been moved to where the incident is, at the time of the update. */
  readonly isMoved: Expr<boolean>;
  /** How many comments are on the issue then. */
  readonly comments: Expr<string>;
  /**
   * Further changes: with those the engine does not repeat the call.
   * @default - none
   */
  readonly update?: Expr<object>;
  /**
   * Whether the issue stays with whoever has it.
   * @default - it goes to whom the incident is assigned to, as the settings say
   */
  readonly leavesOwner?: boolean;
}

/** Writes what differs, with the newly agreed state in the same call. A field that does not differ is not sent: somebody may be editing it. */
export function pushUpdate(context: PushContext, props: UpdateProps): Part {
  const { settings, jira, fresh, issue } = context;
  const { suffix, isMoved, comments, update, leavesOwner = false } = props;
  const { properties } = bodyOf(fresh);
  const { status, severity } = bothSides(context);
  const isStuck = and(pushes(status), not(isMoved));
  const state = stateText(
    when<string>(isStuck, status.base, agreed(status)),
    agreed(severity),
    comments,
  );
  const priority = lookup<string>(
    mappingTables(settings).priorityOf,
    projectOf(issue),
    properties.severity,
    '',
  );
  const owner =
    settings.updates.includes('assignee') && !leavesOwner
      ? findAssignable(`Find_owner${suffix}`, jira, {
          project: projectOf(issue),
          mail: orElse(ownerMail(bodyOf(fresh)), 'nobody'),
        })
      : undefined;
  const fields = merged(
    onlyIf(
      and(pushes(severity), not(empty(priority))),
      columns({ priority: columns({ name: priority }) }),
    ),
    ...(owner ? [assignment(context, owner)] : []),
    ...(settings.updates.includes('summary')
      ? [columns({ summary: issueSummary(properties) })]
      : []),
  );
  const write = editIssue(`Update_issue${suffix}`, jira, keyOf(context), {
    body: {
      fields,
      properties: [{ key: AGREEMENT, value: { state: concat(guid, '|', state) } }],
      ...(update && { update }),
    },
    idempotent: update === undefined,
  });
  return {
    actions: [...(owner ? [owner] : []), write],
    steps: [
      ...(owner ? [{ action: owner, doing: 'looking up whom the incident is assigned to' }] : []),
      { action: write, doing: 'updating the issue' },
    ],
  };
}

/** The one person with the owner's e-mail address, or the only one found where addresses are hidden; several or none leave the issue to whoever has it. */
function assignment({ jira, fresh, issue }: PushContext, owner: Action<readonly JiraUser[]>) {
  const users = bodyOf(owner);
  const user: Ref<JiraUser> = ref(call('first', users).node);
  const mail = ownerMail(bodyOf(fresh));
  const shown = coalesce<string>(user.emailAddress, mail);
  const id = userIdOf(jira, user);
  const isNew = not(
    equals<string>(id, coalesce<string>(userIdOf(jira, issue.fields.assignee), '')),
  );
  const isOne = equals<number>(call('length', users), 1);
  const isAsked = equals<string>(call('toLower', shown), call('toLower', mail));
  const name = jira.deployment === 'cloud' ? 'accountId' : 'name';
  return onlyIf(
    and(not(or(empty(mail), empty(id))), isOne, isAsked, isNew),
    columns({ assignee: columns({ [name]: coalesce<string>(id, '') }) }),
  );
}
