import type { MachineAction } from '../../systems/defender/types';
import { switchOn, until, waitUntil } from '../../workflow/actions';
import { and, call, equals, not, or, when } from '../../workflow/calls';
import { type Action, bodyOf, recordOf, statusCodeOf } from '../../workflow/definition';
import { guid, ownerMail, incident } from '../../systems/sentinel/incident';
import { text } from '../../workflow/text';
import type { Expr, Value } from '../../workflow/tree';
import { type Part, isRefusal } from '../failed-steps';
import { TIME } from '../window';
import type { Host } from './host';
import type { IsolateSettings } from './settings';
import { lower } from './verdict';

/** What asking for approval depends on. */
export interface Asking {
  readonly settings: IsolateSettings;
  readonly machine: Host['machine'];
  /** What has been asked of the machine: a request that has led to one of these is used up. */
  readonly moves: Action<readonly MachineAction[]>;
}

/** A request for approval, as one ticket system has it. */
export interface ApprovalRequest {
  /** Looks once; its last action says whether the look went well. */
  readonly look: Part;
  /** Minutes after which a look sees what was made. */
  readonly settleMinutes: number;
  /** Makes the request. */
  readonly create: readonly Action[];
  /** Sends it to those who approve, where making it is not enough. */
  readonly ask: readonly Action[];
  readonly isThere: Expr<boolean>;
  readonly isUnasked: Expr<boolean>;
  readonly isPending: Expr<boolean>;
  readonly isDenied: Expr<boolean>;
  readonly isApproved: Expr<boolean>;
  /** Whether there is a request whose time is over. */
  readonly isOverdue: Expr<boolean>;
  /** Its number or key. */
  readonly key: Expr<string>;
  /** A link to it, as HTML. */
  readonly link: Expr<string>;
  /** Who has asked, as the request has it: whoever owns the incident by now changes nothing. */
  readonly askedBy: Expr<string>;
  /** Until when an approval counts, as `2026-01-01T00:00:00Z`. */
  readonly deadline: Expr<string>;
  /** Finds out, once it is over, who has said yes and whether that person may. */
  readonly judge: Part;
  readonly isValid: Expr<boolean>;
  /** Who has approved, in words. */
  readonly approver: Expr<string>;
}

/** Who asks: by the incident's owner, since nothing tells who has pressed the button. */
export const requester: Expr<string> = lower(ownerMail(incident));

/** What a request is found by: the same for the same incident and machine. */
export const requestKey = ({ id }: Host['machine']): Expr<string> => text`isolate-${guid}-${id}`;

/** What a move says that a request has led to; by it the request is known to be used up. */
export const markOf = (key: Expr<string>): Expr<string> => text`[${key}]`;

/** When a request's time is over. */
export const deadlineOf = ({ deadlineHours }: IsolateSettings, created: Expr<string>) =>
  call('addHours', created, deadlineHours, TIME);

/** What has to hold of a request that counts: its time is not over, and it has led to no move yet. */
export const isCurrent = (
  { settings, moves }: Asking,
  request: { readonly key: Expr<string>; readonly created: Expr<string> },
): readonly Expr<boolean>[] => [
  call('greater', deadlineOf(settings, request.created), call('utcNow', TIME)),
  not(call('contains', call('string', bodyOf(moves)), markOf(request.key))),
];

/** What those who approve read first. */
export const headline = ({ name }: Host['machine']): Expr<string> =>
  text`Isolate the host ${name} (Microsoft Sentinel incident ${incident.properties.incidentNumber})`;

/** What they have to know before they say yes. */
export const explanation = (
  { isolationType, approvers, deadlineHours }: IsolateSettings,
  machine: Host['machine'],
  how: Value<string>,
): Expr<string> =>
  text`${requester} wants to cut the host ${machine.name} off from the network through Microsoft Defender for Endpoint (${isolationType} isolation, machine ${machine.id}). ${how} It counts within ${deadlineHours} hours, from a member of "${approvers}" other than ${requester}; after that it does nothing.`;

/** Looks that follow each other at once, in which the request is made and sent. */
const EARLY = { create: 2, ask: 3, say: 4 } as const;
const LOOP = 'Until_answered';

/**
 * Asks for approval and waits for it. Every pass looks first and then does the one next thing, so that a run that is started again goes on where the one
 * before it has ended, and an answer that leaves open what became of a call is settled by the next look. A pass that fails while it waits is not the end.
 * @param say tells the incident that it waits
 */
export function waitForApproval(
  { deadlineHours, pollMinutes }: IsolateSettings,
  request: ApprovalRequest,
  say: Action,
): Part & { readonly loop: Action } {
  const index = call('iterationIndexes', LOOP);
  const isBefore = (pass: number): Expr<boolean> => call('less', index, pass);
  const step = (pass: number, name: string, otherwise = ''): Expr<string> =>
    when<string>(isBefore(pass), name, otherwise);
  const next = when<string>(
    not(request.isThere),
    step(EARLY.create, 'create'),
    when<string>(
      request.isUnasked,
      step(EARLY.ask, 'ask'),
      when<string>(request.isPending, step(EARLY.say, 'say', 'wait'), ''),
    ),
  );
  const writes = [...request.create, ...request.ask].filter(
    ({ idempotent }) => idempotent === false,
  );
  const looked = request.look.actions.at(-1);
  if (looked === undefined) throw new Error('a request for approval has to look');
  const hasLooked = equals(recordOf(looked).status, 'Succeeded');
  const isOver = or(
    and(hasLooked, equals<string>(next, '')),
    and(not(hasLooked), isBefore(1)),
    // What was refused once is refused again.
    ...writes.map((write) =>
      and(equals(recordOf(write).status, 'Failed'), isRefusal(statusCodeOf(write), [408, 429])),
    ),
  );
  const early = when<number>(isBefore(1), 0, request.settleMinutes);
  const minutes = when<number>(isBefore(EARLY.say), early, pollMinutes);
  const pause = waitUntil('Pause', call('addMinutes', call('utcNow'), minutes));
  const act = switchOn('Next_step', next, {
    create: request.create,
    ...(request.ask.length > 0 && { ask: request.ask }),
    say: [say],
  });
  const limit = {
    count: Math.ceil((deadlineHours * 60) / pollMinutes) + EARLY.say + 2,
    timeout: `PT${deadlineHours + 1}H`,
  };
  const loop = until(LOOP, isOver, limit, [pause, ...request.look.actions, act]);
  return {
    loop,
    actions: [loop],
    steps: [
      ...request.look.steps,
      ...writes.map((action) => ({ action, doing: 'asking for approval' })),
      { action: say, doing: 'telling the incident that approval is asked for' },
      { action: loop, doing: 'asking for approval', cause: looked },
    ],
  };
}

/** Whether a person is none of those who may not approve: who would ask now, and who has asked, which a request that counts has to tell. */
export const isSomebodyElse = (
  mail: Expr<string>,
  recorded: Expr<string>,
  longest: number,
): Expr<boolean> => {
  const start = (value: Expr<string>) => call('string', call('take', value, longest));
  return and(
    not(call('empty', mail)),
    not(call('empty', recorded)),
    not(equals<string>(lower(mail), requester)),
    not(equals<string>(start(lower(mail)), start(lower(recorded)))),
  );
};
