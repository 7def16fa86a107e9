import type { CompiledAction } from './compile';
import type { Frame } from './frame';
import type { ActionRecord, Outcome } from './record';
import type { Run } from './run';

/** What an action leaves behind that has come to its end by now; one that took no time has begun now as well. */
export function actionRecord(
  action: CompiledAction,
  run: Run,
  frame: Frame,
  outcome: Omit<Outcome, 'executions'>,
  startTime = run.timestamp(),
): ActionRecord {
  return {
    name: action.name,
    type: action.json.type,
    ...outcome,
    startTime,
    endTime: run.timestamp(),
    trackingId: run.nextTrackingId(),
    clientTrackingId: run.clientTrackingId,
    repetitionIndexes: frame.repetitionIndexes,
    secured: action.secured,
  };
}
