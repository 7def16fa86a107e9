import type { Scheduler } from './scheduler';
import { Signal } from './signal';

/** Tasks that another task starts and waits for. */
export class TaskGroup {
  readonly #scheduler: Scheduler;
  #done = new Signal<true>();
  #live = 0;

  constructor(scheduler: Scheduler) {
    this.#scheduler = scheduler;
  }

  spawn(work: () => Promise<void>): void {
    if (this.#live === 0) this.#done = new Signal();
    this.#live++;
    this.#scheduler.spawn(async () => {
      await work();
      this.#live--;
      if (this.#live === 0) this.#done.fire(true);
    });
  }

  /** Waits until all tasks are done, also those that tasks of the group added; called once, by one task. */
  async join(what: string): Promise<void> {
    if (this.#live > 0) await this.#scheduler.wait(this.#done, what);
  }
}
