import type { Clock } from '../clock';
import { pause } from '../interrupt';

/** How long something is waited for. */
export interface Patience {
  readonly clock: Clock;
  /** Milliseconds after which it is given up. */
  readonly timeout: number;
  readonly signal: AbortSignal;
}

/**
 * Milliseconds from one look to the next: 20 in five minutes, of the 100 reads that Sentinel's API takes in that time.
 * @see https://learn.microsoft.com/rest/api/securityinsights/request-limits-and-throttling
 */
const EVERY = 15_000;

/** Looks again and again until there is something to see; undefined where the time is up or somebody has interrupted. */
export async function until<T>(
  { clock, timeout, signal }: Patience,
  look: () => Promise<T | undefined>,
): Promise<T | undefined> {
  const end = clock.now() + timeout;
  for (;;) {
    const seen = await look();
    if (seen !== undefined) return seen;
    const left = end - clock.now();
    if (left <= 0) return undefined;
    await pause(clock, Math.min(EVERY, left), signal);
    if (signal.aborted) return undefined;
  }
}
