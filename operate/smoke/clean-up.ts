import type { Life, TicketAt } from './life';
import { closing } from './changes';
import type { SeenTicket, TicketSide } from './ticket-side';
import { until } from './until';

/** Milliseconds for which a ticket that nobody has seen is looked for: a run that opens it may be under way. */
const GRACE = 60_000;

/** Nobody interrupts a clean-up; a second Ctrl-C ends the process. */
const NEVER = new AbortController().signal;

/**
 * Closes what the test has made: the incident, then every ticket. What cannot be closed is named, with what is to be done by hand.
 * @param opened the tickets that were seen
 */
export async function cleanUp(
  life: Life,
  sides: readonly TicketSide[],
  opened: readonly TicketAt[],
): Promise<void> {
  const { incidents, guid, steps, marker } = life;
  const words = `${marker}: a test of Sentinel Bridge is over; nobody has to do anything.`;
  await byHand(`close the incident ${guid}`, () =>
    steps.take('cleaned up: the incident is closed', async () => {
      const incident = await incidents.find(guid);
      if (incident === undefined || incident.properties.status === 'Closed') return;
      await incidents.change(guid, closing(words));
    }),
  );
  for (const side of sides) {
    const { system } = side.wanted.integration;
    await byHand(`close the ticket of the test incident in ${system}`, () =>
      steps.take(
        `cleaned up: its ticket in ${system} is closed`,
        async () => {
          const tickets = await ticketsOf(
            life,
            side,
            opened.some((at) => at.side === side),
          );
          for (const ticket of tickets) {
            if (ticket.status !== 'Closed') await side.close(ticket, words);
          }
          return tickets;
        },
        (tickets) => tickets.map(({ key }) => key).join(', ') || 'there is none',
      ),
    );
  }

  async function byHand(what: string, work: () => Promise<unknown>): Promise<void> {
    const failed = steps.failed;
    await work();
    if (steps.failed > failed) steps.tell(`please ${what} by hand`);
  }
}

async function ticketsOf(
  { access, guid }: Life,
  side: TicketSide,
  isSeen: boolean,
): Promise<readonly SeenTicket[]> {
  if (isSeen) return side.ticketsOf(guid);
  const patience = { clock: access.clock, timeout: GRACE, signal: NEVER };
  const found = await until(patience, async () => {
    const tickets = await side.ticketsOf(guid);
    return tickets.length === 0 ? undefined : tickets;
  });
  return found ?? [];
}
