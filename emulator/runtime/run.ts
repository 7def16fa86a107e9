import type { Data } from '../expression/value';
import type { CallbackRequest } from './callbacks';
import type { CompiledAction } from './compile';
import { type Conclusion, type RunEnd, conclude, stopped } from './conclusion';
import { type NotImplementedError, RunEnded } from './errors';
import { type Finding, findingsOf } from './findings';
import { Frame } from './frame';
import { historyOf } from './history';
import { Meter } from './meter';
import { type Random, seededRandom, uuid } from './random';
import type { ActionRecord, RunError, TriggerRecord } from './record';
import type { Reply } from './reply';
import { runBranch } from './run-branch';
import { runName } from './run-name';
import type { Scheduler } from './scheduler';
import { Signal } from './signal';
import { RunTaint } from './taint';
import { timestamp } from './time';
import { Variables } from './variables';
import type { Workflow } from './workflow';

/** Where a run is: queued behind others, at work, or at its end. */
export type RunStatus = 'Waiting' | 'Running' | 'Succeeded' | 'Failed' | 'Cancelled';

/** One run of a workflow: what it did, and what it left in the run history. */
export class Run {
  readonly name: string;
  readonly workflow: Workflow;
  readonly scheduler: Scheduler;
  readonly trigger: TriggerRecord;
  readonly clientTrackingId: string;
  readonly frame = new Frame();
  readonly variables = new Variables();
  readonly meter = new Meter();
  /** Present when the definition hides anything. */
  readonly taint: RunTaint | undefined;
  readonly random: Random;
  /** What the run answers to the caller of its Request trigger; present when a caller waits. */
  readonly reply: Signal<Reply> | undefined;

  #status: RunStatus = 'Waiting';
  #startTime: string;
  #started = 0;
  #endTime: string | undefined;
  #conclusion: Conclusion | undefined;
  #findings: readonly Finding[] | undefined;
  #end: RunEnd | undefined;
  #trackingIds = 0;
  #callbackUrls = 0;
  #reference: Data | undefined;
  #refusal: NotImplementedError | undefined;
  /** Given when it is at its end, however it ended. */
  readonly done = new Signal<true>();
  readonly #over = new Signal<true>();
  readonly #trackingPrefix: string;

  constructor(workflow: Workflow, trigger: TriggerRecord, reply: Signal<Reply> | undefined) {
    this.workflow = workflow;
    this.scheduler = workflow.runtime.scheduler;
    this.random = seededRandom(Math.floor(this.scheduler.random() * 0x1_0000_0000));
    this.name = runName(this.scheduler.now, this.random);
    this.trigger = trigger;
    this.clientTrackingId = trigger.clientTrackingId === '' ? this.name : trigger.clientTrackingId;
    this.reply = reply;
    this.taint = workflow.definition.hasSecrets ? new RunTaint() : undefined;
    this.#startTime = this.timestamp();
    this.#trackingPrefix = uuid(this.random).slice(0, -12);
  }

  get status(): RunStatus {
    return this.#status;
  }

  get startTime(): string {
    return this.#startTime;
  }

  /** When it ended; undefined while it has not. */
  get endTime(): string | undefined {
    return this.#endTime;
  }

  /** The code of its end; undefined while it has not ended, or when all went well. */
  get code(): string | undefined {
    return this.#conclusion?.code;
  }

  get error(): RunError | undefined {
    return this.#conclusion?.error;
  }

  /** The definition's outputs, by name; undefined unless the run succeeded and the definition has some. */
  get outputs(): Readonly<Record<string, Data>> | undefined {
    return this.#conclusion?.outputs;
  }

  /** Where its visible history shows secrets; empty before it ended. */
  get findings(): readonly Finding[] {
    if (this.#endTime === undefined) return [];
    // Looked for when somebody asks: of most runs nobody does.
    this.#findings ??= findingsOf(this);
    return this.#findings;
  }

  /** Whether a Terminate or a cancellation has ended it. */
  get ended(): boolean {
    return this.#end !== undefined;
  }

  /** Milliseconds of the virtual clock since it started. */
  get age(): number {
    return this.scheduler.now - this.#started;
  }

  /** How messages call it. */
  get label(): string {
    return `${this.workflow.name}/${this.name}`;
  }

  /** What `workflow()` gives. */
  get reference(): Data {
    const { id, name, location, tags } = this.workflow;
    this.#reference ??= {
      id,
      name,
      type: 'Microsoft.Logic/workflows',
      location,
      tags,
      run: {
        id: `${id}/runs/${this.name}`,
        name: this.name,
        type: 'Microsoft.Logic/workflows/runs',
      },
    };
    return this.#reference;
  }

  /** The records of all its actions in the definition's order, each iteration of a loop on its own. */
  actions(): ActionRecord[] {
    return historyOf(this.workflow.definition.branch, this.frame);
  }

  timestamp(): string {
    return timestamp(this.scheduler.now);
  }

  nextTrackingId(): string {
    this.#trackingIds++;
    return this.#trackingPrefix + this.#trackingIds.toString(16).padStart(12, '0');
  }

  /** Whether the run history hides this part of an operation, so that reading it gives a secret. */
  secures(operation: string, part: 'inputs' | 'outputs'): boolean {
    const action = this.workflow.definition.actions.get(operation.toLowerCase());
    if (action === undefined) {
      return operation === this.trigger.name && this.trigger.secured[part];
    }
    // What Compose, ParseJson and Response give is not protected further down, whatever they were told to hide.
    return action.secured[part] && !(part === 'outputs' && action.type.inputsHideOutputs);
  }

  /** Waits on the virtual clock; throws `RunEnded` when the run is ended meanwhile. */
  async sleep(milliseconds: number): Promise<void> {
    await this.scheduler.wait(this.#over, `${this.label}: a wait`, { timeout: milliseconds });
    this.refuseEnded();
  }

  /** Lets others go first; throws `RunEnded` when one of them ended the run. */
  async turn(): Promise<void> {
    await this.scheduler.turn();
    this.refuseEnded();
  }

  /** A new address at which an action, in one iteration, waits for its callback. */
  newCallbackUrl(action: CompiledAction): string {
    this.#callbackUrls++;
    const id = `${this.workflow.id}/runs/${this.name}/actions/${encodeURIComponent(action.name)}`;
    return this.workflow.runtime.callbacks.urlOf(`${id}/run/${this.#callbackUrls}`);
  }

  /** Waits until something calls back; undefined when the time was up first. */
  async callback(url: string, timeout: number): Promise<CallbackRequest | undefined> {
    const { callbacks } = this.workflow.runtime;
    const signal = callbacks.expect(url);
    const silence = this.#over.listen(() => {
      signal.fire(undefined);
    });
    const request = await this.scheduler.wait(signal, `${this.label}: a callback`, {
      timeout,
      external: true,
    });
    silence();
    callbacks.giveUp(url);
    this.refuseEnded();
    return request;
  }

  /** Ends the run early: actions at work are cancelled, those to come are skipped. */
  end(end: RunEnd): void {
    if (this.#end !== undefined || this.#endTime !== undefined) return;
    this.#end = end;
    this.#over.fire(true);
  }

  /** Cancels the run, as the portal's "Cancel run" does. */
  cancel(): void {
    this.end({ status: 'Cancelled' });
  }

  /** Keeps that the emulator could not run an action: the run goes on as after a failure, and then tells. */
  refuse(refusal: NotImplementedError): void {
    this.#refusal ??= refusal;
  }

  /**
   * Runs all actions. Faults of the definition end it as failed; an error of the emulation is thrown, a refusal after all
   * else has run.
   */
  async execute(): Promise<void> {
    this.#status = 'Running';
    this.#started = this.scheduler.now;
    this.#startTime = this.timestamp();
    try {
      await runBranch(this.workflow.definition.branch, this, this.frame);
      this.#conclusion = conclude(this, this.#end);
      this.#status = this.#conclusion.status;
    } catch (error) {
      this.#conclusion = stopped(error);
      this.#status = 'Failed';
      throw error;
    } finally {
      this.#endTime = this.timestamp();
      this.workflow.finished(this);
      this.done.fire(true);
    }
    if (this.#refusal !== undefined) throw this.#refusal;
  }

  /** Throws `RunEnded` once the run is ended. */
  refuseEnded(): void {
    if (this.ended) throw new RunEnded(`The run ${this.label} is over.`);
  }
}
