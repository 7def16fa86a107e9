/** How a scheduler starts, and when it gives up. */
export interface SchedulerProps {
  /**
   * The seed of all that is drawn: which task goes next, how long a retry waits.
   * @default 1
   */
  readonly seed?: number;

  /**
   * The time on the virtual clock at the start, in milliseconds since 1970.
   * @default - 2026-01-01T00:00:00Z
   */
  readonly start?: number;

  /**
   * The most turns between two standstills; more are taken for an endless loop.
   * @default 10_000_000
   */
  readonly turnLimit?: number;

  /**
   * How many real milliseconds a turn may take before it is taken for stuck.
   * @default 30_000
   */
  readonly stallLimit?: number;
}

/** What a scheduler does unless it is told otherwise. */
export const DEFAULT_PROPS: Required<SchedulerProps> = {
  seed: 1,
  start: Date.UTC(2026, 0, 1),
  turnLimit: 10_000_000,
  stallLimit: 30_000,
};
