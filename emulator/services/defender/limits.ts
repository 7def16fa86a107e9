import { defenderError } from './errors';

/**
 * How often each call may be made.
 * @see https://learn.microsoft.com/defender-endpoint/api/isolate-machine#limitations
 */
const LIMITS = [
  { calls: 100, milliseconds: 60_000 },
  { calls: 1500, milliseconds: 3_600_000 },
] as const;

/** Counts calls by their kind, and refuses what is too much. */
export class CallLimits {
  readonly #calls = new Map<string, number[]>();

  /** @param now the time in milliseconds since 1970 */
  constructor(private readonly now: () => number) {}

  /** @throws Refusal with 429 */
  count(call: string): void {
    // A world that was set back has calls of a time to come.
    const times = (this.#calls.get(call) ?? []).filter((time) => time <= this.now());
    for (const { calls, milliseconds } of LIMITS) {
      const since = times.filter((time) => time > this.now() - milliseconds);
      const [oldest = 0] = since;
      if (since.length < calls) continue;
      const seconds = Math.ceil((oldest + milliseconds - this.now()) / 1000);
      throw defenderError(429, 'TooManyRequests', 'The quota of calls is used up.', {
        'retry-after': String(seconds),
      });
    }
    const kept = times.filter((time) => time > this.now() - 3_600_000);
    this.#calls.set(call, [...kept, this.now()]);
  }
}
