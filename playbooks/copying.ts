import type { AzureContext } from '../systems/azure/identity';
import { MAX_COMMENTS, listComments, writeComment } from '../systems/sentinel/calls';
import type { Comment, Incident } from '../systems/sentinel/types';
import { condition, filter, forEach, select } from '../workflow/actions';
import { NO_ITEMS, and, call, coalesce, concat, not, or, when } from '../workflow/calls';
import { type Action, bodyOf } from '../workflow/definition';
import type { Expr, Ref } from '../workflow/tree';
import { countText } from './compare';
import { columns } from './columns';
import type { Part } from './failed-steps';

/** From this many comments on an incident, one last comment points to the ticket: two places are left for failures. */
const FULL = MAX_COMMENTS - 3;

/** How one note becomes a comment. */
export interface Copy {
  /** What has to be worked out first. */
  readonly actions: readonly Action[];
  readonly message: Expr<string>;
}

/** What tells an incident of its ticket, where nothing has yet. */
export interface Link {
  readonly isUntold: Expr<boolean>;
  readonly id: Expr<string>;
  readonly message: Expr<string>;
}

/** Stands among the notes for the comment that tells of the ticket. */
const LINK = columns({ isLink: 'true' });

export interface CopyingProps<T> {
  readonly azure: AzureContext;
  /** The incident's resource id. */
  readonly id: Expr<string>;
  /** Reads the incident. */
  readonly fresh: Action<Incident>;
  /** What was written on the ticket. */
  readonly notes: Expr<readonly T[]>;
  /** Whether others have written it, and of late. */
  readonly isNew: (note: Ref<T>) => Expr<boolean>;
  /** Whether there may be such notes. */
  readonly mayBeNew: Expr<boolean>;
  /** The id of the comment that a note becomes: made of the note's own, so that copied twice is copied once. */
  readonly idOf: (note: Ref<T>) => Expr<string>;
  readonly copyOf: (note: Ref<T>) => Copy;
  /** The one comment that is written where the incident has no room for all, and its id. */
  readonly last: { readonly id: Expr<string>; readonly message: Expr<string> };
  readonly link: Link;
  /** Whether the count of comments is not what was agreed: then the ticket may lack some. */
  readonly isStale: Expr<boolean>;
  /** What is to be worked out of the ticket before it can be said what it lacks. */
  readonly prepared: readonly Action[];
  /** Those of all comments that belong on the ticket. */
  readonly commentsFor: (all: Expr<readonly Comment[]>) => Expr<readonly Comment[]>;
  /** Whether the ticket lacks a comment. */
  readonly isMissing: (comment: Ref<Comment>) => Expr<boolean>;
  /** What people call a ticket of the system. */
  readonly ticket: 'ticket' | 'issue';
}

/** A comment as it is compared: without its words, of which all together would be more than the language takes in one text. */
interface ComparedComment {
  /** In lower case. */
  readonly id: string;
  /** Whether the ticket lacks it. */
  readonly lacks: boolean;
}

/** What a look at an incident's comments has come to. */
export interface Compared extends Part {
  /** Whether the ticket lacks comments; false where there was no reason to look. */
  readonly lacks: Expr<boolean>;
  /** How many comments the incident has once the notes are copied, as text. */
  readonly count: Expr<string>;
}

/**
 * Writes the notes into the incident that it lacks, and finds out which of its comments the ticket lacks. A note that is there already is not written again: that would
 * change the incident, and bring it before the next reconciliation.
 */
export function copyNotes<T>(props: CopyingProps<T>): Compared {
  const { azure, id, fresh, notes, isNew, idOf, copyOf, last, link, ticket } = props;
  const { commentsCount } = bodyOf(fresh).properties.additionalData;
  const isFull = call('greaterOrEquals', coalesce<number>(commentsCount, 0), FULL);
  const commentId = (note: Ref<T>): Expr<string> => when<string>(isFull, last.id, idOf(note));
  const known = listComments('Read_comments', azure, id);
  const compared = select<Comment, ComparedComment>(
    'Compared_comments',
    props.commentsFor(bodyOf(known).value),
    (comment) => ({ id: call('toLower', comment.name), lacks: props.isMissing(comment) }),
  );
  const answers = call('string', bodyOf(compared));
  const lacking = filter<T>('New_notes', notes, (note) =>
    and(isNew(note), not(call('contains', answers, concat('"id":"', commentId(note), '"')))),
  );
  const linked = call('if', link.isUntold, call('createArray', LINK), NO_ITEMS) as Expr<
    readonly unknown[]
  >;
  const written = call('union', bodyOf(lacking), linked) as Expr<readonly T[]>;
  const loop = forEach<T>('Copy_notes', written, (note) => {
    const { actions, message } = copyOf(note);
    const isLink = call('contains', call('items', 'Copy_notes') as Expr<object>, 'isLink');
    const which = when<string>(isLink, link.id, commentId(note));
    const words = when<string>(isLink, link.message, when<string>(isFull, last.message, message));
    return [...actions, writeComment('Copy_note', azure, id, which, words)];
  });
  const comparing = condition('If_comments', or(props.isStale, props.mayBeNew, link.isUntold), {
    then: [known, ...props.prepared, compared, lacking, loop],
  });
  // The link is not counted: it may replace an earlier one. The next look puts that right.
  const copied = call('length', coalesce<readonly unknown[]>(bodyOf(lacking), NO_ITEMS));
  return {
    lacks: call('contains', answers, '"lacks":true'),
    count: countText(call('add', coalesce<number>(commentsCount, 0), copied)),
    actions: [comparing],
    steps: [
      { action: known, doing: 'reading the incident’s comments' },
      ...props.prepared.map((action) => ({ action, doing: `reading the ${ticket}’s notes` })),
      { action: compared, doing: `comparing the comments with the ${ticket}’s notes` },
      { action: lacking, doing: `comparing the ${ticket}’s notes with the comments` },
      { action: loop, doing: `copying the ${ticket}’s notes` },
      { action: comparing, doing: `reading the ${ticket}’s notes` },
    ],
  };
}
