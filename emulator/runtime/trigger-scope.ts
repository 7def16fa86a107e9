import { TemplateError } from '../expression/errors';
import type { OperationRecord, Scope } from '../expression/scope';
import type { Data, DataObject } from '../expression/value';
import { timestamp } from './time';
import type { Trigger } from './trigger';
import type { Workflow } from './workflow';

/** What the expressions of a trigger see: itself and the parameters, for no run exists yet. */
export class TriggerScope implements Scope {
  readonly #workflow: Workflow;
  readonly #trigger: Trigger;
  readonly #outputs: DataObject;

  constructor(workflow: Workflow, trigger: Trigger, outputs: DataObject) {
    this.#workflow = workflow;
    this.#trigger = trigger;
    this.#outputs = outputs;
  }

  trigger(): OperationRecord {
    const time = timestamp(this.now());
    return {
      name: this.#trigger.name,
      status: 'Succeeded',
      code: 'OK',
      startTime: time,
      endTime: time,
      outputs: this.#outputs,
    };
  }

  parameter(name: string): Data {
    return this.#workflow.parameter(name).value;
  }

  workflow(): Data {
    const { id, name, location, tags } = this.#workflow;
    return { id, name, type: 'Microsoft.Logic/workflows', location, tags };
  }

  callbackUrl(): string {
    return this.#workflow.callbackUrl;
  }

  now(): number {
    return this.#workflow.runtime.scheduler.now;
  }

  random(): number {
    return this.#workflow.runtime.scheduler.random();
  }

  action(): OperationRecord | undefined {
    return this.#refuse('actions');
  }

  result(): readonly OperationRecord[] {
    return this.#refuse('result');
  }

  self(): OperationRecord {
    return this.#refuse('action');
  }

  variable(): Data {
    return this.#refuse('variables');
  }

  item(): Data {
    return this.#refuse('item');
  }

  items(): Data {
    return this.#refuse('items');
  }

  iterationIndex(): number {
    return this.#refuse('iterationIndexes');
  }

  #refuse(name: string): never {
    throw new TemplateError(
      `The template function '${name}' is not expected at this location: the trigger '${this.#trigger.name}' fires ` +
        'before anything runs.',
    );
  }
}
