import type { Severity, Status } from '../systems/sentinel/types';
import { and, call, coalesce, concat, equals, not, or, when } from '../workflow/calls';
import { type Expr, type Value, at } from '../workflow/tree';

/** A field that goes both ways, as both sides have it and as they last agreed, in Sentinel's values. */
export interface Shared<T extends string> {
  readonly sentinel: Expr<T>;
  readonly ticket: Expr<T>;
  /** Any other text where the agreement cannot be read. */
  readonly base: Expr<string>;
  /** Whose change wins where both sides have changed it. */
  readonly wins: 'sentinel' | 'ticket';
}

/** An incident's side of what goes both ways. */
export interface Subject {
  readonly status: Expr<Status>;
  readonly severity: Expr<Severity>;
}

/** An incident and its ticket, side by side. */
export interface Sides {
  readonly status: Shared<Status>;
  readonly severity: Shared<Severity>;
}

const differ = (a: Expr<string>, b: Value<string>): Expr<boolean> => not(equals<string>(a, b));

/** Whether the incident's value belongs on the ticket. */
export const pushes = <T extends string>({
  sentinel,
  ticket,
  base,
  wins,
}: Shared<T>): Expr<boolean> =>
  wins === 'sentinel'
    ? and(differ(sentinel, ticket), differ(sentinel, base))
    : and(differ(sentinel, base), equals<string>(ticket, base));

/** Whether the ticket's value belongs on the incident. */
export const pulls = <T extends string>({
  sentinel,
  ticket,
  base,
  wins,
}: Shared<T>): Expr<boolean> =>
  wins === 'ticket'
    ? and(differ(sentinel, ticket), differ(ticket, base))
    : and(differ(ticket, base), equals<string>(sentinel, base));

/** What both sides agree on once the incident's changes are on the ticket; a change that is still to be pulled keeps the base. */
export const agreed = <T extends string>(field: Shared<T>): Expr<string> => {
  const { sentinel, ticket, base, wins } = field;
  // Where the incident wins, its value is on the ticket then, or it is the base itself.
  if (wins === 'sentinel') return sentinel;
  return when<string>(and(differ(sentinel, ticket), differ(ticket, base)), base, sentinel);
};

/** What both sides agree on once the ticket's changes are on the incident; a change that is still to be pushed keeps the base. */
export const agreedOncePulled = <T extends string>(field: Shared<T>): Expr<string> =>
  when<string>(
    or(pulls(field), equals<string>(field.sentinel, field.ticket)),
    field.ticket,
    field.base,
  );

/** What the ticket says after a run: the incident's value where that was to be written and was, else what was read. */
export const shownBy = <T extends string>(
  field: Shared<T>,
  isWritten: Expr<boolean>,
): Expr<string> => when<string>(and(isWritten, pushes(field)), field.sentinel, field.ticket);

/** Whether the ticket does not say what the incident is, or does not say that both agree. */
export const isBehind = ({ status, severity }: Sides): Expr<boolean> =>
  or(differ(agreed(status), status.base), differ(agreed(severity), severity.base));

/** Whether the incident is not what was agreed. Where the ticket has no change that belongs on the incident, that means that the ticket is behind. */
export const isUnagreed = ({ status, severity }: Sides): Expr<boolean> =>
  or(differ(status.sentinel, status.base), differ(severity.sentinel, severity.base));

/** Whether the ticket has a change that belongs on the incident. */
export const isAhead = ({ status, severity }: Sides): Expr<boolean> =>
  or(pulls(status), pulls(severity));

/** A state in one text: `Active|High|3`. */
export const stateText = (
  status: Value<string>,
  severity: Value<string>,
  comments: Value<string | number>,
): Expr<string> => concat(status, '|', severity, '|', comments);

/** A part of such a text, counted from 0; the empty text where there is none. */
export const statePart = (state: Expr<string | null>, part: number): Expr<string> => {
  const parts = call('split', coalesce<string>(state, ''), '|') as Expr<readonly string[]>;
  return coalesce<string>(at(parts, part), '');
};

/** How many comments an incident has, as text. */
export const countText = (count: Expr<number | null>): Expr<string> =>
  call('string', call('coalesce', count, 0));

/**
 * How many comments need not be carried over to a ticket that is being opened. Of an incident that had none, that is the one that tells it of its ticket. Comments
 * that were there already are carried over later: a count of none brings the incident before the next reconciliation.
 */
export const commentsCarried = (count: Expr<number | null>): Expr<string> =>
  when<string>(equals<number>(coalesce<number>(count, 0), 0), '1', '0');
