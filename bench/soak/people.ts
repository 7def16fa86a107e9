import type { World } from '../../emulator/world';
import { type Severity, type Status, CLASSIFICATIONS } from '../../systems/sentinel/types';
import { type Edit, type TimedEdit, turnOf } from './edits';
import { unroutedOf } from './routing';
import { type Circumstances, changedTo } from './standing';
import type { TicketSide, TicketView } from './ticket-side';
import { type Traced, tracesOf, unaskedOf, undoneOf } from './traces';
import { type Wrong, wrongsOf } from './verdict';

/** Analysts and agents: they do what a soak tells them, keep a diary of it, and find in the end what has become of it. */
export class People {
  /** What they have done so far. */
  edits = 0;
  readonly #diaries = new Map<string, Traced>();
  readonly #unasked: Wrong[] = [];

  /** @param wasDown whether a side was down between two times, in milliseconds since 1970 */
  constructor(
    private readonly world: World,
    private readonly sides: readonly TicketSide[],
    private readonly wasDown: (begin: number, end: number) => boolean,
  ) {
    world.sentinel.onChange(({ before, after, by }) => {
      if (by.source === 'User') return;
      const { name } = after.incident;
      this.#unasked.push(...unaskedOf(before.incident, after.incident, this.#diaryOf(name)));
    });
  }

  /** Does it, if the state of things allows it. */
  do(edit: TimedEdit): void {
    if (this.#did(edit)) this.edits += 1;
  }

  /** What both sides say of each other once all has come to rest. */
  async wrongs(): Promise<Wrong[]> {
    const { incidents } = this.world.state().sentinel;
    const undone = incidents.flatMap(({ name, properties }) =>
      undoneOf(name, properties, this.#diaryOf(name)),
    );
    const found = [...this.#unasked, ...undone];
    const judged = this.sides.map((side) => {
      const wrongs = incidents.map((incident) => {
        const diary = this.#diaryOf(incident.name);
        const all = [...wrongsOf(incident, side, diary), ...tracesOf(incident, side, diary)];
        return [incident.name, all] as const;
      });
      const guids = incidents.map(({ name }) => name);
      // A ticket that takes no more changes needs a follower, where a route still wants the incident.
      const withoutTicket = guids.filter((guid) => side.ticketsOf(guid).at(-1)?.finished ?? true);
      return { side, wrongs, withoutTicket };
    });
    // Asked last, and of every side: where a route wants it after all, asking makes the ticket, and whatever else starts on an incident changes it.
    for (const { side, wrongs, withoutTicket } of judged) {
      const unrouted = await unroutedOf(this.world, side, withoutTicket);
      found.push(...wrongs.flatMap(([guid, all]) => (unrouted.has(guid) ? [] : all)));
    }
    return found;
  }

  #diaryOf(guid: string): Traced {
    const known = this.#diaries.get(guid);
    if (known !== undefined) return known;
    const diary: Traced = {
      comments: [],
      notes: [],
      closing: {},
      closedIn: new Set(),
      classified: new Set(),
    };
    this.#diaries.set(guid, diary);
    return diary;
  }

  #did({ guid, edit, place }: TimedEdit): boolean {
    const { analyst, sentinel } = this.world;
    const diary = this.#diaryOf(guid);
    if (edit.kind === 'create') {
      analyst.create(guid, { severity: edit.severity });
      this.#setStatus(guid, 'New');
      this.#setSeverity(guid, edit.severity);
      return true;
    }
    const { status, severity } = sentinel.get(guid)?.incident.properties ?? {};
    const isOpen = status !== 'Closed';
    switch (edit.kind) {
      case 'severity':
        if (severity === edit.severity) return false;
        this.#setSeverity(guid, edit.severity);
        analyst.setSeverity(guid, edit.severity);
        return true;
      case 'activate':
        if (status !== 'New') return false;
        this.#setStatus(guid, 'Active');
        analyst.activate(guid);
        return true;
      case 'comment':
        diary.comments.push(wordOf(edit.words));
        analyst.comment(guid, edit.words);
        return true;
      case 'close': {
        if (!isOpen) return false;
        this.#setStatus(guid, 'Closed');
        const classification = turnOf(CLASSIFICATIONS, place);
        diary.classified.add(classification);
        analyst.close(guid, { classification, comment: edit.words });
        return true;
      }
      case 'reopen':
        if (isOpen) return false;
        diary.closing = {};
        this.#setStatus(guid, 'Active');
        analyst.activate(guid);
        return true;
      default:
        return this.#agent(this.sides[Math.floor(place * this.sides.length)], guid, edit, place);
    }
  }

  #agent(side: TicketSide | undefined, guid: string, edit: Edit, turn: number): boolean {
    const diary = this.#diaryOf(guid);
    const ticket = side?.ticketsOf(guid).at(-1);
    if (side === undefined || ticket === undefined || ticket.finished) return false;
    switch (edit.kind) {
      case 'note':
        diary.notes.push({ system: side.system, words: wordOf(edit.words) });
        side.note(ticket.key, edit.words);
        return true;
      case 'grade':
        // A ticket that stands for this severity already does not change.
        if (!ticket.severities.includes(edit.severity)) this.#setSeverity(guid, edit.severity);
        side.grade(ticket.key, edit.severity);
        return true;
      case 'work':
        if (ticket.status !== 'New') return false;
        this.#setStatus(guid, 'Active');
        side.move(ticket.key, 'Active', '', turn);
        return true;
      case 'resolve':
        if (ticket.status === 'Closed') return false;
        diary.closing = { ...diary.closing, [side.system]: edit.words };
        diary.closedIn.add(side.system);
        this.#setStatus(guid, 'Closed');
        side.move(ticket.key, 'Closed', edit.words, turn);
        return true;
      case 'reopen ticket':
        if (ticket.status !== 'Closed') return false;
        diary.closing = {};
        this.#setStatus(guid, 'Active');
        side.move(ticket.key, 'Active', '', turn);
        return true;
      default:
        return false;
    }
  }

  /** Keeps a status in the diary, before it is set. */
  #setStatus(guid: string, value: Status): void {
    const diary = this.#diaryOf(guid);
    const { status } = this.#incidentOf(guid);
    const isAgreed = this.#ticketsOf(guid).every((ticket) => ticket.status === status);
    diary.status = changedTo(diary.status, value, this.#circumstances(isAgreed));
  }

  /** Keeps a severity in the diary, before it is set. */
  #setSeverity(guid: string, value: Severity): void {
    const diary = this.#diaryOf(guid);
    const { severity } = this.#incidentOf(guid);
    const isAgreed = this.#ticketsOf(guid).every(({ severities }) =>
      severities.some((one) => one === severity),
    );
    diary.severity = changedTo(diary.severity, value, this.#circumstances(isAgreed));
  }

  #circumstances(isAgreed: boolean): Circumstances {
    const { now } = this.world;
    return { now, isAgreed, wasDown: (since) => this.wasDown(since, now) };
  }

  #incidentOf(guid: string) {
    return this.world.sentinel.get(guid)?.incident.properties ?? { status: '', severity: '' };
  }

  #ticketsOf(guid: string): readonly TicketView[] {
    return this.sides.flatMap((side) => side.ticketsOf(guid).at(-1) ?? []);
  }
}

const wordOf = (words: string): string => /word-\d+-\d+-/.exec(words)?.[0] ?? words;
