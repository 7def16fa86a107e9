import pc from 'picocolors';
import type { Clock } from '../clock';
import { Problem } from '../problem';
import { type Patience, until } from './until';

/** Somebody has interrupted: nothing more is begun. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted';
}

/** How steps are taken. */
export interface StepsOptions {
  readonly clock: Clock;
  readonly print: (line: string) => void;
  /** How long each thing is waited for. */
  readonly patience: Patience;
}

/** What passes on the way while something is waited for. */
const PASSING = ['network', 'busy'];

/** The steps of a run: each is printed with its time, and one that fails does not stop the next. */
export class Steps {
  readonly #started: number;
  #failed = 0;
  #isFinishing = false;

  constructor(private readonly options: StepsOptions) {
    this.#started = options.clock.now();
  }

  /** How many have failed. */
  get failed(): number {
    return this.#failed;
  }

  /** From now on steps are taken although somebody has interrupted: what was made is cleaned up. */
  finish(): void {
    this.#isFinishing = true;
  }

  /**
   * Takes a step.
   * @param what what is done, as `create the test incident`
   * @param say what is to be said of its result
   * @returns its result; undefined where it has failed
   * @throws Interrupted
   */
  async take<T>(
    what: string,
    work: () => Promise<T>,
    say: (result: T) => string = () => '',
  ): Promise<T | undefined> {
    const { clock, patience } = this.options;
    if (patience.signal.aborted && !this.#isFinishing) throw new Interrupted();
    const began = clock.now();
    const tell = (mark: string, more: string): void => {
      const took = Math.round((clock.now() - began) / 1000);
      this.#print(mark, [what, more].filter(Boolean).join(': '), ` (${took} s)`);
    };
    try {
      const result = await work();
      tell(pc.green('✓'), say(result));
      return result;
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      this.#failed += 1;
      tell(pc.red('✗'), error.message);
      return undefined;
    }
  }

  /**
   * Waits for something to see.
   * @param what what is to be seen, as `the ticket is there`
   * @param otherwise what to do where it does not come
   */
  see<T>(
    what: string,
    look: () => Promise<T | undefined>,
    otherwise: string,
    say: (result: T) => string = () => '',
  ): Promise<T | undefined> {
    const { patience } = this.options;
    return this.take(
      what,
      async () => {
        let passing: Problem | undefined;
        const seen = await until(patience, async () => {
          try {
            return await look();
          } catch (error) {
            if (!(error instanceof Problem) || !PASSING.includes(error.obstacle)) throw error;
            passing = error;
            return undefined;
          }
        });
        if (seen !== undefined) return seen;
        if (patience.signal.aborted) throw new Interrupted();
        const minutes = Math.round(patience.timeout / 60_000);
        throw passing ?? new Problem('missing', `not seen within ${minutes} minutes`, otherwise);
      },
      say,
    );
  }

  /** Does something that is told only where it fails. */
  async look(what: string, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      this.#failed += 1;
      this.#print(pc.red('✗'), `${what}: ${error.message}`, '');
    }
  }

  /** Tells something that is no step. */
  tell(line: string): void {
    this.#print('·', line, '');
  }

  #print(mark: string, line: string, took: string): void {
    const seconds = Math.floor((this.options.clock.now() - this.#started) / 1000);
    const two = (value: number): string => String(value).padStart(2, '0');
    const time = `${two(Math.floor(seconds / 60))}:${two(seconds % 60)}`;
    this.options.print(`${mark} ${time} ${line}${pc.dim(took)}`);
  }
}
