import type { Comment, Incident } from '../../emulator/services/sentinel/incident';
import type { TicketSide, TicketView } from './ticket-side';

/** What people have said and done about an incident, as a soak keeps it. */
export interface Diary {
  /** Words of analysts' comments, each the only one of its kind. */
  readonly comments: string[];
  /** Words of notes that agents have written, with the system. */
  readonly notes: { readonly system: string; readonly words: string }[];
  /** What an agent has written when closing the ticket that is still closed, by system. */
  closing: Readonly<Record<string, string>>;
}

/** What a soak finds wrong, counted, with the first cases in words. */
export interface Verdict {
  /** What one side has and the other should have; runs that failed without a word. */
  readonly lost: number;
  /** Tickets, notes and comments that are there twice. */
  readonly doubled: number;
  /** What came back to where it was written. */
  readonly echo: number;
  /** Close notes of people that were overwritten. */
  readonly overwritten: number;
  readonly examples: readonly string[];
}

type Wrong = readonly [kind: 'lost' | 'doubled' | 'echo' | 'overwritten', what: string];

const count = (texts: readonly string[], words: string): number =>
  texts.filter((text) => text.includes(words)).length;

type Judged = Incident & { readonly comments: readonly Comment[] };

/** What is wrong with one incident and its tickets in one system. */
export function wrongsOf(incident: Judged, side: TicketSide, diary: Diary): readonly Wrong[] {
  const tickets = side.ticketsOf(incident.name);
  const name = `${side.system}: incident ${incident.name}`;
  const newest = tickets.at(-1);
  const { status, severity } = incident.properties;
  if (newest === undefined) {
    return status === 'Closed' ? [] : [['lost', `${name} has no ticket`]];
  }
  const comments = incident.comments.map(({ properties }) => properties.message);
  return [
    ...sameState(name, newest, status, severity),
    ...tickets
      .slice(0, -1)
      .filter(({ finished }) => !finished)
      .map(({ key }): Wrong => ['doubled', `${name} has another ticket ${key}`]),
    ...diary.comments
      .flatMap((words) => carried(name, words, comments, notesOf(tickets)))
      // A ticket that takes no more changes takes no more notes either.
      .filter(([kind]) => kind !== 'lost' || !newest.finished),
    ...diary.notes
      .filter(({ system }) => system === side.system)
      .flatMap(({ words }) => carried(name, words, notesOf(tickets), comments)),
    ...overwritten(name, newest, diary.closing[side.system]),
  ];
}

const notesOf = (tickets: readonly TicketView[]): readonly string[] =>
  tickets.flatMap(({ notes }) => notes);

function sameState(
  name: string,
  { key, status: has, severities, finished }: TicketView,
  status: string,
  severity: string,
): Wrong[] {
  return [
    ...(has === status ? [] : [['lost', `${name} is ${status}, ${key} is ${has}`] as const]),
    ...(finished || severities.some((one) => one === severity)
      ? []
      : [['lost', `${name} is ${severity}, ${key} is ${severities.join(' or ')}`] as const]),
  ];
}

/** Words of one side belong on the other side once, and stay on their own side once. */
function carried(
  name: string,
  words: string,
  from: readonly string[],
  to: readonly string[],
): Wrong[] {
  const there = count(to, words);
  return [
    ...(there === 0 ? [['lost', `${name}: '${words}' was not carried over`] as const] : []),
    ...(there > 1
      ? [['doubled', `${name}: '${words}' was carried over ${there} times`] as const]
      : []),
    ...(count(from, words) > 1 ? [['echo', `${name}: '${words}' came back`] as const] : []),
  ];
}

const overwritten = (name: string, ticket: TicketView, words: string | undefined): Wrong[] =>
  words === undefined || ticket.status !== 'Closed' || ticket.closing.includes(words)
    ? []
    : [['overwritten', `${name}: the close notes '${words}' are gone`]];

const EXAMPLES = 10;

export function verdictOf(wrongs: readonly Wrong[]): Verdict {
  const of = (wanted: Wrong[0]): number => wrongs.filter(([kind]) => kind === wanted).length;
  return {
    lost: of('lost'),
    doubled: of('doubled'),
    echo: of('echo'),
    overwritten: of('overwritten'),
    examples: wrongs.slice(0, EXAMPLES).map(([kind, what]) => `${kind}: ${what}`),
  };
}

export type { Wrong };
