import type { Access } from '../access';
import type { Incident, Incidents } from '../sentinel/incidents';
import type { Steps } from './steps';
import type { SeenTicket, TicketSide } from './ticket-side';
import type { Verdicts } from './verdicts';

/** The life of one test incident, as its steps share it. */
export interface Life {
  readonly access: Access;
  readonly incidents: Incidents;
  /** The incident's GUID. */
  readonly guid: string;
  /** When it was created, in milliseconds since 1970. */
  readonly created: number;
  /** What every text of this run has in it, and no other text: letters and digits, which rich text leaves as they are. */
  readonly marker: string;
  readonly steps: Steps;
  readonly verdicts: Verdicts;
  readonly signal: AbortSignal;
}

/** A ticket system, and the ticket that the test incident has there. */
export interface TicketAt {
  readonly side: TicketSide;
  readonly ticket: SeenTicket;
}

/** The only ticket of the test incident, as it is now; undefined where it has none, or where it is not the one it was. */
export async function ticketNow(
  { guid }: Life,
  { side, ticket }: TicketAt,
): Promise<SeenTicket | undefined> {
  const all = await side.ticketsOf(guid);
  return all.find(({ id }) => id === ticket.id);
}

/** The incident's tags. */
export const tagsOf = ({ properties }: Incident): readonly string[] =>
  (properties.labels ?? []).map(({ labelName }) => labelName);
