import type { Deployment, Issue, IssueComment } from '../../systems/jira/types';
import { GUID_LENGTH } from '../../systems/sentinel/incident';
import type { Comment } from '../../systems/sentinel/types';
import { filter, select } from '../../workflow/actions';
import { NO_ITEMS, and, call, coalesce, concat, equals, not } from '../../workflow/calls';
import { type Action, bodyOf } from '../../workflow/definition';
import { type Expr, type Ref, asRef, expr } from '../../workflow/tree';
import { isOurs } from '../identities';

const MARK = '(sentinel-comment:';

/** What tells that a comment is a copy. */
export const markOf = ({ name }: Ref<Comment>): Expr<string> => concat(MARK, name, ')');

/** Comments at either end of an issue among which a new one is looked for: nothing says in which order they are. */
const ENDS = 3;

/** Whether one of the newest comments of an issue is the copy of a comment. */
export const isAmongNewest = (
  copies: Expr<readonly IssueComment[]>,
  comment: Ref<Comment>,
): Expr<boolean> => {
  const first = call('take', copies, ENDS);
  const last = call('take', call('reverse', copies), ENDS);
  return call('contains', call('string', call('createArray', first, last)), markOf(comment));
};

/** Paragraphs at the end of a copy in which its mark is looked for: somebody may have added to it. */
const LAST_PARAGRAPHS = 5;

/**
 * The ids that the marks of an issue's comments name, one for each comment; of one that is no copy, something else. All comments in one text would soon be more than
 * the language takes: 131,072 characters, with the addresses of four pictures for each author.
 * @see https://learn.microsoft.com/azure/logic-apps/logic-apps-limits-and-configuration
 */
export const selectMarks = (deployment: Deployment, { fields }: Ref<Issue>) =>
  select<IssueComment, string>('Marks', commentsOf(fields), ({ body }) => {
    const written = expr<string | null>(body.node);
    const document = asRef(expr<Document>(body.node));
    const paragraphs = call('reverse', coalesce<readonly unknown[]>(document.content, NO_ITEMS));
    const text =
      deployment === 'dataCenter'
        ? coalesce<string>(written, '')
        : call('string', call('take', paragraphs, LAST_PARAGRAPHS));
    const behind = call('last', call('split', text, MARK)) as Expr<string>;
    return call('take', behind, GUID_LENGTH) as Expr<string>;
  });

/** Rich text of the Cloud. */
interface Document {
  readonly content: readonly unknown[] | null;
}

/** Whether an issue lacks a comment. Those of the bridge's own identities belong nowhere else. */
export const isMissing = (
  marks: Action<readonly string[]>,
  { name, properties }: Ref<Comment>,
): Expr<boolean> =>
  and(not(isOurs(properties.author.objectId)), not(call('contains', bodyOf(marks), name)));

/** The comments that an issue lacks. */
export const missingComments = (
  name: string,
  all: Expr<readonly Comment[]>,
  marks: Action<readonly string[]>,
): Action<readonly Comment[]> => filter<Comment>(name, all, (comment) => isMissing(marks, comment));

/** The comments of an issue that was read. */
export const commentsOf = (fields: Ref<Issue>['fields']): Expr<readonly IssueComment[]> =>
  coalesce<readonly IssueComment[]>(fields.comment.comments, NO_ITEMS);

/** Whether all comments of an issue were read: of a part of them, none can be said to be missing. */
export const readsAllComments = ({ fields }: Ref<Issue>): Expr<boolean> =>
  equals<number>(call('length', commentsOf(fields)), coalesce<number>(fields.comment.total, -1));
