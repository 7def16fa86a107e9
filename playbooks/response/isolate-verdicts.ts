import { and, call, coalesce, empty, equals, not, or } from '../../workflow/calls';
import { type Action, recordOf } from '../../workflow/definition';
import { text } from '../../workflow/text';
import type { Expr } from '../../workflow/tree';
import type { MachineAction } from '../../systems/defender/types';
import { asHtml } from '../rich-text';
import type { ApprovalRequest } from './approval';
import type { Host } from './host';
import { type Moving, newestOf, standingBy } from './moves';
import type { IsolateSettings } from './settings';
import type { Verdicts } from './verdict';

/** The parts of a run, by which it is told how it has ended. */
export interface Stand {
  readonly host: Host;
  /** What had been asked of the machine before the run asked anything. */
  readonly before: Action<readonly MachineAction[]>;
  readonly request: ApprovalRequest;
  readonly waiting: { readonly loop: Action };
  readonly moving: Moving;
}

const hasRun = (action: Action): Expr<boolean> => equals(recordOf(action).status, 'Succeeded');

/** Whether the run could not do what was wanted, though nothing has refused it. */
export const hasFailed = (stand: Stand): Expr<boolean> => or(isLost(stand), isMissing(stand));

/** Whether the machine was asked to be isolated, and is neither isolated nor about to be. */
function isLost({ moving, request }: Stand): Expr<boolean> {
  const { isIsolated, isBeingIsolated, isBeingReleased } = standingBy(moving.moves);
  return and(
    hasRun(moving.loop),
    request.isValid,
    not(or(isIsolated, isBeingIsolated, isBeingReleased, isReleased(moving))),
  );
}

/** Whether the machine was released since it was isolated by this very approval, which another run has used. */
const isReleased = ({ moves }: Moving): Expr<boolean> => {
  const { type, status } = newestOf(moves);
  return and(equals<string>(type, 'Unisolate'), equals<string>(status, 'Succeeded'));
};

/** Whether approval could not be asked for, though nothing has refused it. */
const isMissing = ({ waiting, request }: Stand): Expr<boolean> =>
  and(
    hasRun(waiting.loop),
    or(request.isUnasked, and(not(request.isThere), not(request.isOverdue))),
  );

/** How a run can end. */
export function verdictsOf({ approvers, isolationType }: IsolateSettings, stand: Stand): Verdicts {
  const { host, before, request, moving } = stand;
  const { name, complaint } = host.machine;
  const then = standingBy(before);
  const now = standingBy(moving.moves);
  const [earlier, latest] = [newestOf(before), newestOf(moving.moves)];
  const didMove = hasRun(moving.loop);
  const by = text`approved by ${asHtml(request.approver)} in ${request.link}, asked for by ${asHtml(request.askedBy)}`;
  return [
    { holds: not(empty(complaint)), outcome: 'refused', says: complaint },
    {
      holds: then.isIsolated,
      outcome: 'isolated already',
      says: text`The host <b>${name}</b> is isolated since ${earlier.creationDateTimeUtc}. ${wordsOn(earlier.requestorComment)}`,
    },
    {
      holds: then.isBeingIsolated,
      outcome: 'isolating already',
      says: text`The host <b>${name}</b> is being isolated since ${earlier.creationDateTimeUtc}: ${OFFLINE} ${wordsOn(earlier.requestorComment)}`,
    },
    { holds: then.isBeingReleased, outcome: 'releasing', says: beingReleased(name) },
    {
      holds: request.isDenied,
      outcome: 'denied',
      says: text`Isolating the host <b>${name}</b> was denied in ${request.link}. It can be asked for again after ${request.deadline}, or once the request is closed.`,
    },
    {
      holds: and(request.isApproved, not(request.isValid)),
      outcome: 'not approved',
      says: text`The host <b>${name}</b> is not isolated: ${request.link} was approved, but by nobody who may. It takes a member of <b>${asHtml(text`${approvers}`)}</b> with an address that shows, who answers in person and is not ${asHtml(request.askedBy)}.`,
    },
    {
      holds: and(didMove, now.isIsolated),
      outcome: 'isolated',
      says: text`The host <b>${name}</b> is isolated (${isolationType}) since ${latest.creationDateTimeUtc}, ${by}.`,
    },
    {
      holds: and(didMove, now.isBeingIsolated),
      outcome: 'isolation pending',
      says: text`Defender for Endpoint was asked to isolate the host <b>${name}</b>, ${by}, and it is not done: ${OFFLINE}`,
    },
    {
      holds: and(didMove, now.isBeingReleased),
      outcome: 'releasing',
      says: beingReleased(name),
    },
    {
      holds: and(didMove, isReleased(moving)),
      outcome: 'released since',
      says: text`The host <b>${name}</b> was isolated under ${request.link} and is released since ${latest.creationDateTimeUtc}. An approval serves once: run the playbook again to ask anew.`,
    },
    {
      holds: didMove,
      outcome: 'isolation failed',
      says: text`The host <b>${name}</b> is NOT isolated, though ${by}: Defender for Endpoint says ${coalesce<string>(latest.status, 'nothing')}. Run the playbook again before ${request.deadline} to try once more under the same approval.`,
    },
    {
      holds: isMissing(stand),
      outcome: 'not asked',
      says: text`Approval to isolate the host <b>${name}</b> could not be asked for. Run the playbook again: it looks first.`,
    },
    {
      outcome: 'deadline passed',
      says: text`The host <b>${name}</b> is not isolated: nobody has approved in time. Run the playbook again to ask anew.`,
    },
  ];
}

const OFFLINE =
  'the host seems to be offline, or has not answered yet. Defender isolates it when it comes back, or gives up. Run the playbook again to see how it stands.';

const beingReleased = (name: Expr<string>): Expr<string> =>
  text`The host <b>${name}</b> is just being released. Run the playbook again once that is over.`;

/** The most characters of somebody's words on a move that a comment repeats. */
const LONGEST_WORDS = 300;

/** The words that went with a move, whoever has written them. */
const wordsOn = (comment: Expr<string | null>): Expr<string> => {
  const start = call('take', coalesce<string>(comment, ''), LONGEST_WORDS);
  return asHtml(call('string', start));
};
