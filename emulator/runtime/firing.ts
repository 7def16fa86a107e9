import { TemplateError } from '../expression/errors';
import { type Data, type DataObject, isObject } from '../expression/value';
import { sanitized } from './authentication';
import { uuid } from './random';
import type { TriggerRecord } from './record';
import type { Reply } from './reply';
import type { Run } from './run';
import type { Signal } from './signal';
import { render } from './template';
import { timestamp } from './time';
import type { Trigger } from './trigger';
import { TriggerScope } from './trigger-scope';
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
  workflow: Workflow,
  trigger: Trigger,
  outputs: DataObject,
  end: Pick<TriggerRecord, 'status' | 'code' | 'clientTrackingId' | 'fired' | 'error'>,
): TriggerRecord {
  const { scheduler } = workflow.runtime;
  const time = timestamp(scheduler.now);
  const inputs = inputsOf(workflow, trigger);
  return {
    name: trigger.name,
    type: trigger.json.type,
    startTime: time,
    endTime: time,
    trackingId: uuid(() => scheduler.random()),
    secured: trigger.secured,
    ...(inputs === undefined ? {} : { inputs }),
    ...(Object.keys(outputs).length === 0 ? {} : { outputs }),
    ...end,
  };
}

/** The inputs of a trigger as the history shows them; none where it has none, or they cannot be evaluated. */
function inputsOf(workflow: Workflow, trigger: Trigger): Data | undefined {
  const { inputs } = trigger.json;
  if (inputs === undefined || inputs === null) return undefined;
  try {
    const rendered = render(inputs, new TriggerScope(workflow, trigger, {}));
    return isObject(rendered) ? sanitized(rendered) : rendered;
  } catch (error) {
    if (error instanceof TemplateError) return undefined;
    throw error;
  }
}
