import type { Json } from '../../../workflow/parameter';
import { textAt } from '../jira/values';

/** An object of threat intelligence as it was uploaded. */
export type StixObject = Readonly<Record<string, Json>>;

/** The objects of threat intelligence that a workspace holds: of each id the newest version. */
export class StixObjects {
  readonly #objects = new Map<string, StixObject>();
  #uploads = 0;

  /** How many objects were taken, those included that have changed nothing. */
  get uploads(): number {
    return this.#uploads;
  }

  get(id: string): StixObject | undefined {
    return this.#objects.get(id);
  }

  /** All of them, in the order in which they first came. */
  all(): readonly StixObject[] {
    return [...this.#objects.values()];
  }

  /** Takes an object, unless a newer version is there. */
  take(object: StixObject): void {
    const id = textAt(object, 'id') ?? '';
    const known = this.#objects.get(id);
    this.#uploads += 1;
    const modified = (one: StixObject): string => textAt(one, 'modified') ?? '';
    if (known !== undefined && modified(known) > modified(object)) return;
    this.#objects.set(id, object);
  }

  /** Forgets all of them. */
  reset(): void {
    this.#objects.clear();
    this.#uploads = 0;
  }
}
