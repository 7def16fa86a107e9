import { Problem } from '../problem';
import { type Check, type Checked, type Finding, failed } from './check';

/** How many checks are made at once: enough to be quick, too few to be throttled. */
const WIDTH = 6;

/**
 * Makes checks, several at once, each as soon as those that it needs are done. One that fails skips those that need it, and stops no
 * other.
 */
export async function runChecks(checks: readonly Check[]): Promise<readonly Checked[]> {
  const slots = new Slots(WIDTH);
  const started = new Map<string, Promise<Checked>>();
  const start = (check: Check): Promise<Checked> => {
    const running = started.get(check.id) ?? make(check);
    started.set(check.id, running);
    return running;
  };
  const make = async (check: Check): Promise<Checked> => {
    const { id, title, needs } = check;
    const before = await Promise.all(checks.filter((one) => needs.includes(one.id)).map(start));
    // What was skipped is skipped for the reason of something that has failed.
    const because = before.flatMap((one) =>
      one.verdict === 'failed' ? [one.id] : (one.because ?? []),
    );
    if (because.length > 0) {
      const causes = [...new Set(because)];
      return { id, title, verdict: 'skipped', findings: [], because: causes };
    }
    return slots.within(() => judged(check));
  };
  return Promise.all(checks.map(start));
}

async function judged({ id, title, run }: Check): Promise<Checked> {
  const result = await run().catch((error: unknown) => [findingOf(error)]);
  if (typeof result === 'string') return { id, title, verdict: 'ok', well: result, findings: [] };
  const verdict = result.some((one) => one.verdict === 'failed') ? 'failed' : 'warning';
  return { id, title, verdict, findings: result };
}

const findingOf = (error: unknown): Finding =>
  error instanceof Problem
    ? failed(error.found, error.fix)
    : failed(
        `the check itself has stumbled: ${error instanceof Error ? error.message : String(error)}`,
        'run it again with BRIDGE_DEBUG=1 and report what it says',
      );

/** Lets only so many do something at once. */
class Slots {
  readonly #waiting: (() => void)[] = [];

  constructor(private free: number) {}

  async within<T>(work: () => Promise<T>): Promise<T> {
    if (this.free > 0) this.free -= 1;
    else await new Promise<void>((resolve) => this.#waiting.push(resolve));
    try {
      return await work();
    } finally {
      const next = this.#waiting.shift();
      if (next === undefined) this.free += 1;
      else next();
    }
  }
}
