import type { Data } from '../expression/value';
import type { CompiledAction } from './compile';
import type { ActionRecord, RepetitionIndex } from './record';

/** One iteration of a loop. */
export interface Iteration {
  readonly loop: CompiledAction;
  readonly index: number;
  /** The item of a Foreach; null in an Until. */
  readonly item: Data;
}

/** What ran in one place: in the workflow outside of loops, or in one iteration of a loop. */
export class Frame {
  readonly #records = new Map<string, ActionRecord>();
  readonly #iterations = new Map<string, Frame[]>();
  readonly repetitionIndexes: readonly RepetitionIndex[];

  constructor(
    /** @default - none; the frame is the workflow's own */
    readonly parent?: Frame,
    /** @default - the frame is no iteration */
    readonly iteration?: Iteration,
  ) {
    const outer = parent?.repetitionIndexes ?? [];
    this.repetitionIndexes =
      iteration === undefined
        ? outer
        : [...outer, { scopeName: iteration.loop.name, itemIndex: iteration.index }];
  }

  record(key: string): ActionRecord | undefined {
    return this.#records.get(key);
  }

  keep(key: string, record: ActionRecord): void {
    this.#records.set(key, record);
  }

  /** The iterations of a loop that stands in this frame, in order. */
  iterationsOf(loop: string): readonly Frame[] {
    return this.#iterations.get(loop) ?? [];
  }

  /** Opens the frame of an iteration. */
  enter(iteration: Iteration): Frame {
    const frame = new Frame(this, iteration);
    const key = iteration.loop.key;
    const iterations = this.#iterations.get(key) ?? [];
    // Parallel iterations start in any order.
    iterations[iteration.index] = frame;
    this.#iterations.set(key, iterations);
    return frame;
  }

  /** This frame and the frames around it, innermost first. */
  *outwards(): Generator<Frame> {
    yield this;
    if (this.parent !== undefined) yield* this.parent.outwards();
  }
}
