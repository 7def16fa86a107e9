import type { FaultyCall } from '../faults';

/** The services whose permissions are role assignments, or roles of applications. */
const AZURE = new Set([
  'azure',
  'defender',
  'entra',
  'ingestion',
  'key-vault',
  'log-analytics',
  'logic-apps',
  'openai',
  'sentinel',
  'sentinel-connector',
]);

/** What the services of a world have taken from playbooks, and what they have refused. */
export class Tally {
  readonly #writes = new Map<string, number>();
  #denied = 0;

  /** Notes how a call has ended. */
  note({ service, method }: Pick<FaultyCall, 'service' | 'method'>, status: number): void {
    if (method !== 'GET' && status < 300) {
      this.#writes.set(service, (this.#writes.get(service) ?? 0) + 1);
    }
    if (status === 401 || (AZURE.has(service) && status === 403)) this.#denied += 1;
  }

  /** How many calls each service has taken that were no reads. */
  writes(): Readonly<Record<string, number>> {
    return Object.fromEntries(this.#writes);
  }

  /** How many calls were refused for want of a permission or of a valid credential. */
  get denied(): number {
    return this.#denied;
  }

  reset(): void {
    this.#writes.clear();
    this.#denied = 0;
  }
}
