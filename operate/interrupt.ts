import type { Clock } from './clock';

/** The exit code of a command that somebody has interrupted: 128 and the number of SIGINT. */
export const INTERRUPTED = 130;

/** Interruptible waiting goes in steps of at most so many milliseconds. */
const STEP = 1000;

/** Waits, but no longer than until somebody interrupts: up to a second after. */
export async function pause(
  clock: Clock,
  milliseconds: number,
  signal: AbortSignal,
): Promise<void> {
  const end = clock.now() + milliseconds;
  for (let left = milliseconds; left > 0 && !signal.aborted; left = end - clock.now()) {
    await clock.sleep(Math.min(left, STEP));
  }
}

/**
 * Runs something that Ctrl-C, or the end of a pipeline's job, asks to come to its end. A second Ctrl-C ends the process at once.
 * @param tell says that it was heard
 */
export async function interruptible<T>(
  work: (signal: AbortSignal) => Promise<T>,
  tell: () => void,
): Promise<T> {
  const controller = new AbortController();
  const interrupt = (): void => {
    controller.abort();
    tell();
  };
  const signals = ['SIGINT', 'SIGTERM'] as const;
  for (const name of signals) process.once(name, interrupt);
  try {
    return await work(controller.signal);
  } finally {
    for (const name of signals) process.off(name, interrupt);
  }
}
