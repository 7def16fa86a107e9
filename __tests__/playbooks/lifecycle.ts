import type { Fault, FaultRule } from '../../emulator/faults';
import type { World } from '../../emulator/world';
import type { TicketSide } from '../../bench/soak/ticket-side';
import { type Diary, type Wrong, wrongsOf } from '../../bench/soak/verdict';
import { sidesOf } from '../../bench/soak/sides';

export const GUID = '5f1c8b1e-93c5-4f68-a1de-28c7f5306b9a';
/** The incident that the first one is merged into. */
const OTHER = '9d2f60c4-1b7e-4f0a-8c35-6ae1b2d4f701';
const MINUTE = 60_000;

/** What people do to an incident and its ticket, each with what they have done before. */
const EARLIER = {
  create: [],
  'update with comment': ['create'],
  close: ['create', 'update with comment'],
  reopen: ['create', 'update with comment', 'close'],
  grade: ['create'],
  'grade the ticket': ['create'],
  'close the ticket': ['create'],
  'close the ticket for good': ['create'],
  'follow it up': ['create', 'close the ticket for good'],
  merge: ['create'],
  'create closed': [],
  'reopen without a ticket': ['create closed'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type Phase = keyof typeof EARLIER;

export const PHASES = Object.keys(EARLIER) as readonly Phase[];

/** An incident that lives through its phases in a world, with a diary of what people have said. */
export class Lifecycle {
  readonly diary: Diary = { comments: [], notes: [], closing: {} };
  readonly side: TicketSide;

  constructor(private readonly world: World) {
    const [side] = sidesOf(world);
    if (side === undefined) throw new Error('no playbook calls a ticket system');
    this.side = side;
  }

  /** Lives through the phases before one, all going well. */
  async until(phase: Phase): Promise<void> {
    for (const earlier of EARLIER[phase]) {
      this.act(earlier);
      // Only the note of an update waits for the schedule.
      await this.pass(earlier === 'update with comment' ? 7 : 2);
    }
  }

  act(phase: Phase): void {
    const { analyst } = this.world;
    const [ticket] = this.side.ticketsOf(GUID).slice(-1);
    switch (phase) {
      case 'create':
        analyst.create(GUID, { severity: 'Medium' });
        return;
      case 'update with comment':
        analyst.setSeverity(GUID, 'High');
        this.diary.comments.push('word-1-');
        analyst.comment(GUID, '<p>word-1-: look at <b>this</b></p>');
        if (ticket === undefined) return;
        this.diary.notes.push({ system: this.side.system, words: 'word-2-' });
        this.side.note(ticket.key, 'word-2-: seen');
        return;
      case 'close':
        analyst.close(GUID, { classification: 'TruePositive', comment: 'mended' });
        return;
      case 'grade':
        analyst.setSeverity(GUID, 'Low');
        return;
      case 'grade the ticket':
        if (ticket !== undefined) this.side.grade(ticket.key, 'High');
        return;
      case 'close the ticket':
        if (ticket === undefined) return;
        this.diary.closing = { [this.side.system]: 'word-3-' };
        this.side.move(ticket.key, 'Closed', 'word-3-: done');
        return;
      case 'close the ticket for good':
        if (ticket === undefined) return;
        this.diary.closing = { [this.side.system]: 'word-3-' };
        if (this.side.finish === undefined) this.side.move(ticket.key, 'Closed', 'word-3-: done');
        else this.side.finish(ticket.key, 'word-3-: done');
        return;
      case 'merge':
        analyst.create(OTHER, { severity: 'Medium' });
        analyst.merge(GUID, OTHER);
        return;
      case 'create closed':
        analyst.create(GUID, { status: 'Closed', classification: 'FalsePositive' });
        return;
      case 'reopen':
      case 'follow it up':
      case 'reopen without a ticket':
        // A ticket that is closed for good is followed by another one, once the incident is reopened.
        if (ticket === undefined || ticket.finished) analyst.activate(GUID);
        else this.side.move(ticket.key, 'Active', '');
        return;
    }
  }

  /** Lets minutes pass, in which the schedule runs. */
  async pass(minutes: number): Promise<void> {
    await this.world.runUntil(this.world.now + minutes * MINUTE);
    await this.world.settle();
  }

  /** What is wrong with both sides. */
  wrongs(): readonly Wrong[] {
    return this.world
      .state()
      .sentinel.incidents.flatMap((incident) =>
        wrongsOf(incident, this.side, incident.name === GUID ? this.diary : NOTHING),
      );
  }
}

const NOTHING: Diary = { comments: [], notes: [], closing: {} };

/** Everything that can go wrong with one call. */
export const FAULTS: Readonly<Record<string, { fault: Fault; occurrences: readonly number[] }>> = {
  '429 with Retry-After': {
    fault: { kind: 'status', status: 429, headers: { 'Retry-After': '20' } },
    occurrences: [1],
  },
  '500': { fault: { kind: 'status', status: 500 }, occurrences: [1] },
  '503 until retries end': { fault: { kind: 'status', status: 503 }, occurrences: [1, 2, 3, 4] },
  'time-out before it acted': { fault: { kind: 'timeout', acted: false }, occurrences: [1] },
  'time-out after it acted': { fault: { kind: 'timeout', acted: true }, occurrences: [1] },
  'sent twice': { fault: { kind: 'twice' }, occurrences: [1] },
  '401': { fault: { kind: 'status', status: 401 }, occurrences: [1] },
  '403': { fault: { kind: 'status', status: 403 }, occurrences: [1] },
  '404': { fault: { kind: 'status', status: 404 }, occurrences: [1] },
  '409': { fault: { kind: 'status', status: 409 }, occurrences: [1] },
  'malformed body': { fault: { kind: 'malformed body' }, occurrences: [1] },
  'empty body': { fault: { kind: 'empty body' }, occurrences: [1] },
};

/** A fault that may befall a call. */
export interface Mishap {
  readonly call: string;
  readonly fault: string;
}

/** Calls that append something without a key: sent twice by the network, they may append it twice. */
const APPENDING = ['Add_note', 'Add_note_again', 'Add_comment', 'Add_comment_again'];

/** What is wrong beyond what mishaps may do: each that sends twice what has no key may double it. Undefined where nothing is. */
export function beyond(wrongs: readonly Wrong[], mishaps: readonly Mishap[]): string | undefined {
  const allowed = mishaps.filter(
    ({ call, fault }) => fault === 'sent twice' && APPENDING.includes(call),
  ).length;
  const doubled = wrongs.filter(([kind]) => kind === 'doubled').length;
  return wrongs.length > doubled || doubled > allowed
    ? wrongs.map((each) => each.join(' ')).join('; ')
    : undefined;
}

/** A fault in a call of an action. */
export const ruleFor = (action: string, name: string): FaultRule => {
  const given = FAULTS[name];
  if (given === undefined) throw new Error(`there is no fault '${name}'`);
  return { call: { action }, ...given };
};

/** Minutes after the last fault in which everything has to come to rest. */
export const REST = 20;

/** What a phase of life with faults has come to. */
export interface Lived {
  /** What is wrong with both sides, once the faults are gone and all has come to rest. */
  readonly wrongs: readonly Wrong[];
  /** The faults that no call has met. */
  readonly unmet: readonly FaultRule[];
}

/** Lives through a phase with faults from its beginning, and without them until both sides have come to rest. */
export async function liveThrough(
  world: World,
  phase: Phase,
  faults: readonly FaultRule[],
): Promise<Lived> {
  world.reset();
  const life = new Lifecycle(world);
  await life.until(phase);
  world.inject(faults);
  life.act(phase);
  await world.settle();
  await life.pass(6);
  const unmet = world.state().unusedFaults;
  world.inject([]);
  await life.pass(REST);
  return { wrongs: life.wrongs(), unmet };
}
