import type { Comment, Incident } from '../../emulator/services/sentinel/incident';
import {
  CLASSIFICATIONS,
  type Classification,
  type Severity,
  type Status,
} from '../../systems/sentinel/types';
import type { Standing } from './standing';
import type { TicketSide, TicketView } from './ticket-side';
import type { Diary, Wrong } from './verdict';

/** What people have made of an incident's status and severity. */
interface Standings {
  status?: Standing<Status> | undefined;
  severity?: Standing<Severity> | undefined;
}

/** A diary that also says that, and where people have closed a ticket themselves. */
export interface Traced extends Diary, Standings {
  readonly closedIn: Set<string>;
  /** What analysts have closed the incident as, each time. */
  readonly classified: Set<Classification>;
  closing: Diary['closing'];
}

type Judged = Incident & { readonly comments: readonly Comment[] };

type State = Pick<Incident['properties'], 'status' | 'severity'>;

/** A status and a severity that nobody has given an incident: both sides agree, and have lost what somebody did. */
export function undoneOf(guid: string, { status, severity }: State, diary: Standings): Wrong[] {
  const undone = (is: string, standing: Standing<string> | undefined): Wrong[] =>
    standing === undefined || standing.values.includes(is)
      ? []
      : [['lost', `incident ${guid} is ${is}, people made it ${standing.values.join(' or ')}`]];
  return [...undone(status, diary.status), ...undone(severity, diary.severity)];
}

/** Nobody may see in between either what nobody has done: what is wrong with a change that the bridge has made to an incident. */
export const unaskedOf = (
  { properties: before }: Incident,
  { name, properties: after }: Incident,
  { status, severity }: Standings,
): Wrong[] =>
  undoneOf(name, after, {
    ...(before.status !== after.status && { status }),
    ...(before.severity !== after.severity && { severity }),
  });

/** What is wrong with what the bridge has written about an incident's ticket beside the ticket's own state. */
export function tracesOf(incident: Judged, side: TicketSide, diary: Traced): Wrong[] {
  const name = `${side.system}: incident ${incident.name}`;
  const newest = side.ticketsOf(incident.name).at(-1);
  return newest === undefined
    ? []
    : [
        // Of a ticket that takes no more changes nobody has to be told any more.
        ...(newest.finished ? [] : namedBy(name, incident, newest)),
        ...reasons(name, incident, newest, diary, side.system),
        ...failuresTold(name, incident),
      ];
}

/** The incident names its ticket by a label, and links to it in one comment. */
function namedBy(name: string, { properties, comments }: Judged, { name: ticket }: TicketView) {
  const isLabelled = properties.labels.some(({ labelName }) => labelName.endsWith(`:${ticket}`));
  const links = comments.filter(({ properties: { message } }) =>
    message.includes(`>${ticket}</a>`),
  ).length;
  return [
    ...(isLabelled ? [] : [['lost', `${name} has no label of ${ticket}`] as const]),
    ...(links === 0 ? [['lost', `${name} has no link to ${ticket}`] as const] : []),
    ...(links > 1 ? [['doubled', `${name} has ${links} links to ${ticket}`] as const] : []),
  ];
}

/** Why one side was closed is what the other one says. */
function reasons(
  name: string,
  { properties }: Judged,
  { name: ticket, status: has, reason, meaning, reasons }: TicketView,
  diary: Traced,
  system: string,
): Wrong[] {
  const classification = CLASSIFICATIONS.find((one) => one === properties['classification']);
  const isClosed = properties.status === 'Closed' && has === 'Closed';
  if (!isClosed || classification === undefined) return [];
  const isClosedHere = diary.closing[system] !== undefined && diary.status?.values.length === 1;
  if (isClosedHere) {
    return classification === meaning
      ? []
      : [['lost', `${name} is ${classification}, ${ticket} was closed as '${reason}'`]];
  }
  // An incident that was reopened and closed as something else, by whomever, while its ticket stayed closed keeps the close code that the ticket has.
  const isClosedAs = reasons.some((one) => one === classification || diary.classified.has(one));
  return diary.closedIn.size > 0 || isClosedAs
    ? []
    : [['lost', `${name} is ${classification}, ${ticket} has the reason '${reason}'`]];
}

/** The link to a run by which a comment tells that it has failed; a playbook tells it in one comment. */
const RUN = /workflows%2F([\w-]+)%2Fruns%2F/;

function failuresTold(name: string, { comments }: Judged): Wrong[] {
  const playbooks = comments.flatMap(({ properties }) => RUN.exec(properties.message)?.[1] ?? []);
  const twice = new Set(playbooks.filter((one, index) => playbooks.indexOf(one) !== index));
  return [...twice].map((playbook) => [
    'doubled',
    `${name} has more than one comment on failures of ${playbook}`,
  ]);
}
