import type { Issue } from './issue';

interface Change {
  readonly id: string;
  /** The issue after the change; undefined where it was deleted. */
  readonly issue: Issue | undefined;
  /** When the search sees it, in milliseconds since 1970. */
  readonly visible: number;
}

/** What the search sees of the issues: each as it was a while ago. */
export class SearchIndex {
  readonly #issues = new Map<string, Issue>();
  readonly #byLabel = new Map<string, Set<string>>();
  #coming: Change[] = [];

  /** @param lag how long a change takes to be seen, in milliseconds */
  constructor(
    private readonly now: () => number,
    private readonly lag: number,
  ) {}

  /** Tells of an issue that was written or deleted. */
  note(id: string, issue: Issue | undefined): void {
    this.#coming.push({ id, issue, visible: this.now() + this.lag });
  }

  /** The issues as the search sees them now. */
  all(): readonly Issue[] {
    this.#catchUp();
    return [...this.#issues.values()];
  }

  /** Those that have a label. */
  withLabel(label: string): readonly Issue[] {
    this.#catchUp();
    return [...(this.#byLabel.get(label) ?? [])].flatMap((id) => this.#issues.get(id) ?? []);
  }

  /** Forgets everything. */
  reset(): void {
    this.#issues.clear();
    this.#byLabel.clear();
    this.#coming = [];
  }

  #catchUp(): void {
    const now = this.now();
    const waiting = this.#coming.findIndex(({ visible }) => visible > now);
    const arrived = this.#coming.splice(0, waiting < 0 ? this.#coming.length : waiting);
    for (const { id, issue } of arrived) this.#put(id, issue);
  }

  #put(id: string, issue: Issue | undefined): void {
    for (const label of this.#issues.get(id)?.labels ?? []) this.#byLabel.get(label)?.delete(id);
    if (issue === undefined) {
      this.#issues.delete(id);
      return;
    }
    this.#issues.set(id, issue);
    for (const label of issue.labels) {
      const ids = this.#byLabel.get(label);
      if (ids === undefined) this.#byLabel.set(label, new Set([id]));
      else ids.add(id);
    }
  }
}
