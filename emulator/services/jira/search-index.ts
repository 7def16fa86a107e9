import type { Issue } from './issue';
import { IssueShelf } from './issue-shelf';

interface Change {
  readonly id: string;
  /** The issue after the change; undefined where it was deleted. */
  readonly issue: Issue | undefined;
  /** When the search sees it, in milliseconds since 1970. */
  readonly visible: number;
}

/** What the search sees of the issues: each as it was a while ago. */
export class SearchIndex {
  readonly #seen = new IssueShelf();
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
    return this.#seen.all();
  }

  /** Those that have a label. */
  withLabel(label: string): readonly Issue[] {
    this.#catchUp();
    return this.#seen.withLabel(label);
  }

  /** Forgets everything. */
  reset(): void {
    this.#seen.clear();
    this.#coming = [];
  }

  #catchUp(): void {
    const now = this.now();
    const waiting = this.#coming.findIndex(({ visible }) => visible > now);
    const arrived = this.#coming.splice(0, waiting < 0 ? this.#coming.length : waiting);
    for (const { id, issue } of arrived) {
      if (issue === undefined) this.#seen.delete(id);
      else this.#seen.put(issue);
    }
  }
}
