import type { Json } from '../../workflow/parameter';
import type { DefinitionJson } from '../../workflow/schema';
import type { DataObject } from '../expression/value';
import { type CompiledDefinition, compile } from './compile';
import { DeploymentError } from './errors';
import { type Firing, type TriggerInput, triggerRecord } from './firing';
import { httpStatusName } from './http-status';
import { type Billed, Meter } from './meter';
import { type ParameterValue, Parameters } from './parameters';
import type { RunError, TriggerRecord } from './record';
import { nextOccurrence } from './recurrence';
import { type Reply, refusal } from './reply';
import { Run } from './run';
import { RunQueue } from './run-queue';
import type { Runtime } from './runtime';
import { Signal } from './signal';
import { render } from './template';
import { TriggerScope } from './trigger-scope';
import { type Trigger, compileTriggers, concurrencyOf } from './trigger';
import { judge } from './verdict';

/** What the caller gets of a workflow that does not answer it. */
const ACCEPTED: Reply = { status: 202, headers: {} };

/** A workflow as a deployment describes it. */
export interface WorkflowResource {
  /** The Azure resource id. */
  readonly id: string;
  readonly name: string;
  readonly definition: DefinitionJson;

  /**
   * Values for the definition's parameters, `$connections` among them.
   * @default - the defaults that the definition declares
   */
  readonly parameters?: Readonly<Record<string, Json>>;

  /**
   * The resource id of the user-assigned identity.
   * @default - the system-assigned identity
   */
  readonly identity?: string;

  /** @default 'westeurope' */
  readonly location?: string;

  /** @default - none */
  readonly tags?: Readonly<Record<string, string>>;
}

/** A deployed workflow: its definition made ready, and the history of its triggers and runs. */
export class Workflow {
  readonly id: string;
  readonly name: string;
  readonly location: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly identity: string | undefined;
  readonly definition: CompiledDefinition;
  readonly triggers: readonly Trigger[];
  readonly runtime: Runtime;
  readonly #parameters: Parameters;
  readonly #queue: RunQueue;
  #firings: TriggerRecord[] = [];
  #runs: Run[] = [];
  #idle = new Meter();
  #generation = 0;

  constructor(resource: WorkflowResource, runtime: Runtime) {
    const { definition, parameters = {} } = resource;
    this.id = resource.id;
    this.name = resource.name;
    this.location = resource.location ?? 'westeurope';
    this.tags = resource.tags ?? {};
    this.identity = resource.identity;
    this.runtime = runtime;
    this.definition = compile(definition);
    this.triggers = compileTriggers(definition.triggers);
    this.#parameters = new Parameters(definition, parameters);
    this.#queue = new RunQueue(runtime.scheduler);
  }

  /** The runs, oldest first. */
  get runs(): readonly Run[] {
    return this.#runs;
  }

  /** What its triggers did, oldest first, skipped ones too. */
  get firings(): readonly TriggerRecord[] {
    return this.#firings;
  }

  /** Executions of triggers that started no run; those that did are billed with their first run. */
  get billedWithoutRun(): Billed {
    return this.#idle.billed;
  }

  /** The address of its first trigger. */
  get callbackUrl(): string {
    return this.runtime.callbacks.urlOf(`${this.id}/triggers/${this.#trigger().name}/paths/invoke`);
  }

  parameter(name: string): ParameterValue {
    return this.#parameters.get(name);
  }

  /** Whether some action answers the caller of a Request trigger. */
  get answers(): boolean {
    for (const { type } of this.definition.actions.values()) if (type.answers) return true;
    return false;
  }

  /**
   * Fires a trigger. Its runs become tasks of the scheduler: `settle` runs them.
   * @param name the trigger; the first one unless given
   * @throws NotImplementedError for a trigger that the emulator cannot fire
   */
  fire(input: TriggerInput = {}, name?: string): Firing {
    const trigger = this.#trigger(name);
    if (trigger.refusal !== undefined) throw trigger.refusal;
    const outputs: DataObject = { ...input };
    const verdict = judge(this, trigger, outputs);
    switch (verdict.status) {
      case 'Succeeded':
        return this.#fires(trigger, verdict.outputs, verdict.clientTrackingId);
      case 'Skipped':
        return this.#skips(trigger, outputs, verdict.clientTrackingId);
      case 'Failed':
        return this.#refuses(trigger, outputs, verdict.answer, verdict.error);
    }
  }

  /** Starts the recurrences: they fire while the clock is run forward with `runUntil`. */
  start(): void {
    for (const trigger of this.triggers) {
      if (trigger.type === 'recurrence') this.#recur(trigger, undefined, this.#generation);
    }
  }

  /** Tells that one of its runs is at its end, and forgets old ones where only so many are kept. */
  finished(run: Run): void {
    const { keptRuns, runEnded } = this.runtime;
    runEnded(run);
    if (this.#runs.length <= keptRuns * 2) return;
    // The newest run that has succeeded stays: a schedule goes on from where that one has come.
    const last = this.#runs.findLast(({ status }) => status === 'Succeeded');
    const old = this.#runs.length - keptRuns;
    this.#runs = this.#runs.filter(
      (each, index) => index >= old || each === last || each.endTime === undefined,
    );
    this.#firings = this.#firings.slice(-keptRuns);
  }

  /** Forgets all runs and stops the recurrences. */
  reset(): void {
    this.#generation++;
    this.#firings = [];
    this.#runs = [];
    this.#idle = new Meter();
    this.#queue.clear();
  }

  #trigger(name?: string): Trigger {
    const trigger = this.triggers.find(
      (each) => name === undefined || each.name.toLowerCase() === name.toLowerCase(),
    );
    if (trigger !== undefined) return trigger;
    const known = this.triggers.map((each) => `'${each.name}'`).join(', ');
    throw new DeploymentError(
      'TriggerNotFound',
      `The workflow '${this.name}' has no trigger '${name ?? ''}'. Its triggers: ${known || 'none'}.`,
    );
  }

  #recur(trigger: Trigger, previous: number | undefined, generation: number): void {
    const { scheduler } = this.runtime;
    const recurrence = render(trigger.json.recurrence ?? null, new TriggerScope(this, trigger, {}));
    const at = nextOccurrence(trigger.name, recurrence, scheduler.now, previous);
    scheduler.schedule(at, () => {
      if (generation !== this.#generation) return;
      this.fire({}, trigger.name);
      this.#recur(trigger, at, generation);
    });
  }

  #fires(trigger: Trigger, outputs: readonly DataObject[], clientTrackingId: string): Firing {
    const concurrency = concurrencyOf(trigger);
    if (!this.#queue.hasRoom(concurrency, outputs.length)) {
      return this.#refuses(trigger, outputs[0] ?? {}, 429, {
        code: 'TooManyRequests',
        message: `The workflow '${this.name}' has reached its limit of ${concurrency?.waiting ?? 0} waiting runs.`,
      });
    }
    const reply = new Signal<Reply>();
    const waits = trigger.type === 'request' && this.answers;
    if (!waits) reply.fire(ACCEPTED);
    const end = { status: 'Succeeded', code: 'OK', clientTrackingId } as const;
    const runs = outputs.map((each) => {
      const record = triggerRecord(this, trigger, each, { ...end, fired: true });
      return new Run(this, record, waits ? reply : undefined);
    });
    const [first] = runs;
    if (first === undefined) {
      return this.#startsNothing(
        trigger,
        triggerRecord(this, trigger, {}, { ...end, fired: false }),
        ACCEPTED,
      );
    }
    first.meter.count(trigger.billing, 1);
    this.#runs.push(...runs);
    this.#firings.push(first.trigger);
    for (const run of runs) this.#queue.add(run, concurrency);
    return { record: first.trigger, runs, reply };
  }

  #skips(trigger: Trigger, outputs: DataObject, clientTrackingId: string): Firing {
    const end = { status: 'Skipped', code: 'TriggerConditionNotMet', clientTrackingId } as const;
    const record = triggerRecord(this, trigger, outputs, { ...end, fired: false });
    return this.#startsNothing(trigger, record, ACCEPTED);
  }

  #refuses(trigger: Trigger, outputs: DataObject, answer: number, error: RunError): Firing {
    const record = triggerRecord(this, trigger, outputs, {
      status: 'Failed',
      code: httpStatusName(answer),
      clientTrackingId: '',
      fired: false,
      error,
    });
    return this.#startsNothing(trigger, record, refusal(answer, error.code, error.message));
  }

  #startsNothing(trigger: Trigger, record: TriggerRecord, answer: Reply): Firing {
    this.#idle.count(trigger.billing, 1);
    this.#firings.push(record);
    const reply = new Signal<Reply>();
    reply.fire(answer);
    return { record, runs: [], reply };
  }
}
