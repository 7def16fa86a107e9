import type { AzureContext } from '../systems/azure/identity';
import { MAX_COMMENTS, listComments, writeComment } from '../systems/sentinel/calls';
import type { Incident } from '../systems/sentinel/types';
import { condition, filter, forEach } from '../workflow/actions';
import { call, coalesce, concat, empty, not, when } from '../workflow/calls';
import { type Action, bodyOf } from '../workflow/definition';
import type { Expr, Ref } from '../workflow/tree';
import type { Part } from './failed-steps';

/** From this many comments on an incident, one last comment points to the ticket: two places are left for failures. */
const FULL = MAX_COMMENTS - 3;

/** How one note becomes a comment. */
export interface Copy {
  /** What has to be worked out first. */
  readonly actions: readonly Action[];
  readonly message: Expr<string>;
}

export interface CopyingProps<T> {
  readonly azure: AzureContext;
  /** The incident's resource id. */
  readonly id: Expr<string>;
  /** Reads the incident. */
  readonly fresh: Action<Incident>;
  /** What others have written on the ticket of late. */
  readonly notes: Expr<readonly T[]>;
  /** The id of the comment that a note becomes: made of the note's own, so that copied twice is copied once. */
  readonly idOf: (note: Ref<T>) => Expr<string>;
  readonly copyOf: (note: Ref<T>) => Copy;
  /** The one comment that is written where the incident has no room for all, and its id. */
  readonly last: { readonly id: Expr<string>; readonly message: Expr<string> };
  /** What people call a ticket of the system. */
  readonly ticket: 'ticket' | 'issue';
}

/**
 * Writes the notes into the incident that it lacks. One that is there already is not written again: that would change the incident, and bring it before the next
 * reconciliation.
 */
export function copyNotes<T>(props: CopyingProps<T>): Part {
  const { azure, id, fresh, notes, idOf, copyOf, last, ticket } = props;
  const { commentsCount } = bodyOf(fresh).properties.additionalData;
  const isFull = call('greaterOrEquals', coalesce<number>(commentsCount, 0), FULL);
  const commentId = (note: Ref<T>): Expr<string> => when<string>(isFull, last.id, idOf(note));
  const known = listComments('Read_copies', azure, id);
  const names = call('toLower', call('string', bodyOf(known).value));
  const missing = filter<T>('New_notes', notes, (note) =>
    not(call('contains', names, concat('"name":"', commentId(note), '"'))),
  );
  const loop = forEach<T>('Copy_notes', bodyOf(missing), (note) => {
    const { actions, message } = copyOf(note);
    const words = when<string>(isFull, last.message, message);
    return [...actions, writeComment('Copy_note', azure, id, commentId(note), words)];
  });
  const copying = condition('If_notes', not(empty(notes)), { then: [known, missing, loop] });
  return {
    actions: [copying],
    steps: [
      { action: known, doing: 'reading the incident’s comments' },
      { action: loop, doing: `copying the ${ticket}’s notes` },
      { action: copying, doing: `reading the ${ticket}’s notes` },
    ],
  };
}
