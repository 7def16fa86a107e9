/** Something that wakes up at a time of the virtual clock. */
export interface Timer {
  /** Milliseconds since 1970. */
  readonly at: number;
  /** A background timer never keeps the emulation going by itself: a recurrence, the end of a wait for the outside. */
  readonly background: boolean;
  readonly wake: () => void;
}

interface Entry extends Timer {
  /** Which of two timers of the same time was set first. */
  readonly order: number;
}

const isBefore = (a: Entry, b: Entry): boolean =>
  a.at < b.at || (a.at === b.at && a.order < b.order);

/** Timers in order of their time: a binary heap. */
export class Timers {
  readonly #heap: Entry[] = [];
  readonly #cancelled = new Set<Timer>();
  #foreground = 0;
  #order = 0;

  /** Whether a timer is set that the emulation has to wait for. */
  get hasForeground(): boolean {
    return this.#foreground > 0;
  }

  set(at: number, wake: () => void, background: boolean): Timer {
    const entry: Entry = { at, wake, background, order: this.#order++ };
    if (!background) this.#foreground++;
    this.#heap.push(entry);
    this.#rise(this.#heap.length - 1);
    return entry;
  }

  cancel(timer: Timer): void {
    this.#cancelled.add(timer);
    if (!timer.background) this.#foreground--;
  }

  /** The time of the earliest timer; undefined when none is set. */
  get next(): number | undefined {
    this.#dropCancelled();
    return this.#heap[0]?.at;
  }

  /** Takes out the earliest timer if its time has come. */
  take(now: number): Timer | undefined {
    this.#dropCancelled();
    const first = this.#heap[0];
    if (first === undefined || first.at > now) return undefined;
    this.#removeFirst();
    if (!first.background) this.#foreground--;
    return first;
  }

  clear(): void {
    this.#heap.length = 0;
    this.#cancelled.clear();
    this.#foreground = 0;
    this.#order = 0;
  }

  #dropCancelled(): void {
    for (let first = this.#heap[0]; first !== undefined; first = this.#heap[0]) {
      if (!this.#cancelled.delete(first)) return;
      this.#removeFirst();
    }
  }

  #removeFirst(): void {
    const last = this.#heap.pop();
    if (last === undefined || this.#heap.length === 0) return;
    this.#heap[0] = last;
    this.#sink();
  }

  #rise(from: number): void {
    let index = from;
    while (index > 0) {
      const above = (index - 1) >> 1;
      if (!this.#swapIfBefore(index, above)) return;
      index = above;
    }
  }

  #sink(): void {
    let index = 0;
    for (;;) {
      const left = 2 * index + 1;
      const right = this.#heap[left + 1];
      const first = this.#heap[left];
      if (first === undefined) return;
      const below = right !== undefined && isBefore(right, first) ? left + 1 : left;
      if (!this.#swapIfBefore(below, index)) return;
      index = below;
    }
  }

  #swapIfBefore(lower: number, upper: number): boolean {
    const a = this.#heap[lower];
    const b = this.#heap[upper];
    if (a === undefined || b === undefined || !isBefore(a, b)) return false;
    this.#heap[upper] = a;
    this.#heap[lower] = b;
    return true;
  }
}
