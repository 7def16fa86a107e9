import type { Issue } from './issue';

/** Issues by their ids and labels, in the order in which they came. */
export class IssueShelf {
  readonly #issues = new Map<string, Issue>();
  readonly #byLabel = new Map<string, Set<string>>();

  get(id: string): Issue | undefined {
    return this.#issues.get(id);
  }

  all(): readonly Issue[] {
    return [...this.#issues.values()];
  }

  /** Those that have a label. */
  withLabel(label: string): readonly Issue[] {
    return [...(this.#byLabel.get(label) ?? [])].flatMap((id) => this.#issues.get(id) ?? []);
  }

  /** Puts an issue in the place of the one with its id. */
  put(issue: Issue): void {
    const { id, labels } = issue;
    const before = this.#issues.get(id)?.labels ?? [];
    this.#issues.set(id, issue);
    if (before === labels) return;
    for (const label of before) this.#byLabel.get(label)?.delete(id);
    for (const label of labels) {
      const ids = this.#byLabel.get(label);
      if (ids === undefined) this.#byLabel.set(label, new Set([id]));
      else ids.add(id);
    }
  }

  delete(id: string): void {
    for (const label of this.#issues.get(id)?.labels ?? []) this.#byLabel.get(label)?.delete(id);
    this.#issues.delete(id);
  }

  clear(): void {
    this.#issues.clear();
    this.#byLabel.clear();
  }
}
