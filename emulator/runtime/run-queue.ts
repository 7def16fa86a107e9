import { REPLY_TIMEOUT, refusal } from './reply';
import type { Run } from './run';
import type { Scheduler } from './scheduler';
import type { Concurrency } from './trigger';

/** Starts the runs of a workflow, as many at a time as its trigger allows; the others wait in order. */
export class RunQueue {
  readonly #scheduler: Scheduler;
  #waiting: { readonly run: Run; readonly concurrency: Concurrency }[] = [];
  #active = 0;
  #generation = 0;

  constructor(scheduler: Scheduler) {
    this.#scheduler = scheduler;
  }

  /** Whether more runs may start or wait. */
  hasRoom(concurrency: Concurrency | undefined, count: number): boolean {
    if (concurrency === undefined) return true;
    const free = Math.max(0, concurrency.runs - this.#active);
    return this.#waiting.length + count - free <= concurrency.waiting;
  }

  add(run: Run, concurrency: Concurrency | undefined): void {
    if (concurrency !== undefined && this.#active >= concurrency.runs) {
      this.#waiting.push({ run, concurrency });
      return;
    }
    this.#start(run);
  }

  clear(): void {
    this.#generation++;
    this.#waiting = [];
    this.#active = 0;
  }

  #start(run: Run): void {
    const generation = this.#generation;
    this.#active++;
    this.#scheduler.spawn(async () => {
      try {
        await run.execute();
      } finally {
        answerCaller(run);
        if (generation === this.#generation) this.#finished();
      }
    });
  }

  #finished(): void {
    this.#active--;
    const next = this.#waiting[0];
    if (next === undefined || this.#active >= next.concurrency.runs) return;
    this.#waiting.shift();
    this.#start(next.run);
  }
}

/** A run that ends without its Response action leaves the caller with the gateway's answer. */
function answerCaller(run: Run): void {
  run.reply?.fire(
    run.age > REPLY_TIMEOUT
      ? refusal(
          504,
          'GatewayTimeout',
          "The gateway did not receive a response from 'Microsoft.Logic' within the specified time period.",
        )
      : refusal(
          502,
          'NoResponse',
          `The server did not receive a response from an upstream server. Request tracking id '${run.name}'.`,
        ),
  );
}
