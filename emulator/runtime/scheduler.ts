import { type Random, seededRandom } from './random';
import { DEFAULT_PROPS, type SchedulerProps } from './scheduler-props';
import type { Signal } from './signal';
import { Timers } from './timers';

/** How long to wait, and for whom. */
export interface WaitProps {
  /**
   * The longest wait, in milliseconds of the virtual clock.
   * @default - no limit
   */
  readonly timeout?: number;

  /**
   * Whether the value comes from outside the emulation, so that waiting for it at a standstill is no deadlock.
   * @default false
   */
  readonly external?: boolean;
}

interface Waiting {
  readonly what: string;
  readonly external: boolean;
}

/** The emulation stands still although tasks are not done, or it does not come to a standstill. */
export class SchedulerError extends Error {
  override readonly name = 'SchedulerError';
}

const READY = Promise.resolve();

/**
 * Runs asynchronous tasks one at a time on a virtual clock.
 *
 * A task keeps its turn until it calls `turn`, `sleep` or `wait`, also across real asynchronous work such as a call
 * into a service. Which of the ready tasks goes next is drawn from a seeded generator; when none is ready, the clock
 * jumps to the next timer. So the same seed gives the same interleaving, and waiting costs no real time.
 */
export class Scheduler {
  readonly #props: Required<SchedulerProps>;
  readonly #timers = new Timers();
  /** Recurrences: they fire while the clock is run forward, and wait while the emulation settles. */
  readonly #schedules = new Timers();
  readonly #waiting = new Set<Waiting>();
  #ready: (() => void)[] = [];
  #random: Random;
  #now: number;
  #turns = 0;
  #failure: { readonly error: unknown } | undefined;
  #endTurn: () => void = () => undefined;
  #running: Promise<void> | undefined;

  constructor(props: SchedulerProps = {}) {
    this.#props = { ...DEFAULT_PROPS, ...props };
    this.#random = seededRandom(this.#props.seed);
    this.#now = this.#props.start;
  }

  /** The present, in milliseconds since 1970. */
  get now(): number {
    return this.#now;
  }

  /** A number from 0 to 1 (exclusive), drawn from the seeded generator. */
  random(): number {
    return this.#random();
  }

  /** Adds a task. It has its first turn when it is drawn. */
  spawn(work: () => Promise<void>): void {
    this.#ready.push(() => {
      work().then(
        () => this.#endTurn(),
        (error: unknown) => {
          this.#failure ??= { error };
          this.#endTurn();
        },
      );
    });
  }

  /** Lets other ready tasks go first, if the draw says so. */
  turn(): Promise<void> {
    if (this.#ready.length === 0) return READY;
    return this.#suspend((resume) => this.#ready.push(resume));
  }

  /** Gives up the turn until the clock has moved on. */
  async sleep(milliseconds: number): Promise<void> {
    await this.#suspend((resume) => {
      this.#timers.set(
        this.#now + Math.max(0, milliseconds),
        () => this.#ready.push(resume),
        false,
      );
    });
  }

  /** Gives up the turn until the signal is given; the result is undefined when the time was up first. */
  async wait<T>(signal: Signal<T>, what: string, props: WaitProps = {}): Promise<T | undefined> {
    if (signal.fired) return signal.value;
    const external = props.external ?? false;
    const waiting: Waiting = { what, external };
    this.#waiting.add(waiting);
    await this.#suspend((resume) => {
      const wake = (): void => {
        this.#waiting.delete(waiting);
        this.#ready.push(resume);
      };
      if (props.timeout === undefined) {
        signal.listen(wake);
        return;
      }
      const timer = this.#timers.set(
        this.#now + props.timeout,
        () => {
          silence();
          wake();
        },
        external,
      );
      const silence = signal.listen(() => {
        this.#timers.cancel(timer);
        wake();
      });
    });
    return signal.value;
  }

  /** Calls something at a time, without keeping the emulation going for it. */
  schedule(at: number, wake: () => void): void {
    this.#schedules.set(at, wake, true);
  }

  /**
   * Runs until nothing is left to do but what waits for the outside. No recurrence fires meanwhile: one whose runs are slow would keep the emulation
   * going for ever.
   */
  settle(): Promise<void> {
    return this.#run(
      () => (this.#timers.hasForeground ? this.#timers.next : undefined),
      [this.#timers],
    );
  }

  /** Runs everything up to a time, recurrences included, and leaves the clock there. */
  async runUntil(time: number): Promise<void> {
    const all = [this.#timers, this.#schedules];
    await this.#run(() => {
      const next = Math.min(...all.map((timers) => timers.next ?? Infinity));
      return next <= time ? next : undefined;
    }, all);
    this.#now = Math.max(this.#now, time);
  }

  /** Forgets all tasks and goes back to the start: same time, same draws. */
  reset(): void {
    this.#ready = [];
    this.#timers.clear();
    this.#schedules.clear();
    this.#waiting.clear();
    this.#failure = undefined;
    this.#random = seededRandom(this.#props.seed);
    this.#now = this.#props.start;
  }

  #suspend(register: (resume: () => void) => void): Promise<void> {
    return new Promise((resume) => {
      register(resume);
      this.#endTurn();
    });
  }

  #run(nextTime: () => number | undefined, due: readonly Timers[]): Promise<void> {
    this.#running ??= this.#drive(nextTime, due).finally(() => {
      this.#running = undefined;
    });
    return this.#running;
  }

  async #drive(nextTime: () => number | undefined, due: readonly Timers[]): Promise<void> {
    this.#turns = 0;
    const watch = this.#watch();
    try {
      for (;;) {
        while (this.#ready.length > 0) await this.#giveTurn();
        const time = nextTime();
        if (time === undefined) break;
        this.#now = Math.max(this.#now, time);
        for (const timers of due) {
          for (let timer = timers.take(time); timer; timer = timers.take(time)) timer.wake();
        }
      }
    } finally {
      clearInterval(watch);
    }
    this.#refuseDeadlock();
  }

  async #giveTurn(): Promise<void> {
    this.#turns++;
    if (this.#turns > this.#props.turnLimit) {
      throw new SchedulerError(
        `The emulation came to no standstill in ${this.#props.turnLimit} turns: look for workflows that start each ` +
          'other, or raise turnLimit.',
      );
    }
    const index = this.#ready.length === 1 ? 0 : Math.floor(this.#random() * this.#ready.length);
    const next = this.#ready[index];
    const last = this.#ready.pop();
    if (next === undefined || last === undefined) return;
    if (index < this.#ready.length) this.#ready[index] = last;
    await new Promise<void>((resolve) => {
      this.#endTurn = resolve;
      next();
    });
    if (this.#failure !== undefined) {
      const { error } = this.#failure;
      this.#failure = undefined;
      throw error;
    }
  }

  /** Real work that never ends, such as a service that gives no answer, must not hang the emulation. */
  #watch(): NodeJS.Timeout {
    let seen = this.#turns;
    return setInterval(() => {
      if (seen === this.#turns) {
        this.#failure ??= {
          error: new SchedulerError(
            `A task kept its turn for more than ${this.#props.stallLimit} ms: a call into a service gave no answer.`,
          ),
        };
        this.#endTurn();
      }
      seen = this.#turns;
    }, this.#props.stallLimit);
  }

  #refuseDeadlock(): void {
    const waiting = [...this.#waiting];
    if (waiting.length === 0 || this.#timers.hasForeground) return;
    if (waiting.some(({ external }) => external)) return;
    const names = waiting.map(({ what }) => what).join('; ');
    throw new SchedulerError(`Deadlock: nothing can go on. Waiting: ${names}.`);
  }
}
