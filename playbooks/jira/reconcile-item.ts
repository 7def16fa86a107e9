import { type JiraContext, isAnswer, readIssue, userIdOf } from '../../systems/jira/calls';
import type { Issue, IssueComment, JiraUser } from '../../systems/jira/types';
import { readIncident } from '../../systems/sentinel/calls';
import { incidentId, titled } from '../../systems/sentinel/incident';
import type { Incident, Severity, Status } from '../../systems/sentinel/types';
import { condition } from '../../workflow/actions';
import {
  and,
  anyOf,
  call,
  coalesce,
  empty,
  equals,
  not,
  or,
  orElse,
  when,
} from '../../workflow/calls';
import { type Action, bodyOf } from '../../workflow/definition';
import { type Expr, type Ref, asRef } from '../../workflow/tree';
import { countText, isAhead, stateText } from '../compare';
import { HELD_HOURS, tellAndHold } from '../held';
import { labelledKey } from '../labels';
import { settledText } from '../unsettled';
import { bringTogether } from './bring-together';
import { MORE, agreedPart, guidOfIssue, isTwice } from './marks';
import { commentsOf } from './missing-comments';
import type { JiraSettings } from './settings';
import { ISSUE_FIELDS, sidesOf } from './sides';
import { utcOf } from './times';

export interface ItemProps {
  readonly settings: JiraSettings;
  readonly jira: JiraContext;
  /** An issue that has changed, or an incident that its issue may not reflect. */
  readonly item: Ref<Issue & Incident>;
  /** The bridge's own account. */
  readonly myself: Ref<JiraUser>;
  /** The time from which on the run looks at comments. */
  readonly commentsFrom: Expr<string>;
  /** The time up to which the run looks at incidents. */
  readonly end: Expr<string>;
  /** The incidents that the last run has held. */
  readonly held: Expr<string>;
  /** The issues that the run has listed, as text. */
  readonly listed: Expr<string>;
}

/** What is done for one item: most need no more than a look. A failure is told on its incident, and stops nobody. */
export function reconcileItem(props: ItemProps): Action[] {
  const { settings, jira, item } = props;
  const isIssue = not(empty(item.key));
  const guid = when<string>(isIssue, guidOfIssue(item), item.name);
  const key = orElse(item.key, labelledKey(item, settings.label));
  const id = incidentId(settings.workspace.id, guid);
  const read = readIssue('Read_issue', jira, key, {
    fields: [...ISSUE_FIELDS, 'comment', 'created'],
    expand: 'renderedFields',
  });
  const issue = bodyOf(read);
  // What was held may have comments that an earlier run has failed to copy.
  const isHeld = call('contains', props.held, guid);
  const looked = lookAtComments(props, issue, isHeld);
  const agreedSides = sidesOf(
    settings,
    {
      status: agreedPart(issue, 1) as Expr<Status>,
      severity: agreedPart(issue, 2) as Expr<Severity>,
    },
    issue,
  );
  // An incident that is what was agreed needs no more than this look: of issues that a search lists, Data Center does not tell that.
  const { status, severity, additionalData } = item.properties;
  const state = stateText(status, severity, countText(additionalData.commentsCount));
  const isAgreed = equals<string>(
    coalesce<string>(issue.properties.sentinel.state, ''),
    settledText(guid, state),
  );
  const isRead = isAnswer(read, key);
  const needsWork = [
    or(
      and(not(isIssue), not(isAgreed)),
      isTwice(props.listed, guid),
      equals<string>(agreedPart(issue, 3), MORE),
      isHeld,
      isAhead(agreedSides),
      // Of a new issue its incident may not have been told.
      and(isIssue, isNew(props, issue)),
    ),
    ...looked.reasons,
  ].map((reason) => and(isRead, reason));
  const fresh = readIncident('Read_incident', settings.azure, id);
  const work = bringTogether({ ...props, guid, id, issue, news: looked, fresh });
  const ifUnsettled = condition('If_unsettled', needsWork, {
    then: work.actions,
  });
  return [
    read,
    ifUnsettled,
    ...tellAndHold(ifUnsettled, {
      key: guid,
      system: 'Jira',
      ticket: orElse(key, 'none'),
      azure: settings.azure,
      fresh,
      incident: { id, guid, title: titled(bodyOf(fresh).properties) },
      steps: [
        { action: read, doing: 'reading the issue' },
        ...work.steps,
        { action: ifUnsettled, doing: 'reading the issue', cause: read },
      ],
      couldNot: 'bring this incident and its Jira issue together',
      comment: 'jiraReconcileFailure',
      isKept: isIssue,
    }),
  ];
}

/** Whether an issue was made in the time that the run looks at. */
function isNew({ commentsFrom, end }: ItemProps, { fields }: Ref<Issue>): Expr<boolean> {
  const created = call('ticks', utcOf(coalesce<string>(fields.created, LONG_AGO)));
  return and(
    call('greater', created, call('ticks', commentsFrom)),
    call('lessOrEquals', created, call('ticks', end)),
  );
}

/**
 * The comments that others have written since the last run: the author decides whose they are. To look at all of them is an action of its own, so both ends are looked at first,
 * because nothing says in which order an issue has them.
 */
function lookAtComments(
  { jira, myself, commentsFrom }: ItemProps,
  issue: Ref<Issue>,
  isHeld: Expr<boolean>,
) {
  const since = call('addHours', commentsFrom, call('if', isHeld, -HELD_HOURS, 0) as Expr<number>);
  const all = commentsOf(issue.fields);
  const isRecent = ({ created }: Ref<IssueComment>): Expr<boolean> =>
    call(
      'greaterOrEquals',
      call('ticks', utcOf(coalesce(created, LONG_AGO))),
      call('ticks', since),
    );
  const isTheirs = ({ author }: Ref<IssueComment>): Expr<boolean> =>
    not(equals<string>(userIdOf(jira, author), coalesce<string>(userIdOf(jira, myself), '')));
  const ends = [all, call('reverse', all) as Expr<readonly IssueComment[]>];
  const first = (list: Expr<readonly IssueComment[]>) =>
    asRef(call('first', list) as Expr<IssueComment>);
  const reasons = ends.flatMap((list) => {
    const [outer, inner] = [first(list), first(call('skip', list, 1) as typeof list)];
    // Behind a comment of our own there may be others.
    return [and(isRecent(outer), isTheirs(outer)), isRecent(inner)];
  });
  return {
    reasons,
    // Shorter, for an expression that has little room: our own newest comment is a reason, too.
    mayBeNew: anyOf(ends.map((list) => isRecent(first(list)))),
    isNew: (comment: Ref<IssueComment>) => and(isRecent(comment), isTheirs(comment)),
  };
}

/** Stands in where there is no time, in Jira's form. */
const LONG_AGO = '2000-01-01T00:00:00.000+0000';
