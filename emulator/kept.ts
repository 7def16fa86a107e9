/** What has happened, the oldest first: all of it, or of late as much as is kept. */
export class Kept<T> {
  #entries: T[] = [];

  /**
   * @param least how many entries are kept, at least
   * @default - all
   */
  constructor(private readonly least = Infinity) {}

  get list(): readonly T[] {
    return this.#entries;
  }

  note(entry: T): void {
    this.#entries.push(entry);
    // Twice as many, so that old ones go many at a time.
    if (this.#entries.length > 2 * this.least) this.#entries = this.#entries.slice(-this.least);
  }

  reset(): void {
    this.#entries = [];
  }
}
