import type { FaultRule } from '../../../emulator/faults';
import type { World } from '../../../emulator/world';
import type { Classification, Severity, Status } from '../../../systems/sentinel/types';

/** Values of a ticket by the names of its fields. */
export type Fields = Readonly<Record<string, unknown>>;

/** A ticket as people see it. */
export interface Seen {
  /** As `INC0010001` or `SEC-1`. */
  readonly number: string;
  readonly fields: Fields;
  /** What was written on it, as plain text, the oldest first. */
  readonly notes: readonly string[];
}

/** What a ticket system shows in each case: the cells of its column, written down by hand. */
export interface Cells {
  readonly severity: Readonly<Record<Severity, Fields>>;
  readonly status: Readonly<Record<Status, Fields>>;
  /** What a ticket says whose incident was closed, beside its words. */
  readonly closed: Readonly<Record<Classification, Fields>>;
  /** The reasons for which people close a ticket, and what the incident is closed as. */
  readonly reasons: readonly (readonly [reason: string, Classification])[];
  /** What the new ticket of an incident of medium severity says. */
  readonly created: Fields;
  /** What becomes of a closed ticket whose incident is reopened: it is reopened too, or followed by another one. */
  readonly reopening: 'reopened' | 'followed';
  /** The ticket of whoever owns the incident: Jane. */
  readonly ofJane: Fields;
  /** The comments that tell on the incident that its ticket is gone. */
  readonly gone: readonly unknown[];
  /** What tells on the incident that it has no room for more notes. */
  readonly full: string;
}

/** A ticket system: what people do in it, what they see there, and what they should see. */
export interface Desk extends Cells {
  readonly system: 'ServiceNow' | 'Jira';
  readonly world: World;
  /** The tickets of an incident, the oldest first. */
  tickets(guid: string): readonly Seen[];
  note(number: string, words: string): void;
  /** Gives the ticket another severity. */
  grade(number: string, severity: Severity): void;
  /** Takes the ticket to a state of this status. @throws Error where it takes no more changes */
  move(number: string, status: Exclude<Status, 'Closed'>): void;
  /** Closes the ticket. @param words why, where the system asks for them */
  close(number: string, reason: string, words: string): void;
  /** Writes something else into every field that Sentinel does not share; gives what stands there then. */
  overwrite(number: string): Fields;
  remove(number: string): void;
  /** What a ticket says of the other one that its incident was merged into. */
  linkTo(other: Seen): Fields;
  /** The calls that find no ticket where the account may not see any. */
  readonly hiding: FaultRule;
  /** Why the ticket is closed, as it says in fields. */
  reasonOf(ticket: Seen): Fields;
  /** The words that say on the ticket why its incident was closed. */
  closingWords(ticket: Seen): readonly string[];
}
