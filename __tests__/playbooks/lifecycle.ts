import type { Fault, FaultRule } from '../../emulator/faults';
import type { World } from '../../emulator/world';
import type { TicketSide } from '../../bench/soak/ticket-side';
import { type Diary, type Wrong, wrongsOf } from '../../bench/soak/verdict';
import { sidesOf } from '../../bench/soak/sides';

export const GUID = '5f1c8b1e-93c5-4f68-a1de-28c7f5306b9a';
const MINUTE = 60_000;

/** What people do to an incident and its ticket, in the order of its life. */
export const PHASES = ['create', 'update with comment', 'close', 'reopen'] as const;
export type Phase = (typeof PHASES)[number];

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
    for (const earlier of PHASES.slice(0, PHASES.indexOf(phase))) {
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
      case 'reopen':
        // A ticket that is closed for good is followed by another one, once the incident is reopened.
        if (ticket?.finished === true) analyst.activate(GUID);
        else if (ticket !== undefined) this.side.move(ticket.key, 'Active', '');
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
      .sentinel.incidents.flatMap((incident) => wrongsOf(incident, this.side, this.diary));
  }
}

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

/** A fault in a call of an action. */
export const ruleFor = (action: string, name: string): FaultRule => {
  const given = FAULTS[name];
  if (given === undefined) throw new Error(`there is no fault '${name}'`);
  return { call: { action }, ...given };
};

/** Minutes after the last fault in which everything has to come to rest. */
export const REST = 20;
