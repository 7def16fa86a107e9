import type { Deployment, Issue, IssueComment } from '../../systems/jira/types';
import { GUID_LENGTH } from '../../systems/sentinel/incident';
import type { Comment } from '../../systems/sentinel/types';
import { filter, select } from '../../workflow/actions';
import { NO_ITEMS, and, anyOf, call, coalesce, concat, equals, not } from '../../workflow/calls';
import { type Action, bodyOf } from '../../workflow/definition';
import { type Expr, type Ref, asRef, at, expr } from '../../workflow/tree';
import { isOurs } from '../identities';

const MARK = '(sentinel-comment:';

/** What tells that a comment is a copy. */
export const markOf = ({ name }: Ref<Comment>): Expr<string> => concat(MARK, name, ')');

/** Comments at either end of an issue among which a new one is looked for: nothing says in which order they are. */
const ENDS = 3;

/** Whether one of the newest comments of an issue is the copy of a comment. */
export const isAmongNewest = (
  deployment: Deployment,
  copies: Expr<readonly IssueComment[]>,
  comment: Ref<Comment>,
): Expr<boolean> => {
  const ends = [copies, call('reverse', copies) as typeof copies];
  return anyOf(
    ends.flatMap((list) =>
      Array.from({ length: ENDS }, (_, index) =>
        // Nobody has added to a copy that was made a moment ago.
        call('contains', endOf(deployment, asRef(at(list, index)), 1), markOf(comment)),
      ),
    ),
  );
};

/** Paragraphs at the end of a copy in which its mark is looked for: somebody may have added to it. */
const LAST_PARAGRAPHS = 5;

/**
 * The ids that the marks of an issue's comments name, one for each comment; of one that is no copy, something else. All comments in one text would soon be more than
 * the language takes: 131,072 characters, with the addresses of four pictures for each author.
 * @see https://learn.microsoft.com/azure/logic-apps/logic-apps-limits-and-configuration
 */
export const selectMarks = (deployment: Deployment, { fields }: Ref<Issue>) =>
  select<IssueComment, string>('Marks', commentsOf(fields), (comment) => {
    const text = endOf(deployment, comment, LAST_PARAGRAPHS);
    const behind = call('last', call('split', text, MARK)) as Expr<string>;
    return call('take', behind, GUID_LENGTH) as Expr<string>;
  });

/**
 * What a comment ends with, as text: in the Cloud what its last paragraphs begin and end with. All of a paragraph would be no text of a known length: each word may have a
 * node of its own, with marks that are longer than itself.
 */
function endOf(
  deployment: Deployment,
  { body }: Ref<IssueComment>,
  paragraphs: number,
): Expr<string> {
  if (deployment === 'dataCenter') return coalesce<string>(expr<string | null>(body.node), '');
  const { content } = asRef(expr<DocumentNode>(body.node));
  const backwards = call('reverse', coalesce<Nodes>(content, NO_ITEMS)) as Expr<Nodes>;
  const texts = Array.from({ length: paragraphs }, (_, index) => {
    const nodes = coalesce<Nodes>(asRef(at(backwards, index)).content, NO_ITEMS);
    return (['first', 'last'] as const).map(
      (which) => asRef(call(which, nodes) as Expr<DocumentNode>).text,
    );
  });
  return concat('', ...texts.flat());
}

/** A node of the Cloud's rich text: the document, a paragraph, or a text in it. */
interface DocumentNode {
  readonly content: Nodes | null;
  readonly text: string | null;
}
type Nodes = readonly DocumentNode[];

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
