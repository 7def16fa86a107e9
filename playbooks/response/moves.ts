import { errorCodeOf } from '../../systems/azure/error';
import type { AzureContext } from '../../systems/azure/identity';
import {
  ALREADY_ASKED,
  type Move,
  actionsIn,
  listMachineActions,
  moveMachine,
} from '../../systems/defender/calls';
import type { MachineAction, MoveType, Values } from '../../systems/defender/types';
import { filter, switchOn, until, wait } from '../../workflow/actions';
import {
  ALWAYS,
  NEVER,
  NO_ITEMS,
  and,
  call,
  coalesce,
  equals,
  not,
  or,
  when,
} from '../../workflow/calls';
import { type Action, bodyOf, recordOf, statusCodeOf } from '../../workflow/definition';
import { type Expr, type Ref, asRef } from '../../workflow/tree';
import { type Part, isRefusal } from '../failed-steps';

type Moves = Action<readonly MachineAction[]>;

const isOneOf = (value: Expr<string>, [first, ...others]: readonly [string, ...string[]]) =>
  or(equals<string>(value, first), ...others.map((other) => equals<string>(value, other)));

const isRunning = (status: Expr<string>): Expr<boolean> =>
  isOneOf(status, ['Pending', 'InProgress']);

/**
 * The isolations and releases of a machine that count: those that failed have changed nothing.
 * @param also whether failed ones are kept nevertheless
 */
const movesIn = (
  name: string,
  list: Action<Values<MachineAction>>,
  machineId: Expr<string>,
  also: Expr<boolean> = NEVER,
): Moves =>
  filter<MachineAction>(name, actionsIn(list), (each) =>
    and(
      equals<string>(each.machineId, machineId),
      isOneOf(each.type, ['Isolate', 'Unisolate']),
      or(isOneOf(each.status, ['Pending', 'InProgress', 'Succeeded']), also),
    ),
  );

/** What was asked of a machine before the run asked anything. */
export interface PriorMoves extends Part {
  readonly moves: Moves;
}

/** Reads what was asked of a machine before. */
export function readMoves(azure: AzureContext, machineId: Expr<string>): PriorMoves {
  const history = listMachineActions('Read_moves', azure, machineId);
  const moves = movesIn('Moves', history, machineId);
  return {
    moves,
    actions: [history, moves],
    steps: [
      { action: history, doing: 'reading what was asked of the machine' },
      { action: moves, doing: 'reading what Defender answered', cause: history },
    ],
  };
}

/** The newest of them. */
export const newestOf = (moves: Moves): Ref<MachineAction> => {
  const rows = coalesce<readonly MachineAction[]>(bodyOf(moves), NO_ITEMS);
  return asRef(
    call(
      'last',
      call('sort', rows, 'creationDateTimeUtc') as Expr<readonly MachineAction[]>,
    ) as Expr<MachineAction>,
  );
};

/** What the moves of a machine say of it. */
export interface Standing {
  readonly isIsolated: Expr<boolean>;
  readonly isBeingIsolated: Expr<boolean>;
  readonly isBeingReleased: Expr<boolean>;
}

/** How a machine stands, by its newest move. */
export const standingBy = (moves: Moves): Standing => {
  const { type, status } = newestOf(moves);
  const isIsolation = equals<string>(type, 'Isolate');
  return {
    isIsolated: and(isIsolation, equals<string>(status, 'Succeeded')),
    isBeingIsolated: and(isIsolation, isRunning(status)),
    isBeingReleased: and(equals<string>(type, 'Unisolate'), isRunning(status)),
  };
};

/** A machine that is moved, and the moves as they stand afterwards. */
export interface Moving extends Part {
  /** Moves it and watches. */
  readonly loop: Action;
  readonly moves: Moves;
}

/** What a move is called, and when it is made. */
interface Moved {
  readonly doing: string;
  /**
   * Whether the machine may be moved; where it may not, it is only looked at.
   * @default - it may
   */
  readonly only?: Expr<boolean>;
  /**
   * What stands in the words of a move after which this one is not made: it was made already, and undone since.
   * @default - it may be made again and again
   */
  readonly mark?: Expr<string>;
}

/** Seconds from one look at a move to the next, and how often it is looked at: about ten minutes. */
const LOOK_SECONDS = 30;
const LOOKS = 22;

/**
 * Moves a machine at most once, then watches until the move has ended. It looks before it acts, so that what another run or a person has done is
 * not done twice; an answer that leaves open what became of the call is settled by the next look.
 */
export function moveOnce(
  azure: AzureContext,
  type: MoveType,
  move: Move,
  { doing, only = ALWAYS, mark }: Moved,
): Moving {
  const index = call('iterationIndexes', LOOP);
  const isFirst = equals<number>(index, 0);
  const look = listMachineActions('Look', azure, move.machineId);
  // At the first look a failed move is history; after it, it is ours.
  const moves = movesIn('Moves_now', look, move.machineId, not(isFirst));
  const { isIsolated, isBeingIsolated, isBeingReleased } = standingBy(moves);
  const isUnderWay = or(isBeingIsolated, isBeingReleased);
  const isThere = type === 'Isolate' ? isIsolated : not(isIsolated);
  const wasMade =
    mark === undefined ? NEVER : call('contains', call('string', bodyOf(moves)), mark);
  const acts = and(isFirst, only, not(isUnderWay), not(isThere), not(wasMade));
  const act = moveMachine(type, azure, type, move);
  const step = switchOn('Next', when<string>(acts, 'act', when<string>(isUnderWay, 'watch', '')), {
    act: [act],
    watch: [wait('A_while', LOOK_SECONDS)],
  });
  const isRefused = and(
    equals(recordOf(act).status, 'Failed'),
    isRefusal(statusCodeOf(act), [408, 429]),
    not(equals<string>(errorCodeOf(act), ALREADY_ASKED)),
  );
  const hasLooked = equals(recordOf(moves).status, 'Succeeded');
  const isOver = or(
    isRefused,
    and(not(hasLooked), isFirst),
    and(hasLooked, not(acts), not(isUnderWay)),
  );
  const loop = until(LOOP, isOver, { count: LOOKS, timeout: 'PT30M' }, [look, moves, step]);
  return {
    loop,
    actions: [loop],
    steps: [
      { action: look, doing: 'reading what was asked of the machine' },
      { action: act, doing },
      { action: loop, doing, cause: moves },
    ],
    moves,
  };
}

const LOOP = 'Until_moved';
