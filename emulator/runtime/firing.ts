import type { Data, DataObject } from '../expression/value';
import { uuid } from './random';
import type { TriggerRecord } from './record';
import type { Reply } from './reply';
import type { Run } from './run';
import type { Signal } from './signal';
import { timestamp } from './time';
import type { Trigger } from './trigger';
import type { Workflow } from './workflow';

/** What a trigger is given when it fires. */
export interface TriggerInput {
  /** @default - none */
  readonly headers?: Readonly<Record<string, string>>;
  /** @default - none; `triggerBody()` is null */
  readonly body?: Data;
  /** @default - none */
  readonly queries?: Readonly<Record<string, string>>;
}

/** What came of firing a trigger. */
export interface Firing {
  readonly record: TriggerRecord;
  /** The runs it started or queued. */
  readonly runs: readonly Run[];
  /** What the caller gets; comes later where a Response action answers. */
  readonly reply: Signal<Reply>;
}

/** The record of a firing, at the present time. */
export function triggerRecord(
  { runtime: { scheduler } }: Workflow,
  trigger: Trigger,
  outputs: DataObject,
  end: Pick<TriggerRecord, 'status' | 'code' | 'clientTrackingId' | 'fired' | 'error'>,
): TriggerRecord {
  const time = timestamp(scheduler.now);
  return {
    name: trigger.name,
    type: trigger.json.type,
    startTime: time,
    endTime: time,
    trackingId: uuid(() => scheduler.random()),
    secured: trigger.secured,
    ...(Object.keys(outputs).length === 0 ? {} : { outputs }),
    ...end,
  };
}
