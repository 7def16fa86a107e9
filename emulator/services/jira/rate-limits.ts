import { Refusal } from '../refusal';
import type { Flavour } from './options';

interface Limit {
  readonly calls: number;
  /** In milliseconds. */
  readonly window: number;
  readonly reason: string;
}

/**
 * How many calls of an endpoint a site takes, by method.
 * @see https://developer.atlassian.com/cloud/jira/platform/rate-limiting/
 */
const BURST: Readonly<Record<string, number>> = { GET: 100, POST: 100, PUT: 50, DELETE: 50 };

/**
 * How many writes an issue takes.
 * @see https://developer.atlassian.com/cloud/jira/platform/rate-limiting/
 */
const WRITES: readonly Limit[] = [
  { calls: 20, window: 2000, reason: 'jira-per-issue-on-write' },
  { calls: 100, window: 30_000, reason: 'jira-per-issue-on-write' },
];

/** Counts calls, and refuses those above a limit until older ones have left its window. */
export class RateLimits {
  readonly #calls = new Map<string, number[]>();

  constructor(
    private readonly now: () => number,
    private readonly flavour: Flavour,
  ) {}

  /** Counts a call of an endpoint. @throws Refusal with 429 */
  call(method: string, path: string): void {
    const limit = { calls: BURST[method] ?? 100, window: 1000, reason: 'jira-burst-based' };
    this.#count(`${method} ${path}`, [limit]);
  }

  /** Counts a write to an issue. @throws Refusal with 429 */
  write(issueId: string): void {
    this.#count(issueId, WRITES);
  }

  /** Forgets all calls. */
  reset(): void {
    this.#calls.clear();
  }

  #count(key: string, limits: readonly Limit[]): void {
    const now = this.now();
    const longest = Math.max(...limits.map(({ window }) => window));
    const calls = (this.#calls.get(key) ?? []).filter((time) => time > now - longest);
    this.#calls.set(key, calls);
    for (const limit of limits) {
      const recent = calls.filter((time) => time > now - limit.window);
      if (recent.length < limit.calls) continue;
      const free = (recent[recent.length - limit.calls] ?? now) + limit.window;
      throw this.#refusal(limit, free);
    }
    calls.push(now);
  }

  /** @see https://developer.atlassian.com/cloud/jira/platform/rate-limiting/ */
  #refusal({ calls, window, reason }: Limit, free: number): Refusal {
    const shared = {
      'Retry-After': String(Math.max(1, Math.ceil((free - this.now()) / 1000))),
      'X-RateLimit-Limit': String(calls),
      'X-RateLimit-Remaining': '0',
    };
    const own =
      this.flavour === 'cloud'
        ? {
            'X-RateLimit-Reset': new Date(free).toISOString(),
            'X-RateLimit-NearLimit': 'true',
            'RateLimit-Reason': reason,
          }
        : {
            'X-RateLimit-FillRate': String(calls),
            'X-RateLimit-Interval-Seconds': String(Math.ceil(window / 1000)),
          };
    return new Refusal({
      status: 429,
      headers: { ...shared, ...own },
      body: { errorMessages: ['Rate limit exceeded.'], errors: {} },
    });
  }
}
