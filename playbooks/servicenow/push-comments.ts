import { listComments } from '../../systems/sentinel/calls';
import { incident } from '../../systems/sentinel/incident';
import type { Comment } from '../../systems/sentinel/types';
import { addNote, findShown, rowsOf } from '../../systems/servicenow/calls';
import type { Journals, Shown } from '../../systems/servicenow/types';
import { compose, condition, forEach, wait } from '../../workflow/actions';
import { call, coalesce, concat, empty, not, or } from '../../workflow/calls';
import { after, bodyOf, outputsOf } from '../../workflow/definition';
import { text } from '../../workflow/text';
import { type Expr, type Ref, required } from '../../workflow/tree';
import { columns, merged, onlyIf } from '../columns';
import { NEWLINE, cut, joined, selectText } from '../rich-text';
import type { Part } from '../failed-steps';
import { didAll } from '../pushing';
import { markerOf, missingComments } from './missing-comments';
import { type PushContext, agreedColumns, hasChanges } from './push-context';
import { pushFields } from './push-fields';
import { addressOf } from './pushed-ticket';

/** Seconds in which a call that was given up comes to its end on the other side. */
const PAUSE = 30;

/** The most characters of a note, its head and its marker included. @see https://learn.microsoft.com/azure/sentinel/sentinel-service-limits */
const LONGEST_NOTE = 31_000;

/** What adding comments has come to. */
interface PushedComments extends Part {
  /** Whether there were some to add. */
  readonly added: Expr<boolean>;
  /** Whether the ticket was updated beside its notes. */
  readonly updated: Expr<boolean>;
}

/**
 * Adds the comments that the ticket lacks as notes, the oldest first, skipping those of the bridge's own identities. A note has no key: it is added where
 * its marker is absent, and after an unclear answer only once more, where the marker is absent still.
 *
 * A single note brings what is agreed with it, unless there is more to write than that. Of several one may fail, and the others are added all the same; so the update that says that all are there follows them.
 */
export function pushComments(context: PushContext): PushedComments {
  const { settings, serviceNow, ticket } = context;
  const { azure, noteField } = settings;
  const all = listComments('Read_comments', azure, incident.id);
  const missing = missingComments('Missing_comments', bodyOf(all).value, settings, ticket);
  const agreement = compose<{ readonly differs: boolean; readonly columns: object }>('Agreement', {
    differs: or(hasChanges(context), call('greater', call('length', bodyOf(missing)), 1)),
    columns: agreedColumns(context),
  });
  const { differs, columns: agreedUpon } = outputsOf(agreement);
  const address = addressOf(ticket);
  const loop = forEach<Comment>('Each_comment', bodyOf(missing), (comment) => {
    const pieces = selectText('Comment_text', comment.properties.message);
    const note = merged(
      columns({ [noteField]: noteOf(comment, joined(pieces)) }),
      onlyIf(not(differs), agreedUpon),
    );
    const write = addNote('Add_note', serviceNow, address, note);
    const pause = after(write, ['Failed', 'TimedOut'], wait('Pause', PAUSE));
    const look = findShown<Shown<Journals>>('Look_for_note', serviceNow, {
      table: address.table,
      query: text`sys_id=${address.sysId}`,
      limit: 1,
      fields: ['work_notes', 'comments'],
    });
    // A look that finds no ticket says nothing about its notes, and fails whoever reads it.
    const row = call('first', rowsOf(look)) as Expr<Shown<Journals>>;
    const journal = required(required(row, noteField), 'display_value');
    const again = condition('If_absent', not(call('contains', journal, markerOf(comment))), {
      then: [addNote('Add_note_again', serviceNow, address, note)],
    });
    return [pieces, write, pause, look, again];
  });
  const fields = pushFields('_too', context);
  const rest = condition('If_more', differs, { then: fields.actions });
  return {
    added: not(empty(bodyOf(missing))),
    updated: didAll(fields.actions),
    actions: [all, missing, agreement, loop, rest],
    steps: [
      { action: all, doing: 'reading the incident’s comments' },
      { action: missing, doing: 'comparing the comments with the notes' },
      { action: agreement, doing: 'comparing the incident with the ticket' },
      { action: loop, doing: 'adding a comment to the ticket’s notes' },
      ...fields.steps,
    ],
  };
}

const noteOf = (comment: Ref<Comment>, words: Expr<string>): Expr<string> => {
  const { author, createdTimeUtc } = comment.properties;
  const who = coalesce<string>(author.name, 'somebody');
  const head = concat(who, ' in Microsoft Sentinel, ', createdTimeUtc, ':');
  const end = concat(NEWLINE, NEWLINE, markerOf(comment));
  return concat(head, NEWLINE, cut(words, LONGEST_NOTE, '… (cut; the incident has the rest)'), end);
};
