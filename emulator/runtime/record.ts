import type { OperationRecord } from '../expression/scope';
import type { Data, DataObject } from '../expression/value';

/** How an action ended. */
export type ActionStatus = 'Succeeded' | 'Failed' | 'Skipped' | 'TimedOut' | 'Cancelled';

/** What went wrong, as the run history shows it. */
export interface RunError {
  readonly code: string;
  readonly message: string;
}

/** Which parts of an operation the run history hides. */
export interface Secured {
  readonly inputs: boolean;
  readonly outputs: boolean;
}

/** Nothing is hidden. */
export const VISIBLE: Secured = { inputs: false, outputs: false };

/** A failed try of a call, before the one that decided. */
export interface Retry {
  readonly startTime: string;
  readonly endTime: string;
  readonly code: string;
  /** @default - the answer carried no error of its own */
  readonly error?: RunError;
}

/** In which iteration of which loop an action ran. */
export interface RepetitionIndex {
  readonly scopeName: string;
  readonly itemIndex: number;
}

/** What an action of a run left behind. */
export interface ActionRecord extends OperationRecord {
  readonly type: string;
  readonly status: ActionStatus;
  /** `NotSpecified` where the runtime gives none. */
  readonly code: string;
  readonly startTime: string;
  readonly endTime: string;
  readonly trackingId: string;
  readonly clientTrackingId: string;
  /** Outermost loop first; empty outside of loops. */
  readonly repetitionIndexes: readonly RepetitionIndex[];
  readonly secured: Secured;
  /** @default - no try failed before the one that decided */
  readonly retryHistory?: readonly Retry[];
  /** @default - the definition tracks none */
  readonly trackedProperties?: DataObject;
  /** @default - the action is no loop */
  readonly iterationCount?: number;
}

/** What running an action came to, before it becomes a record. */
export interface Outcome {
  readonly status: ActionStatus;
  readonly code: string;
  /** @default - none: a block, or a template that failed */
  readonly inputs?: Data;
  /** @default - none */
  readonly outputs?: Data;
  /** @default - none; what failed by its answer's status has none either */
  readonly error?: RunError;
  /** @default - no try failed before the one that decided */
  readonly retryHistory?: readonly Retry[];
  /** @default - the action is no loop */
  readonly iterationCount?: number;
  /**
   * How many executions are billed.
   * @default 1
   */
  readonly executions?: number;
}

/** How the trigger of a run fired. */
export interface TriggerRecord extends OperationRecord {
  readonly type: string;
  readonly status: 'Succeeded' | 'Skipped' | 'Failed';
  readonly code: string;
  readonly startTime: string;
  readonly endTime: string;
  readonly trackingId: string;
  readonly clientTrackingId: string;
  readonly secured: Secured;
  /** Whether it started or queued runs. */
  readonly fired: boolean;
}

/** An action that came to an end as it should. */
export const succeeded = (outputs: Data | undefined, rest: Partial<Outcome> = {}): Outcome => ({
  status: 'Succeeded',
  code: 'OK',
  ...(outputs === undefined ? {} : { outputs }),
  ...rest,
});

/** An action that failed, its error's code the same as its own unless given. */
export const failed = (code: string, message: string, rest: Partial<Outcome> = {}): Outcome => ({
  status: 'Failed',
  code,
  error: { code, message },
  ...rest,
});

/** An action that a Terminate or a cancellation cut off. */
export const CANCELLED: Outcome = { status: 'Cancelled', code: 'Terminated' };

/** A block that came to an end as it should; the runtime gives blocks no code. */
export const BLOCK_SUCCEEDED: Outcome = { status: 'Succeeded', code: 'NotSpecified' };

/** A block with a failed action in it that nothing handled. */
export const BLOCK_FAILED: Outcome = failed(
  'ActionFailed',
  'An action failed. No dependent actions succeeded.',
);

/** A record as `actions('X')` and `result('X')` show it: a code of `NotSpecified` is not shown. */
export function visibleTo(record: ActionRecord): OperationRecord {
  if (record.code !== 'NotSpecified') return record;
  const { code: _hidden, ...shown } = record;
  return shown;
}
