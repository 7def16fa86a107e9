import { TemplateError } from '../expression/errors';
import type { Lasting } from '../expression/remembered';
import type { OperationRecord, Scope } from '../expression/scope';
import type { Data } from '../expression/value';
import type { CompiledAction } from './compile';
import type { Frame, Iteration } from './frame';
import { recordOf, resultOf } from './reading';
import { type ActionRecord, visibleTo } from './record';
import type { Run } from './run';
import { ActionTaint } from './taint';

/** What the expressions of an action see of its run; of the definition's outputs when there is no action. */
export class ActionScope implements Scope {
  /** @default - the definition hides nothing, and nothing is followed */
  readonly taint?: ActionTaint;
  readonly #lasting: Lasting = new Map();
  readonly #run: Run;
  readonly #frame: Frame;
  readonly #action: CompiledAction | undefined;
  #item: { readonly value: Data } | undefined;
  #self: ActionRecord | undefined;
  #callbackUrl: string | undefined;

  constructor(run: Run, frame: Frame, action?: CompiledAction) {
    this.#run = run;
    this.#frame = frame;
    this.#action = action;
    if (run.taint !== undefined) {
      this.taint = new ActionTaint(run.taint, (operation, part) => run.secures(operation, part));
    }
  }

  /** Whether secured data of another operation has been read. */
  get usedSecret(): boolean {
    return this.taint?.used ?? false;
  }

  /** Evaluates with `item()` being an item of the array that the action goes through. */
  forItem<T>(value: Data, evaluate: () => T): T {
    this.#item = { value };
    try {
      return evaluate();
    } finally {
      this.#item = undefined;
    }
  }

  /** Evaluates with `action()` being a record of the action itself. */
  as<T>(record: ActionRecord, evaluate: () => T): T {
    this.#self = record;
    try {
      return evaluate();
    } finally {
      this.#self = undefined;
    }
  }

  get lasting(): Lasting | undefined {
    return this.#item && this.#lasting;
  }

  trigger(): OperationRecord {
    return this.#run.trigger;
  }

  action(name: string): OperationRecord | undefined {
    return recordOf(this.#referenced(name), this.#frame);
  }

  result(block: string): readonly OperationRecord[] {
    return resultOf(this.#referenced(block), this.#frame);
  }

  self(): OperationRecord {
    if (this.#self !== undefined) return visibleTo(this.#self);
    throw new TemplateError(
      "The function 'action' can be used only in tracked properties and in the condition of an Until.",
    );
  }

  variable(name: string): Data {
    return this.#run.variables.read(this.#name, name);
  }

  parameter(name: string): Data {
    const parameter = this.#run.workflow.parameter(name);
    if (parameter.secure) this.taint?.add(parameter.value);
    return parameter.value;
  }

  item(): Data {
    if (this.#item !== undefined) return this.#item.value;
    for (const { iteration } of this.#frame.outwards()) {
      if (iteration?.loop.type.hasItems === true) return iteration.item;
    }
    throw new TemplateError(
      `The template function 'item' is not expected at this location: action '${this.#name}' is in no loop.`,
    );
  }

  items(loop: string): Data {
    return this.#iterationOf(loop, true).item;
  }

  iterationIndex(loop: string): number {
    return this.#iterationOf(loop, false).index;
  }

  workflow(): Data {
    return this.#run.reference;
  }

  callbackUrl(): string {
    if (this.#action?.type.isWebhook !== true) return this.#run.workflow.callbackUrl;
    this.#callbackUrl ??= this.#run.newCallbackUrl(this.#action);
    return this.#callbackUrl;
  }

  now(): number {
    return this.#run.scheduler.now;
  }

  random(): number {
    return this.#run.random();
  }

  get #name(): string {
    return this.#action?.name ?? 'outputs';
  }

  #referenced(name: string): CompiledAction {
    const action = this.#run.workflow.definition.actions.get(name.toLowerCase());
    if (action !== undefined) return action;
    throw new TemplateError(
      `The action(s) '${name}' referenced by 'inputs' in action '${this.#name}' are not defined in the template.`,
    );
  }

  #iterationOf(loop: string, hasItems: boolean): Iteration {
    for (const { iteration } of this.#frame.outwards()) {
      if (iteration?.loop.key !== loop.toLowerCase()) continue;
      if (iteration.loop.type.hasItems === hasItems) return iteration;
    }
    throw new TemplateError(
      `The repetition action(s) '${loop}' referenced by 'inputs' in action '${this.#name}' are not defined in the ` +
        'template.',
    );
  }
}
