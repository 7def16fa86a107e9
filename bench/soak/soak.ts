import { seededRandom } from '../../emulator/runtime/random';
import type { Run } from '../../emulator/runtime/run';
import { costOf } from '../../emulator/runtime/meter';
import type { Stack } from '../../emulator/stack';
import { World } from '../../emulator/world';
import { type Disturbances, Disturber, USUAL } from './disturbances';
import { type Edit, type TimedEdit, editsOf } from './edits';
import { unroutedOf } from './routing';
import { sidesOf } from './sides';
import type { TicketSide } from './ticket-side';
import { type Diary, type Verdict, type Wrong, verdictOf, wrongsOf } from './verdict';

export interface SoakOptions {
  readonly incidents: number;
  /** @default 1 */
  readonly seed?: number;
  /** @default - one call in twenty fails, and events are lost, doubled and late */
  readonly disturbances?: Disturbances;
}

/** What a soak has found, and what it took. */
export interface SoakReport extends Verdict {
  readonly incidents: number;
  /** What people did, on both sides. */
  readonly edits: number;
  /** Calls that were refused for want of a permission. */
  readonly denied: number;
  /** Writes of playbooks for each edit of a person. */
  readonly writesPerEdit: number;
  readonly lifecyclesPerSecond: number;
  readonly failedRuns: number;
  /** At list prices, in US dollars for each incident, the schedule's idle runs included. */
  readonly costPerIncident: number;
  readonly notifications: number;
}

const HOUR = 3_600_000;
const START = Date.UTC(2026, 0, 5);

/** Hours in which so many incidents come up: about forty an hour, as in a busy month. */
const spanOf = (incidents: number): number => Math.max(8, incidents / 40) * HOUR;

/** Time after the last edit in which everything has to come to rest. */
const REST = 3 * HOUR;

/**
 * Lives through so many incidents with a stack, as its files say: people edit both sides, calls fail, events get lost and come twice, each side is down for
 * a while. Afterwards both sides are compared.
 */
export async function soak(
  stack: Stack,
  { incidents, seed = 1, disturbances = USUAL }: SoakOptions,
): Promise<SoakReport> {
  const random = seededRandom(seed);
  const span = spanOf(incidents);
  const edits = editsOf(incidents, span, random);
  const disturber: Disturber = new Disturber(random, disturbances, span, () => world.now - START);
  const world: World = new World(stack, {
    seed,
    start: START,
    keptRuns: 20,
    disturb: disturber.faultOf,
    fateOf: disturber.fateOf,
  });
  const bill = { builtIn: 0, standard: 0 };
  const silent: string[] = [];
  let failedRuns = 0;
  world.runtime.onRunEnd((run) => {
    bill.builtIn += run.meter.billed.builtIn;
    bill.standard += run.meter.billed.standard;
    if (run.status !== 'Failed') return;
    failedRuns += 1;
    if (!hasTold(run)) silent.push(run.label);
  });

  const people = new People(world, sidesOf(world));
  const began = performance.now();
  for (const edit of edits) {
    await world.runUntil(START + edit.at);
    people.do(edit);
  }
  await world.runUntil(world.now + HOUR);
  disturber.end();
  await world.runUntil(world.now + REST);
  await world.settle();
  const seconds = (performance.now() - began) / 1000;

  const writes = Object.values(world.writes()).reduce((sum, each) => sum + each, 0);
  const wrongs = [
    ...(await people.wrongs()),
    ...silent.map((label): Wrong => ['lost', `${label} has failed without a word`]),
  ];
  const report = {
    ...verdictOf(wrongs),
    incidents,
    edits: people.edits,
    denied: world.denied,
    writesPerEdit: Math.round((writes / people.edits) * 100) / 100,
    lifecyclesPerSecond: Math.round(incidents / seconds),
    failedRuns,
    costPerIncident: costOf(bill) / incidents,
    notifications: world.state().notifications.length,
  };
  await world.close();
  return report;
}

/** A run that fails has to say so: its catch has worked out what failed. */
const hasTold = (run: Run): boolean =>
  run.actions().some(({ name, status }) => name === 'Failed_steps' && status === 'Succeeded');

/** Analysts and agents. */
class People {
  edits = 0;
  readonly #diaries = new Map<string, Diary>();

  constructor(
    private readonly world: World,
    private readonly sides: readonly TicketSide[],
  ) {}

  do(edit: TimedEdit): void {
    if (this.#did(edit)) this.edits += 1;
  }

  /** What both sides say of each other once all has come to rest. */
  async wrongs(): Promise<Wrong[]> {
    const { incidents } = this.world.state().sentinel;
    const found: Wrong[] = [];
    for (const side of this.sides) {
      const judged = incidents.map(
        (incident) =>
          [incident.name, wrongsOf(incident, side, this.#diaryOf(incident.name))] as const,
      );
      const guids = incidents.map(({ name }) => name);
      // A ticket that takes no more changes needs a follower, where a route still wants the incident.
      const withoutTicket = guids.filter((guid) => side.ticketsOf(guid).at(-1)?.finished ?? true);
      // Asked last: where a route wants it after all, asking makes the ticket.
      const unrouted = await unroutedOf(this.world, side, withoutTicket);
      found.push(...judged.flatMap(([guid, wrongs]) => (unrouted.has(guid) ? [] : wrongs)));
    }
    return found;
  }

  #diaryOf(guid: string): Diary {
    const known = this.#diaries.get(guid);
    if (known !== undefined) return known;
    const diary: Diary = { comments: [], notes: [], closing: {} };
    this.#diaries.set(guid, diary);
    return diary;
  }

  /** Does it, if the state of things allows it; says whether it was done. */
  #did({ guid, edit, place }: TimedEdit): boolean {
    const { analyst, sentinel } = this.world;
    const diary = this.#diaryOf(guid);
    if (edit.kind === 'create') {
      analyst.create(guid, { severity: edit.severity });
      return true;
    }
    const { status, severity } = sentinel.get(guid)?.incident.properties ?? {};
    const isOpen = status !== 'Closed';
    switch (edit.kind) {
      case 'severity':
        if (severity === edit.severity) return false;
        analyst.setSeverity(guid, edit.severity);
        return true;
      case 'activate':
        if (status !== 'New') return false;
        analyst.activate(guid);
        return true;
      case 'comment':
        diary.comments.push(wordOf(edit.words));
        analyst.comment(guid, edit.words);
        return true;
      case 'close':
        if (!isOpen) return false;
        analyst.close(guid, { classification: 'TruePositive', comment: edit.words });
        return true;
      case 'reopen':
        if (isOpen) return false;
        diary.closing = {};
        analyst.activate(guid);
        return true;
      default:
        return this.#agent(this.sides[Math.floor(place * this.sides.length)], guid, edit, diary);
    }
  }

  #agent(side: TicketSide | undefined, guid: string, edit: Edit, diary: Diary): boolean {
    const ticket = side?.ticketsOf(guid).at(-1);
    if (side === undefined || ticket === undefined || ticket.finished) return false;
    switch (edit.kind) {
      case 'note':
        diary.notes.push({ system: side.system, words: wordOf(edit.words) });
        side.note(ticket.key, edit.words);
        return true;
      case 'grade':
        side.grade(ticket.key, edit.severity);
        return true;
      case 'work':
        if (ticket.status !== 'New') return false;
        side.move(ticket.key, 'Active', '');
        return true;
      case 'resolve':
        if (ticket.status === 'Closed') return false;
        diary.closing = { ...diary.closing, [side.system]: edit.words };
        side.move(ticket.key, 'Closed', edit.words);
        return true;
      case 'reopen ticket':
        if (ticket.status !== 'Closed') return false;
        diary.closing = {};
        side.move(ticket.key, 'Active', '');
        return true;
      default:
        return false;
    }
  }
}

const wordOf = (words: string): string => /word-\d+-\d+-/.exec(words)?.[0] ?? words;
