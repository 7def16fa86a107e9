/** A value that comes later, once: tasks wait for it with `Scheduler.wait`. */
export class Signal<T> {
  readonly #listeners = new Set<() => void>();
  #state: { readonly value: T } | undefined;

  get fired(): boolean {
    return this.#state !== undefined;
  }

  /** The value; undefined before it came. */
  get value(): T | undefined {
    return this.#state?.value;
  }

  /** Gives the value; only the first one counts. */
  fire(value: T): void {
    if (this.#state !== undefined) return;
    this.#state = { value };
    for (const listener of this.#listeners) listener();
    this.#listeners.clear();
  }

  /** Calls the listener when the value comes; the result takes the listener away again. */
  listen(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
