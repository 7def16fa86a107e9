import type { Issue } from '../../systems/jira/types';
import type { Comment } from '../../systems/sentinel/types';
import { filter } from '../../workflow/actions';
import { NO_ITEMS, and, call, coalesce, concat, equals, not } from '../../workflow/calls';
import type { Action } from '../../workflow/definition';
import type { Expr, Ref } from '../../workflow/tree';
import { isOurs } from '../identities';

/** What tells that a comment is a copy. */
export const markOf = ({ name }: Ref<Comment>): Expr<string> =>
  concat('(sentinel-comment:', name, ')');

/** Whether some of an issue's comments is the copy of a comment. */
export const isAmong = (copies: Expr<unknown>, comment: Ref<Comment>): Expr<boolean> =>
  call('contains', call('string', copies), markOf(comment));

/** The comments that an issue lacks, those of the bridge's own identities left out. */
export const missingComments = (
  name: string,
  all: Expr<readonly Comment[]>,
  { fields }: Ref<Issue>,
): Action<readonly Comment[]> =>
  filter<Comment>(name, all, (comment) =>
    and(
      not(isOurs(comment.properties.author.objectId)),
      not(isAmong(fields.comment.comments, comment)),
    ),
  );

/** Whether all comments of an issue were read: of a part of them, none can be said to be missing. */
export const readsAllComments = ({ fields }: Ref<Issue>): Expr<boolean> =>
  equals<number>(
    call('length', coalesce<readonly unknown[]>(fields.comment.comments, NO_ITEMS)),
    coalesce<number>(fields.comment.total, -1),
  );
