import { azureError } from '../azure-error';
import { Refusal } from '../refusal';

/**
 * How many calls of each kind Sentinel takes in five minutes, for a subscription and an endpoint.
 * @see https://learn.microsoft.com/rest/api/securityinsights/request-limits-and-throttling
 */
const LIMITS: Readonly<Record<string, number>> = { PUT: 75, GET: 100 };
const WINDOW = 300_000;

/** Counts calls by kind, and refuses those above the limit until older ones are five minutes old. */
export class Throttle {
  readonly #calls = new Map<string, number[]>();
  #refused = 0;

  constructor(private readonly now: () => number) {}

  /** How many calls were refused. */
  get refused(): number {
    return this.#refused;
  }

  /**
   * Counts a call of a kind, as `incidents`.
   * @throws Refusal with 429 where there were too many
   */
  count(method: string, kind: string): void {
    const limit = LIMITS[method];
    if (limit === undefined) return;
    const key = `${method} ${kind}`;
    const now = this.now();
    const calls = (this.#calls.get(key) ?? []).filter((time) => time > now - WINDOW);
    this.#calls.set(key, calls);
    if (calls.length < limit) {
      calls.push(now);
      return;
    }
    this.#refused += 1;
    const wait = Math.ceil(((calls[0] ?? now) + WINDOW - now) / 1000);
    const { status, body } = azureError(
      429,
      'TooManyRequests',
      `Too many requests: at most ${limit} ${method} calls of ${kind} in five minutes.`,
    );
    throw new Refusal({ status, body, headers: { 'Retry-After': String(Math.max(1, wait)) } });
  }

  /** Forgets all calls. */
  reset(): void {
    this.#calls.clear();
    this.#refused = 0;
  }
}
