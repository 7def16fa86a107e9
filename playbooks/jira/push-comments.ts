import { addComment, readIssue } from '../../systems/jira/calls';
import type { Issue } from '../../systems/jira/types';
import { listComments } from '../../systems/sentinel/calls';
import { incident } from '../../systems/sentinel/incident';
import type { Comment } from '../../systems/sentinel/types';
import { condition, forEach, wait } from '../../workflow/actions';
import { NEVER, coalesce, concat, not } from '../../workflow/calls';
import { after, bodyOf } from '../../workflow/definition';
import { type Expr, required } from '../../workflow/tree';
import { countText } from '../compare';
import type { Part } from '../failed-steps';
import { NEWLINE, joined, selectText } from '../rich-text';
import { isAmongNewest, markOf, missingComments, selectMarks } from './missing-comments';
import { type PushContext, keyOf } from './push-context';
import { pushUpdate } from './push-update';
import { commentOf, wordsOf } from './words';

/** Seconds in which a call that was given up comes to its end on the other side. */
const PAUSE = 30;

/**
 * Adds the incident's comments that the issue lacks, the oldest first, skipping those of the bridge's own identities. A comment takes no key of ours: it is added where
 * its mark is absent, and after an unclear answer only once more, where the mark is absent still.
 */
export function pushComments(context: PushContext): Part {
  const { settings, jira, fresh, issue } = context;
  const { azure, deployment, internalComments } = settings;
  const all = listComments('Read_comments', azure, incident.id);
  const marks = selectMarks(deployment, issue);
  const missing = missingComments('Missing_comments', bodyOf(all).value, marks);
  const key = keyOf(context);
  const loop = forEach<Comment>('Each_comment', bodyOf(missing), (comment) => {
    const pieces = selectText('Comment_text', comment.properties.message);
    const { author, createdTimeUtc } = comment.properties;
    const who = coalesce<string>(author.name, 'somebody');
    const head = concat(who, ' in Microsoft Sentinel, ', createdTimeUtc, ':');
    const words = wordsOf(
      deployment,
      'Comment_body',
      concat(head, NEWLINE, joined(pieces)),
      markOf(comment),
    );
    const body = commentOf(internalComments, words.body);
    const add = addComment('Add_comment', jira, key, body);
    const pause = after(add, ['Failed', 'TimedOut'], wait('Pause', PAUSE));
    const look = readIssue('Look_for_comment', jira, key, { fields: ['comment'], expand: '' });
    // An answer without comments says nothing about what is there, and fails whoever reads it.
    const looked = required(required(bodyOf(look) as Expr<Issue>, 'fields'), 'comment');
    const again = condition(
      'If_absent',
      not(isAmongNewest(deployment, required(looked, 'comments'), comment)),
      {
        then: [addComment('Add_comment_again', jira, key, body)],
      },
    );
    return [pieces, ...words.actions, add, pause, look, again];
  });
  const { commentsCount } = bodyOf(fresh).properties.additionalData;
  const update = pushUpdate(context, {
    suffix: '_too',
    isMoved: NEVER,
    comments: countText(commentsCount),
  });
  return {
    actions: [all, marks, missing, loop, ...update.actions],
    steps: [
      { action: all, doing: 'reading the incident’s comments' },
      { action: marks, doing: 'reading the issue’s comments' },
      { action: missing, doing: 'comparing the comments of both sides' },
      { action: loop, doing: 'adding a comment to the issue' },
      ...update.steps,
    ],
  };
}
