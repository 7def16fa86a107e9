import { type JiraContext, isAnswer, readIssue } from '../../systems/jira/calls';
import { readSecret } from '../../systems/key-vault/calls';
import { propertiesOf, readIncident } from '../../systems/sentinel/calls';
import { guid, incident, incidentTrigger, titled } from '../../systems/sentinel/incident';
import { switchOn } from '../../workflow/actions';
import { NEVER, and, anyOf, call, empty, equals, not, orElse, when } from '../../workflow/calls';
import { type Action, type Definition, bodyOf, recordOf } from '../../workflow/definition';
import { type Expr, expr } from '../../workflow/tree';
import { firstCase } from '../cases';
import { countText, pushes, shownBy } from '../compare';
import { onFailure } from '../failure';
import { isLabelled, labelledKey } from '../labels';
import { didAll, outcomeOf, startOpen } from '../pushing';
import { refuse } from '../refuse';
import { report } from '../report';
import { isOf } from './marks';
import { readsAllComments } from './missing-comments';
import { pushComments } from './push-comments';
import {
  type PushContext,
  bothSides,
  hasChanges,
  hasNewComments,
  isOutdated,
  keyOf,
} from './push-context';
import { canMove, pushStatus } from './push-status';
import { pushUpdate } from './push-update';
import type { JiraSettings } from './settings';
import { ISSUE_FIELDS } from './sides';

/**
 * Brings an incident's changes to its Jira issue: the only writer to issues that exist, one run at a time. It reads both sides anew, so a stale event, a
 * second one and one for several changes all come to the same.
 */
export function pushIssue(settings: JiraSettings): Definition {
  const { azure } = settings;
  const fresh = readIncident('Read_incident', azure, incident.id);
  const token = readSecret('Read_token', azure, settings.tokenSecret);
  const jira: JiraContext = { ...settings, token };
  const key = labelledKey(bodyOf(fresh), settings.label);
  const read = readIssue('Read_issue', jira, key, {
    fields: [...ISSUE_FIELDS, 'comment'],
    expand: 'transitions',
  });
  const context: PushContext = { settings, jira, fresh, issue: bodyOf(read) };

  const fields = pushUpdate(context, {
    suffix: '',
    isMoved: NEVER,
    comments: countText(bodyOf(fresh).properties.additionalData.commentsCount),
  });
  const comments = pushComments(context);
  const status = pushStatus(context);
  const opening = startOpen(settings);
  const refused = refuse('Refuse', bodyOf(read));
  const act = switchOn('Act', verdictOf(context, isAnswer(read, key)), {
    fields: fields.actions,
    comments: comments.actions,
    status: status.actions,
    open: opening.actions,
    refuse: [refused],
  });

  const outcome = { system: 'Jira', direction: 'out' } as const;
  const sides = bothSides(context);
  const wrote = anyOf([fields, comments, status].map(({ actions }) => didAll(actions)));
  const done = report('Report', {
    ...outcome,
    outcome: outcomeOf(wrote, didAll(opening.actions)),
    ticket: orElse(keyOf(context), 'none'),
    state: {
      status: shownBy(sides.status, didAll([status.move])),
      severity: shownBy(sides.severity, wrote),
    },
  });
  const failure = onFailure({
    azure,
    last: done,
    incident: { id: incident.id, guid, title: titled(incident.properties) },
    steps: [
      { action: fresh, doing: 'reading the incident' },
      { action: token, doing: 'reading the Jira token from the vault' },
      { action: read, doing: 'reading the issue' },
      { action: refused, doing: whyRefused(context, refused) },
      ...[comments, fields, status, opening].flatMap(({ steps }) => steps),
      { action: act, doing: 'reading what Jira answered', cause: read },
    ],
    couldNot: 'bring this incident’s changes to its Jira issue',
    comment: 'jiraPushFailure',
    outcome,
    channel: settings.channel,
  });

  return {
    description: 'Brings the changes of a Microsoft Sentinel incident to its Jira issue.',
    trigger: { ...incidentTrigger(), concurrency: { runs: 1, maximumWaitingRuns: 100 } },
    actions: [fresh, token, read, act, done, failure],
  };
}

const MISSING = 'finding the issue that the incident is labelled with (it is another incident’s)';
const STUCK =
  'moving the issue (its workflow has no way from its status to one of the category that the incident’s status maps to)';
const UNREADABLE =
  'reading the issue’s comments (not all of them came, so nothing is written that might be there already)';

/** What could not be done, by the first of the reasons that holds. Whoever reads a failure may not fail, and only what was refused, was read. */
const whyRefused = ({ issue }: PushContext, refused: Action): Expr<string> =>
  when<string>(
    and(equals(recordOf(refused).status, 'Failed'), isOf(issue, guid)),
    when<string>(readsAllComments(issue), STUCK, UNREADABLE),
    MISSING,
  );

/** What is to be done for the incident; the empty text where both sides say the same. */
function verdictOf(context: PushContext, isRead: Expr<boolean>): Expr<string> {
  const { settings, fresh, issue } = context;
  const now = bodyOf(fresh);
  const sides = bothSides(context);
  const isThere = isOf(issue, guid);
  const moves = pushes(sides.status);
  const newComments = hasNewComments(context);
  const forIssue = firstCase(
    [and(moves, canMove(context)), 'status'],
    [and(newComments, not(readsAllComments(issue))), 'refuse'],
    [newComments, 'comments'],
    [hasChanges(context), 'fields'],
    [moves, 'refuse'],
    [isOutdated(context), 'fields'],
  );
  // An issue may be there all the same, if telling the incident has failed: *open* finds it.
  const verdict = when<string>(
    isLabelled(now, settings.label),
    expr<string>(when<string>(isThere, forIssue, 'refuse').node),
    'open',
  );
  // Asked first, so that a side that could not be read decides nothing.
  const bothRead = and(not(empty(propertiesOf(fresh))), isRead);
  return when<string>(bothRead, expr<string>(verdict.node), call('concat', ''));
}
