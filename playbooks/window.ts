import type { RunRecord } from '../systems/azure/runs';
import {
  and,
  call,
  coalesce,
  concat,
  empty,
  equals,
  not,
  or,
  orElse,
  when,
} from '../workflow/calls';
import {
  type Action,
  type Definition,
  type Trigger,
  bodyOf,
  recordOf,
} from '../workflow/definition';
import { type Expr, asRef, at } from '../workflow/tree';
import type { ReconcileSettings } from './settings';

/**
 * How long a change is left alone before it is looked at: until then transactions commit and search indexes follow, so that nothing can
 * appear later inside a window that was closed.
 */
const SETTLING_SECONDS = 60;

/** Times in whole seconds, as Sentinel's filters take them. */
export const TIME = 'yyyy-MM-ddTHH:mm:ssZ';

/** What starts a reconciliation: a schedule, one run at a time. */
export const scheduled = ({ everyMinutes }: Pick<ReconcileSettings, 'everyMinutes'>): Trigger => ({
  name: 'Schedule',
  type: 'Recurrence',
  recurrence: { frequency: 'Minute', interval: everyMinutes },
  // A run that is due while one is at work waits for its turn; more would find nothing left to do.
  concurrency: { runs: 1, maximumWaitingRuns: 10 },
  needs: [],
});

/** What one run looks at: changes after `tickets` and `incidents`, up to `end`. */
export interface Window {
  /** A part of the last run's cursor, in whole seconds or in another format; where there is none, the look-back. */
  readonly from: (part: number, format?: string) => Expr<string>;
  /** A part of the last run's cursor that may be missing. */
  readonly rest: (part: number) => Expr<string>;
  /** Whether runs have failed since, or the last one has waited long: what it looks at begins earlier then. */
  readonly isRecovering: Expr<boolean>;
  /** When the last run has ended; an empty text where there is none. */
  readonly lastEnded: Expr<string>;
  readonly end: Expr<string>;
}

const SEPARATOR = ' ';

/** How far before the cursor a run looks at most that follows failed ones, or one that had to wait long. */
const RECOVERY_SECONDS = 3600;

const TICKS_PER_SECOND = 10_000_000;

const LONG_AGO = '2000-01-01T00:00:00Z';

/** The newest run that has succeeded. */
export const newest = (last: Action<{ readonly value: readonly RunRecord[] }>) =>
  asRef(call('first', bodyOf(last).value) as Expr<RunRecord>);

/** How a playbook leaves behind how far it has come. */
export interface CursorShape {
  /**
   * The output that says it.
   * @default 'cursor'
   */
  readonly output?: 'cursor' | 'counted';

  /**
   * The part of it that says `more` where a run has found more than its budget allows.
   * @default - no run leaves anything to the next one
   */
  readonly cut?: number;
}

/** What that part says. */
export const cutText = (isCut: Expr<boolean>): Expr<string> => when<string>(isCut, MORE, 'all');

const MORE = 'more';

/** The window of a run, from where the last run that succeeded has come. */
export function windowOf(
  last: Action<{ readonly value: readonly RunRecord[] }>,
  { lookBackHours, everyMinutes }: Pick<ReconcileSettings, 'lookBackHours' | 'everyMinutes'>,
  { output = 'cursor', cut }: CursorShape = {},
): Window {
  const run = newest(last);
  const cursor = run.properties.outputs[output].value;
  const parts = call('split', coalesce<string>(cursor, ''), SEPARATOR) as Expr<readonly string[]>;
  // Not when it was due: it may have waited for the one before it.
  const { startTime } = recordOf(last);
  const ago = (seconds: number, format = TIME): Expr<string> =>
    call('addSeconds', startTime, -seconds, format);
  const partOf = (part: number): Expr<string> => coalesce<string>(at(parts, part), '');
  // Where runs have failed in between, or the last one has waited for answers, something was down, and what was started shortly before may have failed as well.
  const patience = everyMinutes * 90;
  const started = coalesce<string>(run.properties.startTime, LONG_AGO);
  const ended = coalesce<string>(run.properties.endTime, started);
  const hasFailed = call('less', ended, ago(patience));
  const wasLong = call('less', call('addSeconds', started, patience, TIME), ended);
  // One that had more to do than its budget allows was long for that; to look back then would be to fall further behind.
  const hasWaited =
    cut === undefined ? wasLong : and(wasLong, not(equals<string>(partOf(cut), MORE)));
  const isRecovering = or(hasFailed, hasWaited);
  // As far as the trouble has lasted.
  const lasted = call(
    'div',
    call('sub', call('ticks', startTime), call('ticks', started)),
    TICKS_PER_SECOND,
  );
  const troubled = call('min', RECOVERY_SECONDS, lasted);
  const back = call('if', isRecovering, call('sub', 0, troubled), 0) as Expr<number>;
  return {
    from: (part, format = TIME) => {
      const given = partOf(part);
      return when<string>(
        empty(given),
        ago(lookBackHours * 3600, format),
        call('addSeconds', orElse(given, LONG_AGO), back, format),
      );
    },
    rest: partOf,
    isRecovering,
    lastEnded: coalesce<string>(run.properties.endTime, ''),
    end: ago(SETTLING_SECONDS),
  };
}

/** The parts of a cursor as one text. */
export const cursorText = (first: Expr<string>, ...others: readonly Expr<string>[]): Expr<string> =>
  concat(first, ...others.flatMap((part) => [SEPARATOR, part]));

/** What a run leaves behind for the next one. */
export const cursorOf = (
  ...parts: Parameters<typeof cursorText>
): NonNullable<Definition['outputs']> => ({ cursor: cursorText(...parts) });
