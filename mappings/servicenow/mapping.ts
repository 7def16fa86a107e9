import type { Classification, Severity, Status } from '../../systems/sentinel/types';
import type { Level } from '../../systems/servicenow/types';

/** What a table of ServiceNow makes of an incident, and an incident of it. */
export interface TicketMapping {
  /** How urgent a ticket is for each severity. Urgency and impact together make ServiceNow's priority. */
  readonly urgency: Readonly<Record<Severity, Level>>;
  /** How far a ticket reaches for each severity. */
  readonly impact: Readonly<Record<Severity, Level>>;
  /** The severity of each urgency that an agent may choose. */
  readonly severity: Readonly<Record<Level, Severity>>;
  /** The ticket's state for each status. */
  readonly state: Readonly<Record<Status, string>>;
  /** The status of each state that a ticket may have. */
  readonly status: Readonly<Record<string, Status>>;
  /** The states in which a ticket takes no more changes: a reopened incident gets a follow-up ticket. */
  readonly finished: readonly string[];
  /** The close code for each classification. */
  readonly closeCode: Readonly<Record<Classification, string>>;
  /** The classification of each close code; any other one is `Undetermined`. */
  readonly classification: Readonly<Record<string, Classification>>;
}
