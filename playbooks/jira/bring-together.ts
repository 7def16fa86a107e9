import type { Issue, IssueComment } from '../../systems/jira/types';
import { MAX_COMMENTS, propertiesOf, writeComment } from '../../systems/sentinel/calls';
import { ownComment, paddedId } from '../../systems/sentinel/comment-id';
import { CLASSIFICATION_AND_REASON, type Incident } from '../../systems/sentinel/types';
import { filter, forEach } from '../../workflow/actions';
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
  when,
} from '../../workflow/calls';
import { type Action, bodyOf } from '../../workflow/definition';
import { lookup } from '../../workflow/table';
import { text } from '../../workflow/text';
import { type Expr, type Ref, asRef } from '../../workflow/tree';
import { actOn, pullChanges } from '../bringing';
import { firstCase } from '../cases';
import { columns } from '../columns';
import { countText, isAhead, isUnagreed } from '../compare';
import type { Part } from '../failed-steps';
import { holdsLabel, isLabelled } from '../labels';
import { asHtml, cut, joined, selectText, withPunctuation } from '../rich-text';
import { wantedByAny } from '../wants';
import { mappingTables } from './mapping-tables';
import { agreedPart, isOf } from './marks';
import type { ItemProps } from './reconcile-item';
import { projectOf, sidesOf } from './sides';
import { utcOf } from './times';

export interface BringTogetherProps extends ItemProps {
  /** The incident's GUID and its resource id. */
  readonly guid: Expr<string>;
  readonly id: Expr<string>;
  readonly issue: Ref<Issue>;
  /** The comments that others have written. */
  readonly comments: Action<readonly IssueComment[]>;
  /** Reads the incident. */
  readonly fresh: Action<Incident>;
}

/** Reads the incident anew, copies comments, then writes the issue's change into Sentinel, or starts the playbook whose work is left. */
export function bringTogether(props: BringTogetherProps): Part {
  const { settings, id, fresh, issue } = props;
  const copied = copyComments(props);
  const { status, severity } = bodyOf(fresh).properties;
  const sides = sidesOf(settings, { status, severity }, issue);
  const acting = actOn({
    settings,
    id,
    verdict: verdictOf(props),
    pull: pullChanges({
      id,
      sides,
      classification: classificationOf(settings, issue),
      system: 'Jira',
      label: settings.label,
    }),
    renew: 'Renew_agreement',
    ticket: 'issue',
  });
  return {
    actions: [fresh, copied, ...acting.actions],
    steps: [
      { action: fresh, doing: 'reading the incident' },
      { action: copied, doing: 'copying the issue’s comments' },
      ...acting.steps,
    ],
  };
}

/** What is left to do for an incident and its issue; the empty text where nothing is. */
function verdictOf({ settings, fresh, issue, comments, guid }: BringTogetherProps): Expr<string> {
  const now = bodyOf(fresh);
  const { status, severity, additionalData } = now.properties;
  const sides = sidesOf(settings, { status, severity }, issue);
  const isThere = isOf(issue, guid);
  const conditions = settings.routes.map((route) => route.when);
  // A closed incident may have an issue all the same, if telling it has failed: *open* finds it, or does nothing.
  const isWanted = and(
    not(isLabelled(now, settings.label)),
    wantedByAny(conditions, { incident: now }),
  );
  const hasNews = or(
    not(equals<string>(agreedPart(issue, 3), countText(additionalData.commentsCount))),
    not(empty(bodyOf(comments))),
  );
  const label = concat(settings.label, ':', issue.key);
  return firstCase(
    // Asked first, so that an incident that could not be read decides nothing.
    [empty(propertiesOf(fresh)), ''],
    [and(not(isThere), isWanted), 'open'],
    [not(isThere), ''],
    // The incident was not told of its issue, or it was told of another one, and this one was made twice.
    [not(holdsLabel(now, label)), 'open'],
    [isAhead(sides), 'pull'],
    [or(isUnagreed(sides), hasNews), 'push'],
  );
}

/** The most characters of a comment, its head included. @see https://learn.microsoft.com/azure/sentinel/sentinel-service-limits */
const LONGEST = 29_000;

/** From this many comments on an incident, one last comment points to the issue: two places are left for failures. */
const FULL = MAX_COMMENTS - 3;

/** Each comment becomes the one whose id is made of its own: copied twice is copied once. */
function copyComments({ settings, id, guid, issue, comments, fresh }: BringTogetherProps): Action {
  const { commentsCount } = bodyOf(fresh).properties.additionalData;
  const isFull = call('greaterOrEquals', coalesce<number>(commentsCount, 0), FULL);
  const shown = coalesce<readonly IssueComment[]>(issue.renderedFields.comment.comments, NO_ITEMS);
  return forEach<IssueComment>('Copy_comments', bodyOf(comments), (comment) => {
    const rendered = filter<IssueComment>('Rendered', shown, (other) =>
      equals<string>(other.id, comment.id),
    );
    const html = asRef(call('first', bodyOf(rendered)) as Expr<IssueComment>).body as Expr<string>;
    // A comment of one line may have no tag round it, and is HTML all the same.
    const pieces = selectText(
      'Comment_text',
      concat('<p>', withPunctuation(coalesce<string>(html, ''))),
    );
    const words = asHtml(cut(joined(pieces), LONGEST, '… (cut; the issue has the rest)'));
    const who = asHtml(coalesce<string>(comment.author.displayName, 'somebody'));
    const time = call('formatDateTime', utcOf(comment.created), 'yyyy-MM-dd HH:mm:ss');
    const message = when<string>(
      isFull,
      text`<p>This incident has room for few more comments: read the further ones in Jira, ${issue.key}.</p>`,
      text`<p><b>${who}</b> in Jira, ${issue.key}, ${time} UTC:</p><p>${words}</p>`,
    );
    const own = when<string>(isFull, ownComment('jiraFull', guid), paddedId(comment.id));
    return [rendered, pieces, writeComment('Copy_comment', settings.azure, id, own, message)];
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
