import type { AzureContext } from '../systems/azure/identity';
import { MAX_COMMENTS, listComments, writeComment } from '../systems/sentinel/calls';
import type { Comment, Incident } from '../systems/sentinel/types';
import { condition, filter, forEach } from '../workflow/actions';
import { NO_ITEMS, call, coalesce, concat, empty, not, or, when } from '../workflow/calls';
import { type Action, bodyOf } from '../workflow/definition';
import type { Expr, Ref } from '../workflow/tree';
import { countText } from './compare';
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
  /** Whether the count of comments is not what was agreed: then the ticket may lack some. */
  readonly isStale: Expr<boolean>;
  /** The comments that the ticket lacks, of all that the incident has. */
  readonly missingOf: (all: Expr<readonly Comment[]>) => Action<readonly Comment[]>;
  /** What people call a ticket of the system. */
  readonly ticket: 'ticket' | 'issue';
}

/** What a look at an incident's comments has come to. */
export interface Compared extends Part {
  /** The comments that the ticket lacks; nothing where there was no reason to look. */
  readonly missing: Action<readonly Comment[]>;
  /** How many comments the incident has once the notes are copied, as text. */
  readonly count: Expr<string>;
}

/**
 * Writes the notes into the incident that it lacks, and finds out which of its comments the ticket lacks. A note that is there already is not written again: that would
 * change the incident, and bring it before the next reconciliation.
 */
export function copyNotes<T>(props: CopyingProps<T>): Compared {
  const { azure, id, fresh, notes, idOf, copyOf, last, isStale, missingOf, ticket } = props;
  const { commentsCount } = bodyOf(fresh).properties.additionalData;
  const isFull = call('greaterOrEquals', coalesce<number>(commentsCount, 0), FULL);
  const commentId = (note: Ref<T>): Expr<string> => when<string>(isFull, last.id, idOf(note));
  const known = listComments('Read_comments', azure, id);
  const names = call('toLower', call('string', bodyOf(known).value));
  const lacking = filter<T>('New_notes', notes, (note) =>
    not(call('contains', names, concat('"name":"', commentId(note), '"'))),
  );
  const loop = forEach<T>('Copy_notes', bodyOf(lacking), (note) => {
    const { actions, message } = copyOf(note);
    const words = when<string>(isFull, last.message, message);
    return [...actions, writeComment('Copy_note', azure, id, commentId(note), words)];
  });
  const missing = missingOf(bodyOf(known).value);
  const comparing = condition('If_comments', or(isStale, not(empty(notes))), {
    then: [known, lacking, loop, missing],
  });
  const copied = call('length', coalesce<readonly unknown[]>(bodyOf(lacking), NO_ITEMS));
  return {
    missing,
    count: countText(call('add', coalesce<number>(commentsCount, 0), copied)),
    actions: [comparing],
    steps: [
      { action: known, doing: 'reading the incident’s comments' },
      { action: lacking, doing: `comparing the ${ticket}’s notes with the comments` },
      { action: loop, doing: `copying the ${ticket}’s notes` },
      { action: missing, doing: `comparing the comments with the ${ticket}’s notes` },
      { action: comparing, doing: `reading the ${ticket}’s notes` },
    ],
  };
}
