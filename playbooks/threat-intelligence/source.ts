import type { IntelligenceNames } from '../../mappings/servicenow/threat-intelligence';
import { and, call, coalesce, empty, not, or, when } from '../../workflow/calls';
import type { Action } from '../../workflow/definition';
import type { Expr, Ref } from '../../workflow/tree';
import type { Step } from '../failed-steps';
import { TIME, type Window } from '../window';
import type { Observable } from './observable';

/** What a run reads from ServiceNow. */
export interface Source {
  readonly names: IntelligenceNames;
  readonly actions: readonly Action[];
  readonly steps: readonly Step[];
  readonly observables: Action<readonly Observable[]>;
  /** How far the run comes: the parts of the cursor, the first of them a time. */
  readonly progress: readonly [Expr<string>, ...Expr<string>[]];
  /** How far it comes where an observable has to be read once more; of several, the first. */
  readonly heldAt: (one: Ref<Observable>) => readonly [Expr<string>, ...Expr<string>[]];
  /** Whether an earlier run cannot have brought an observable as it was before. */
  readonly isNew: (one: Ref<Observable>) => Expr<boolean>;
}

/** A text that may be missing in a record. */
export const textOf = (value: Expr<string | null>): Expr<string> =>
  call('string', coalesce<string>(value, ''));

/** What runs before the first one that succeeded have brought may have changed since. */
const FIRST_RUNS_HOURS = 24;

/**
 * The time before which no run has brought anything: what has not changed since then was never brought in another state. The first run that succeeds
 * settles it, and those that failed before it are allowed for.
 */
export const beginning = (window: Window, part: number): Expr<string> =>
  when<string>(
    empty(window.rest(part)),
    call('addHours', window.end, -FIRST_RUNS_HOURS, TIME),
    window.rest(part),
  );

/**
 * Whether no earlier run can have brought an observable: it has not changed since before the first run, or it was made after what the last one has read. After failed runs
 * nobody knows what those have brought.
 * @param read the time after which nothing was read yet; an empty text where nothing was read at all
 */
export const isNewSince =
  ({ isRecovering }: Window, first: Expr<string>, read: Expr<string>) =>
  ({ created, updated }: Ref<Observable>): Expr<boolean> =>
    or(
      call('lessOrEquals', updated, first),
      and(not(isRecovering), not(empty(read)), call('greater', created, read)),
    );
