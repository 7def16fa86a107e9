import type { Status, Severity } from '../../systems/sentinel/types';
import type { Wanted } from './plan';
import type { Verdicts } from './verdicts';

/** A ticket as smoke sees it, whatever its system. */
export interface SeenTicket {
  /** What people call it, as `INC0010001` or `SEC-42`. */
  readonly key: string;
  /** The system's own key. */
  readonly id: string;
  /** Where a person opens it. */
  readonly link: string;
  /**
   * The status that its state stands for.
   * @default - no row of the mapping names its state
   */
  readonly status: Status | undefined;
  /**
   * The severity that its grading stands for, exactly or as one of several that share it.
   * @default - the grading is none of the mapping's
   */
  readonly severities: readonly Severity[];
  /** What both sides last agreed on; empty texts where that cannot be read. */
  readonly agreed: { readonly status: string; readonly severity: string };
  /** What was written on it: notes or comments, and why it was closed. */
  readonly said: readonly string[];
}

/** A ticket system in which the test incident has a ticket. */
export interface TicketSide {
  readonly wanted: Wanted;
  /** Signs in. @returns as whom */
  signIn(): Promise<string>;
  /** The tickets of an incident, whatever their state. */
  ticketsOf(guid: string): Promise<readonly SeenTicket[]>;
  /** Writes a note as the integration account, which must not come back to Sentinel. */
  note(ticket: SeenTicket, words: string): Promise<void>;
  /**
   * Writes a note as somebody else, which has to come to Sentinel.
   * @default - nobody else's credentials were given
   */
  readonly noteAsPerson?: (ticket: SeenTicket, words: string) => Promise<void>;
  /** Moves the ticket to a state of a status. */
  move(ticket: SeenTicket, status: 'New' | 'Active'): Promise<void>;
  /** Closes the ticket. */
  close(ticket: SeenTicket, words: string): Promise<void>;
  /** What this system shows of the assumptions, once the ticket is open. */
  judgeOpened(seen: Opened, verdicts: Verdicts): Promise<void>;
  /** The same once a comment has come to the ticket, once its severity has changed, and once it is closed by the incident. */
  judgeCommented(ticket: SeenTicket, verdicts: Verdicts): Promise<void>;
  judgeGraded(ticket: SeenTicket, verdicts: Verdicts): Promise<void>;
  judgeClosed(ticket: SeenTicket, verdicts: Verdicts): Promise<void>;
}

/** An incident whose ticket is open. */
export interface Opened {
  readonly guid: string;
  readonly ticket: SeenTicket;
  /** The comments on the incident. */
  readonly comments: readonly string[];
}
