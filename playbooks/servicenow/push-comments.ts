import { listComments } from '../../systems/sentinel/calls';
import { incident } from '../../systems/sentinel/incident';
import type { Comment } from '../../systems/sentinel/types';
import { addNote, findShown, rowsOf } from '../../systems/servicenow/calls';
import type { Journals, Shown } from '../../systems/servicenow/types';
import { condition, filter, forEach, wait } from '../../workflow/actions';
import { and, call, coalesce, concat, empty, not, or } from '../../workflow/calls';
import { after, bodyOf } from '../../workflow/definition';
import { text } from '../../workflow/text';
import { type Expr, type Ref, required } from '../../workflow/tree';
import { isOurs } from '../identities';
import { NEWLINE, cut, joined, selectText } from '../rich-text';
import type { Part } from '../failed-steps';
import type { PushContext } from './push-context';

/** Seconds in which a call that was given up comes to its end on the other side. */
const PAUSE = 30;

/** The most characters of a note, its head and its marker included. @see https://learn.microsoft.com/azure/sentinel/sentinel-service-limits */
const LONGEST_NOTE = 31_000;

/**
 * Adds the comments that the ticket lacks as notes, the oldest first, skipping those of the bridge's own identities. A note has no key: it is added where
 * its marker is absent, and after an unclear answer only once more, where the marker is absent still.
 */
export function pushComments({ settings, serviceNow, ticket }: PushContext): Part {
  const { azure, noteField } = settings;
  const all = listComments('Read_comments', azure, incident.id);
  const missing = filter<Comment>('Missing_comments', bodyOf(all).value, (comment) =>
    and(
      not(isOurs(comment.properties.author.objectId)),
      not(call('contains', ticket.journal[noteField], markerOf(comment))),
      // What was said before a follow-up ticket is on the ticket that it follows.
      or(
        empty(ticket.parent),
        call('greater', comment.properties.createdTimeUtc, ticket.createdOn),
      ),
    ),
  );
  const address = {
    table: coalesce<string>(ticket.values.sys_class_name, ''),
    sysId: coalesce<string>(ticket.values.sys_id, ''),
  };
  const loop = forEach<Comment>('Each_comment', bodyOf(missing), (comment) => {
    const pieces = selectText('Comment_text', comment.properties.message);
    const note = { field: noteField, text: noteOf(comment, joined(pieces)) };
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
  return {
    actions: [all, missing, loop],
    steps: [
      { action: all, doing: 'reading the incident’s comments' },
      { action: missing, doing: 'comparing the comments with the notes', cause: all },
      { action: loop, doing: 'adding a comment to the ticket’s notes' },
    ],
  };
}

/** What tells that a note is a comment's. */
const markerOf = ({ name }: Ref<Comment>): Expr<string> => concat('[sentinel-comment:', name, ']');

const noteOf = (comment: Ref<Comment>, words: Expr<string>): Expr<string> => {
  const { author, createdTimeUtc } = comment.properties;
  const who = coalesce<string>(author.name, 'somebody');
  const head = concat(who, ' in Microsoft Sentinel, ', createdTimeUtc, ':');
  const end = concat(NEWLINE, NEWLINE, markerOf(comment));
  return concat(head, NEWLINE, cut(words, LONGEST_NOTE, '… (cut; the incident has the rest)'), end);
};
