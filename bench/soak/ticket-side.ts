import type { World } from '../../emulator/world';
import type { Classification, Severity, Status } from '../../systems/sentinel/types';

/** What anybody can tell of a ticket, whatever its system. */
export interface TicketView {
  /** The system's own key. */
  readonly key: string;
  /** What people call it, as `INC0010001`. */
  readonly name: string;
  /** Whether its last state is for good: another ticket may follow it. */
  readonly finished: boolean;
  readonly status: Status;
  /** The severities that the ticket's grading may stand for. */
  readonly severities: readonly Severity[];
  /** What people and the bridge have written on it. */
  readonly notes: readonly string[];
  readonly closing: string;
  /** Why it was closed, in the system's own word. */
  readonly reason: string;
  /** The classification that this stands for, and those for which it may have been written. */
  readonly meaning: Classification;
  readonly reasons: readonly Classification[];
}

/** A ticket system as a soak sees it: what is there, and what people do in it. */
export interface TicketSide {
  /** As faults call it. */
  readonly service: string;
  readonly system: 'ServiceNow' | 'Jira';
  /** The tickets of an incident, the oldest first. */
  ticketsOf(guid: string): readonly TicketView[];
  note(key: string, words: string): void;
  grade(key: string, severity: Severity): void;
  /**
   * Moves the ticket to a state of this status; closing it says why.
   * @param turn any number from 0 to 1, which decides between several such states and reasons
   */
  move(key: string, status: Status, words: string, turn?: number): void;
  /**
   * Closes the ticket for good.
   * @default - every closed ticket can be reopened
   */
  finish?(key: string, words: string): void;
}

/** The systems that a stack's playbooks write to. */
export type SidesOf = (world: World) => readonly TicketSide[];
