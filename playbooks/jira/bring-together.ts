import { AGREEMENT, editIssue } from '../../systems/jira/calls';
import type { Issue, IssueComment } from '../../systems/jira/types';
import { propertiesOf } from '../../systems/sentinel/calls';
import { ownComment, paddedId } from '../../systems/sentinel/comment-id';
import { CLASSIFICATION_AND_REASON, type Incident } from '../../systems/sentinel/types';
import { filter } from '../../workflow/actions';
import {
  ALWAYS,
  NO_ITEMS,
  and,
  call,
  coalesce,
  concat,
  empty,
  equals,
  not,
  or,
  when,
} from '../../workflow/calls';
import { type Action, bodyOf } from '../../workflow/definition';
import { lookup } from '../../workflow/table';
import { text } from '../../workflow/text';
import { type Expr, type Ref, asRef } from '../../workflow/tree';
import { actOn, isForOpen, labelWhere, pullChanges } from '../bringing';
import { firstCase } from '../cases';
import { columns } from '../columns';
import { type Compared, type CopyingProps, copyNotes } from '../copying';
import { type Sides, agreedOncePulled, isAhead, isUnagreed, stateText } from '../compare';
import type { Part } from '../failed-steps';
import { holdsLabel, isLabelled, ticketLabel } from '../labels';
import {
  asHtml,
  asShortHtml,
  glued,
  joined,
  selectText,
  withPunctuation,
  withoutBreaks,
} from '../rich-text';
import { mappingTables } from './mapping-tables';
import { MORE, agreedPart, isOf, isTwice } from './marks';
import { commentsOf, isMissing, readsAllComments, selectMarks } from './missing-comments';
import { hasNewComments, isOutdated } from './push-context';
import type { ItemProps } from './reconcile-item';
import { refuseIf } from '../refuse';
import { projectOf, sidesOf } from './sides';
import { linkTo } from './tell-incident';
import { utcOf } from './times';

export interface BringTogetherProps extends ItemProps {
  /** The incident's GUID and its resource id. */
  readonly guid: Expr<string>;
  readonly id: Expr<string>;
  readonly issue: Ref<Issue>;
  /** Which comments others have written of late. */
  readonly news: Pick<CopyingProps<IssueComment>, 'isNew' | 'mayBeNew'>;
  /** Reads the incident. */
  readonly fresh: Action<Incident>;
}

/** Reads the incident anew, copies comments, then writes the issue's change into Sentinel, or starts the playbook whose work is left. */
export function bringTogether(props: BringTogetherProps): Part {
  const { settings, id, guid, fresh, issue } = props;
  const copied = copyComments(props);
  const { status, severity } = bodyOf(fresh).properties;
  const sides = sidesOf(settings, { status, severity }, issue);
  const opens = opensOf(props);
  const acting = actOn({
    settings,
    id,
    verdict: verdictOf(props, opens, copied),
    opens,
    started: {
      action: refuseIf('Made_once', and(opens, isTwice(props.listed, guid))),
      doing: 'finding one issue alone (it was made twice, and one of them is being taken back)',
    },
    pull: pullChanges(
      'Update_incident',
      {
        id,
        sides,
        classification: classificationOf(settings, issue),
        system: 'Jira',
        label: settings.label,
      },
      labelWhere(
        not(isLabelled(bodyOf(fresh), settings.label)),
        ticketLabel(settings.label, issue.key),
      ),
    ),
    renew: (action) => renewAgreement(action, props, sides, copied),
    ticket: 'issue',
  });
  return {
    actions: [fresh, ...copied.actions, ...acting.actions],
    steps: [{ action: fresh, doing: 'reading the incident' }, ...copied.steps, ...acting.steps],
  };
}

/** Whether an issue is to be opened, or the incident to be told of the one that it has. */
function opensOf({ settings, fresh, issue, guid }: BringTogetherProps): Expr<boolean> {
  const now = bodyOf(fresh);
  // The incident was told of another issue, so this one was made twice.
  const isTwice = and(
    isOf(issue, guid),
    not(holdsLabel(now, ticketLabel(settings.label, issue.key))),
  );
  // A closed incident may have an issue all the same, if telling it has failed: *open* finds it, or does nothing.
  const conditions = settings.routes.map((route) => route.when);
  return when<boolean>(
    isLabelled(now, settings.label),
    isTwice,
    isForOpen(conditions, now, { without: not(isOf(issue, guid)), withoutOrUntold: ALWAYS }),
  );
}

/** What is left to do for an incident and its issue; the empty text where nothing is. */
function verdictOf(
  props: BringTogetherProps,
  opens: Expr<boolean>,
  compared: Compared,
): Expr<string> {
  const { settings, fresh, issue, guid } = props;
  const { status, severity } = bodyOf(fresh).properties;
  const sides = sidesOf(settings, { status, severity }, issue);
  return firstCase(
    // Asked first, so that an incident that could not be read decides nothing.
    [empty(propertiesOf(fresh)), ''],
    [opens, 'start'],
    [not(isOf(issue, guid)), ''],
    [or(isAhead(sides), not(isLabelled(bodyOf(fresh), settings.label))), 'pull'],
    [isUnagreed(sides), 'start'],
    [equals<string>(agreedPart(issue, 3), compared.count), ''],
    [lacksSomething(props, compared), 'start'],
    [ALWAYS, 'renew'],
  );
}

/** Whether the issue lacks a comment, or a value of the incident that goes on being written. Where not all of its comments came, *push* says so. */
const lacksSomething = (
  { settings, fresh, issue }: BringTogetherProps,
  { lacks }: Compared,
): Expr<boolean> =>
  or(
    lacks,
    not(readsAllComments(issue)),
    equals<string>(agreedPart(issue, 3), MORE),
    isOutdated({ settings, fresh, issue }),
  );

/** Writes on the issue what both sides agree on once its change and its comments are on the incident. What it lacks is still to come, so then the count of comments stays what it was. */
function renewAgreement(
  name: string,
  props: BringTogetherProps,
  { status, severity }: Sides,
  compared: Compared,
): Action {
  const { jira, issue, guid } = props;
  const state = stateText(
    agreedOncePulled(status),
    agreedOncePulled(severity),
    when<string>(lacksSomething(props, compared), agreedPart(issue, 3), compared.count),
  );
  return editIssue(name, jira, coalesce<string>(issue.key, ''), {
    body: {
      fields: {},
      properties: [{ key: AGREEMENT, value: { state: concat(guid, '|', state) } }],
    },
    idempotent: true,
  });
}

/** The most characters of a comment, its head included. @see https://learn.microsoft.com/azure/sentinel/sentinel-service-limits */
const LONGEST = 29_000;

/** Each comment becomes the one whose id is made of its own. */
function copyComments(props: BringTogetherProps): Compared {
  const { settings, id, guid, issue, news, fresh } = props;
  const marks = selectMarks(settings.deployment, issue);
  const shown = coalesce<readonly IssueComment[]>(issue.renderedFields.comment.comments, NO_ITEMS);
  return copyNotes<IssueComment>({
    azure: settings.azure,
    id,
    fresh,
    notes: commentsOf(issue.fields),
    ...news,
    idOf: (comment) => paddedId(comment.id),
    copyOf: (comment) => {
      const rendered = filter<IssueComment>('Rendered', shown, (other) =>
        equals<string>(other.id, comment.id),
      );
      const html = asRef(call('first', bodyOf(rendered)) as Expr<IssueComment>)
        .body as Expr<string>;
      // A comment of one line may have no tag round it, and is HTML all the same.
      const pieces = selectText(
        'Comment_text',
        glued('<p>', withPunctuation(withoutBreaks(coalesce<string>(html, '')))),
      );
      const words = asShortHtml(joined(pieces), LONGEST, '… (cut; the issue has the rest)');
      const who = asHtml(coalesce<string>(comment.author.displayName, 'somebody'));
      const time = call('formatDateTime', utcOf(comment.created), 'yyyy-MM-dd HH:mm:ss');
      return {
        actions: [rendered, pieces],
        message: text`<p><b>${who}</b> in Jira, ${issue.key}, ${time} UTC:</p><p>${words}</p>`,
      };
    },
    last: {
      id: ownComment('jiraFull', guid),
      message: text`<p>This incident has room for few more comments: read the further ones in Jira, ${issue.key}.</p>`,
    },
    link: {
      isUntold: and(isOf(issue, guid), not(isLabelled(bodyOf(fresh), settings.label))),
      id: ownComment('jiraTicket', guid),
      message: linkTo(settings, coalesce<string>(issue.key, '')),
    },
    isStale: hasNewComments({ fresh, issue }),
    prepared: [marks],
    commentsFor: (all) => all,
    isMissing: (comment) => isMissing(marks, comment),
    ticket: 'issue',
  });
}

/** Why the incident is closed, by the issue's resolution. */
function classificationOf(settings: ItemProps['settings'], issue: Ref<Issue>): Expr<object> {
  const resolution = coalesce<string>(issue.fields.resolution.name, '');
  const kind = lookup<string>(
    mappingTables(settings).classificationOf,
    projectOf(issue),
    resolution,
    CLASSIFICATION_AND_REASON.Undetermined,
  );
  return columns({
    ClassificationAndReason: kind,
    ClassificationReasonText: concat(
      'Jira ',
      issue.key,
      ': ',
      when<string>(empty(resolution), 'closed', resolution),
    ),
  });
}
