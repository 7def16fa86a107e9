import { OWN_COMMENTS } from '../../systems/sentinel/comment-id';
import { type Run, inSeconds, listRuns } from '../runs';
import { pause } from '../interrupt';
import { failuresIn } from './failures';
import { type Life, type TicketAt, tagsOf } from './life';
import type { TicketSide } from './ticket-side';

/** Waits until the incident has its ticket in a system, and is told of it. */
export async function openTicket(life: Life, side: TicketSide): Promise<TicketAt | undefined> {
  const { guid, incidents, steps, access } = life;
  const { system, label, playbooks } = side.wanted.integration;
  const name = playbooks.open.split('/').at(-1) ?? '';
  const ticket = await steps.see(
    `the incident has its ticket in ${system}`,
    async () => {
      const incident = await incidents.read(guid);
      // The label comes last: with it, open has done everything.
      if (!tagsOf(incident).some((tag) => tag.startsWith(`${label}:`))) return undefined;
      const [first] = await side.ticketsOf(guid);
      return first;
    },
    `look at the runs of ${name} (bridge doctor ${access.environment.name} looks at what they need)`,
    ({ key, link }) => `${key}, ${link}`,
  );
  if (ticket !== undefined) return { side, ticket };
  await steps.look('what the incident says', async () => {
    for (const words of failuresIn(await incidents.comments(guid))) {
      steps.tell(`the incident says: ${words}`);
    }
  });
  return undefined;
}

/** How long a run may take to end after its last write, and how long nothing is touched to see what starts by itself; milliseconds. */
const REST = 60_000;

/** What the opening of a ticket shows of the assumptions. */
export async function judgeOpening(life: Life, at: TicketAt): Promise<void> {
  const { guid, verdicts, access, incidents, steps } = life;
  const { side, ticket } = at;
  const { playbooks, system, key } = side.wanted.integration;
  await steps.look(`what the opening in ${system} shows`, async () => {
    const comments = await incidents.comments(guid);
    const told = comments.find(
      ({ id }) => id === `${OWN_COMMENTS[`${key}Ticket`]}${guid.slice(8)}`,
    );
    verdicts.judge(
      '5',
      told !== undefined,
      told === undefined
        ? 'the incident is labelled, and its comment with the link is missing'
        : `the comment ${told.id} is there`,
    );
    const since = inSeconds(life.created - REST);
    const opens = await listRuns(access.arm, playbooks.open, { since, incident: guid });
    const sweeps = await listRuns(access.arm, playbooks.reconcile, { since });
    judgeRuns(life, opens, sweeps, system);
    await side.judgeOpened(
      { guid, ticket, comments: comments.map(({ message }) => message) },
      verdicts,
    );
  });
}

/** What the runs of *open* show. */
function judgeRuns(
  { verdicts, created, access }: Life,
  opens: readonly Run[],
  sweeps: readonly Run[],
  system: string,
): void {
  const run = opens.toSorted((a, b) => Date.parse(a.startTime) - Date.parse(b.startTime))[0];
  if (run === undefined) return;
  const done = opens.find(({ status }) => status === 'Succeeded');
  if (done !== undefined) {
    verdicts.confirm('6', `run ${done.name} has signed in to Azure with it`);
    verdicts.confirm('9', `run ${done.name} of open has Succeeded`);
  } else if (opens.every(({ status }) => status === 'Failed')) {
    verdicts.refute('9', `run ${run.name} of open has done everything, and counts as Failed`);
  }
  const waited = Date.parse(run.startTime) - created;
  const seconds = `${Math.max(0, Math.round(waited / 1000))} s after the incident was created`;
  if (!isDuring(run, sweeps)) {
    verdicts.confirm('19', `open started ${seconds}, while no reconcile ran`);
    // The test incident has no tag unless it was given one.
    if (system === 'ServiceNow' && access.environment.storeApp?.label !== undefined) {
      verdicts.confirm('I3', `the rule for incidents without the Store app's tag has started open`);
    }
  } else if (waited > REST) {
    verdicts.refute('19', `open started ${seconds}, by reconcile`);
  } else {
    verdicts.pass('19', 'a run of reconcile happened to be at work when open started');
  }
}

/** Whether a run has started while one of others was at work. */
const isDuring = (run: Run, others: readonly Run[]): boolean => {
  const at = Date.parse(run.startTime);
  return others.some(
    ({ startTime, endTime }) =>
      Date.parse(startTime) <= at && at <= Date.parse(endTime ?? startTime) + SLACK,
  );
};

/** What is started may show up some seconds after whoever has started it is done. */
const SLACK = 10_000;

/** Leaves everything alone for a minute, and looks what has started by itself: our own writes must not start *push*. */
export async function judgeQuiet(life: Life, opened: readonly TicketAt[]): Promise<void> {
  const { steps, access, guid, signal, verdicts } = life;
  await steps.take('nothing is touched for a minute', async () => {
    await pause(access.clock, REST, signal);
    if (signal.aborted) return;
    const since = inSeconds(life.created - REST);
    for (const { side } of opened) {
      const { playbooks, system } = side.wanted.integration;
      const pushes = await listRuns(access.arm, playbooks.push, { since, incident: guid });
      const sweeps = await listRuns(access.arm, playbooks.reconcile, { since });
      const unasked = pushes.filter((run) => !isDuring(run, sweeps));
      verdicts.judge(
        '10',
        unasked.length === 0,
        unasked.length === 0
          ? 'no rule has started push after what open wrote'
          : `push for ${system} started after what open wrote (${unasked.length} runs)`,
      );
    }
  });
}
