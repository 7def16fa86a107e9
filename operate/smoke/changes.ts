import { randomUUID } from 'node:crypto';
import { inSeconds, listRuns } from '../runs';
import { type Life, type TicketAt, ticketNow } from './life';
import { TEST_SEVERITIES, type TestSeverity } from './plan';
import type { SeenTicket, TicketSide } from './ticket-side';

/** What to look at where a change does not arrive. */
const lookAt = ({ side }: TicketAt, playbook: 'push' | 'reconcile'): string => {
  const { playbooks } = side.wanted.integration;
  return `look at the runs of ${playbooks[playbook].split('/').at(-1) ?? ''}, and at the comments on the incident`;
};

const has = (texts: readonly string[], words: string): boolean =>
  texts.some((text) => text.includes(words));

/** Waits until a ticket is as it should be. */
const seeTicket = (
  life: Life,
  at: TicketAt,
  what: string,
  isRight: (ticket: SeenTicket) => boolean,
): Promise<SeenTicket | undefined> =>
  life.steps.see(
    `${at.ticket.key} ${what}`,
    async () => {
      const ticket = await ticketNow(life, at);
      return ticket !== undefined && isRight(ticket) ? ticket : undefined;
    },
    lookAt(at, 'push'),
  );

/** A comment on the incident comes to every ticket. */
export async function commentInSentinel(life: Life, opened: readonly TicketAt[]): Promise<string> {
  const { incidents, guid, steps, verdicts } = life;
  const words = `${life.marker}comment`;
  const comment = {
    id: randomUUID(),
    message: `${words}: a test of Sentinel Bridge writes this comment; it is carried to the ticket.`,
  };
  await steps.take('a comment is written on the incident, twice under one id', async () => {
    const first = await incidents.comment(guid, comment);
    const second = await incidents.comment(guid, comment);
    verdicts.judge(
      '4',
      first.created && !second.created,
      `the first write was answered ${first.created ? 201 : 200}, the second ${second.created ? 201 : 200}`,
    );
  });
  for (const at of opened) {
    const ticket = await seeTicket(life, at, 'has the comment', ({ said }) => has(said, words));
    if (ticket !== undefined)
      await judged(life, at, () => at.side.judgeCommented(ticket, life.verdicts));
  }
  return words;
}

/** What the note has in it that the bridge's own account writes on a ticket, and the one that a person writes. */
export const ownWords = ({ marker }: Life, { wanted }: TicketSide): string =>
  `${marker}own${wanted.integration.key}`;
export const personWords = ({ marker }: Life, { wanted }: TicketSide): string =>
  `${marker}note${wanted.integration.key}`;

/** What is written and changed on a ticket comes to the incident: its status, and notes by everybody but the bridge itself. */
export async function changeTicket(life: Life, at: TicketAt): Promise<void> {
  const { incidents, guid, steps, access } = life;
  const { side, ticket } = at;
  const { system, playbooks } = side.wanted.integration;
  const { noteAsPerson } = side;
  // What another ticket has changed has to have come here, or this one would have nothing to change.
  const status = await steps.see(
    `${ticket.key} has the incident's status`,
    async () => {
      const { properties } = await incidents.read(guid);
      const now = await ticketNow(life, at);
      const isSame = now?.status === properties.status && now.agreed.status === properties.status;
      return isSame ? properties.status : undefined;
    },
    lookAt(at, 'push'),
    (now) => now,
  );
  if (status === undefined) return;
  const wanted = status === 'Active' ? 'New' : 'Active';
  const noted =
    noteAsPerson &&
    (await steps.take(`a person writes a note on ${ticket.key}`, async () => {
      const words = `${personWords(life, side)}: a test of Sentinel Bridge writes this note as a person.`;
      await noteAsPerson(ticket, words);
      return true;
    }));
  const done = await steps.take(`${ticket.key} gets a note and the status ${wanted}`, async () => {
    const words = `${ownWords(life, side)}: a test of Sentinel Bridge writes this note as its own account.`;
    await side.note(ticket, words);
    await side.move(ticket, wanted);
    return true;
  });
  if (done === undefined) return;
  const moved = await steps.see(
    `the incident is ${wanted}, because ${ticket.key} is`,
    async () => ((await incidents.read(guid)).properties.status === wanted ? true : undefined),
    lookAt(at, 'reconcile'),
  );
  if (moved === undefined) return;
  await seeTicket(
    life,
    at,
    'says that both sides agree on it',
    ({ agreed }) => agreed.status === wanted,
  );
  await judged(life, at, async () => {
    const sweeps = await listRuns(access.arm, playbooks.reconcile, {
      since: inSeconds(life.created),
    });
    const sweep = sweeps.find((run) => run.status === 'Succeeded');
    if (sweep !== undefined) {
      life.verdicts.judge(
        '12',
        sweep.outputs.includes('cursor'),
        `run ${sweep.name} of reconcile is listed ${sweep.outputs.includes('cursor') ? 'with' : 'without'} its cursor`,
      );
    }
  });
  if (noteAsPerson === undefined) {
    steps.tell(
      `notes of people in ${system} are not tried: BRIDGE_SMOKE_${system.toUpperCase()}_USER and _SECRET name nobody to write one (docs/operate.md)`,
    );
    return;
  }
  if (noted === undefined) return;
  const person = personWords(life, side);
  await steps.see(
    `the incident has the note that a person wrote on ${ticket.key}`,
    async () => {
      const comments = await incidents.comments(guid);
      return has(
        comments.map(({ message }) => message),
        person,
      )
        ? true
        : undefined;
    },
    lookAt(at, 'reconcile'),
  );
}

/** The incident becomes less grave, and so does every ticket: never graver, which might call somebody. */
export async function lowerSeverity(
  life: Life,
  opened: readonly TicketAt[],
  from: TestSeverity,
): Promise<void> {
  const { incidents, guid, steps, verdicts } = life;
  const severity = TEST_SEVERITIES[TEST_SEVERITIES.indexOf(from) - 1];
  if (severity === undefined) {
    steps.tell(`the severity stays ${from}: there is none below it`);
    return;
  }
  const changed = await steps.take(`the incident's severity becomes ${severity}`, () =>
    incidents.change(guid, { severity }),
  );
  if (changed === undefined) return;
  for (const at of opened) {
    const ticket = await seeTicket(
      life,
      at,
      `is ${severity}`,
      ({ severities, agreed }) => severities.includes(severity) && agreed.severity === severity,
    );
    if (ticket !== undefined) await judged(life, at, () => at.side.judgeGraded(ticket, verdicts));
  }
}

/** The incident is closed, and so is every ticket, with the words that say why. */
export async function closeIncident(life: Life, opened: readonly TicketAt[]): Promise<void> {
  const { incidents, guid, steps, verdicts } = life;
  const words = `${life.marker}closed`;
  const closed = await steps.take('the incident is closed', () =>
    incidents.change(guid, closing(`${words}: a test of Sentinel Bridge is over.`)),
  );
  if (closed === undefined) return;
  for (const at of opened) {
    const ticket = await seeTicket(
      life,
      at,
      'is closed, and says why',
      ({ status, agreed, said }) =>
        status === 'Closed' && agreed.status === 'Closed' && has(said, words),
    );
    if (ticket !== undefined) await judged(life, at, () => at.side.judgeClosed(ticket, verdicts));
  }
}

/** How a test incident is closed. */
export const closing = (classificationComment: string) =>
  ({ status: 'Closed', classification: 'Undetermined', classificationComment }) as const;

/** Judges what a change shows of the assumptions. */
const judged = ({ steps }: Life, { ticket }: TicketAt, judge: () => Promise<void>): Promise<void> =>
  steps.look(`what that shows on ${ticket.key}`, judge);
