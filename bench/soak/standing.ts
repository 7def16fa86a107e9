/** What people have made of something that both sides hold, as a status. */
export interface Standing<T> {
  /** What may stand in the end: the last value that somebody gave it, and with it those that contended with that one. */
  readonly values: readonly T[];
  /** When somebody last changed it, in milliseconds since 1970. */
  readonly since: number;
}

/** The time in which both sides come to agree on a change, and write that down, unless one of them is down. */
const SETTLED = 3_600_000;

/** How things stand when somebody changes something. */
export interface Circumstances {
  readonly now: number;
  /** Whether both sides have the same value. */
  readonly isAgreed: boolean;
  /** Whether a side was down since a time. */
  readonly wasDown: (since: number) => boolean;
}

/**
 * What may stand in the end once somebody has given a new value. Where the sides agree, and have had the time to write that down, it is the only
 * one; otherwise two people contend, and either may win.
 */
export function changedTo<T>(
  before: Standing<T> | undefined,
  value: T,
  { now, isAgreed, wasDown }: Circumstances,
): Standing<T> {
  const isSettled =
    before === undefined || (isAgreed && now - before.since >= SETTLED && !wasDown(before.since));
  return { values: isSettled ? [value] : [...before.values, value], since: now };
}
