import type { Comment } from '../../systems/sentinel/types';
import { filter } from '../../workflow/actions';
import { and, call, concat, empty, not, when } from '../../workflow/calls';
import type { Action } from '../../workflow/definition';
import { text } from '../../workflow/text';
import type { Expr, Ref } from '../../workflow/tree';
import { isOurs } from '../identities';
import type { PushedTicket } from './pushed-ticket';
import type { ServiceNowSettings } from './settings';
import { basePart } from './sides';

/** What marks the first note of an incident's ticket. */
export const firstNoteMark = (guid: Expr<string>): Expr<string> =>
  text`[sentinel-incident:${guid}]`;

/** Whether the notes of a ticket can be read: a journal in which its first note cannot be found is one that the integration user cannot see. */
export const hasReadableNotes = (
  { noteField }: ServiceNowSettings,
  { journal }: PushedTicket,
  guid: Expr<string>,
): Expr<boolean> => call('contains', journal[noteField], firstNoteMark(guid));

/** What tells that a note is a comment's. */
export const markerOf = ({ name }: Ref<Comment>): Expr<string> =>
  concat('[sentinel-comment:', name, ']');

/**
 * The comments that belong on a ticket: of a follow-up ticket, the first ones are on the one that it follows, so many as were agreed on there.
 * @param all the oldest first
 */
export function commentsFor(
  all: Expr<readonly Comment[]>,
  { parent, values }: PushedTicket,
): Expr<readonly Comment[]> {
  const carried = basePart(values, 3);
  const isFollowUp = and(not(empty(parent)), call('isInt', carried));
  const count = call('int', when<string>(isFollowUp, carried, '0'));
  return call('skip', all, count) as Expr<readonly Comment[]>;
}

/** Whether a ticket lacks a comment as a note. Those of the bridge's own identities belong nowhere else. */
export const isMissing = (
  { noteField }: ServiceNowSettings,
  { journal }: PushedTicket,
  comment: Ref<Comment>,
): Expr<boolean> =>
  and(
    not(isOurs(comment.properties.author.objectId)),
    not(call('contains', journal[noteField], markerOf(comment))),
  );

/**
 * The comments that a ticket lacks as notes.
 * @param all the oldest first
 */
export const missingComments = (
  name: string,
  all: Expr<readonly Comment[]>,
  settings: ServiceNowSettings,
  ticket: PushedTicket,
): Action<readonly Comment[]> =>
  filter<Comment>(name, commentsFor(all, ticket), (comment) =>
    isMissing(settings, ticket, comment),
  );
