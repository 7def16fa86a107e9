import { GREATEST_TICKS, calendarOf, daysInMonth, ticksOf } from './calendar';

/**
 * A time as .NET's `DateTime` holds it.
 *
 * The kind says how it is written: `utc` with `Z`, `unspecified` (a text without a zone) with
 * nothing, and `offset` (a text with an offset, converted to UTC) with `+00:00`.
 */
export interface Timestamp {
  /** 100 ns intervals since 0001-01-01. */
  readonly ticks: bigint;
  readonly kind: 'utc' | 'unspecified' | 'offset';
}

/**
 * The units that time functions count in, by how many ticks they have; months and years have no
 * fixed number.
 */
const UNITS: ReadonlyMap<string, bigint> = new Map([
  ['second', 10_000_000n],
  ['minute', 600_000_000n],
  ['hour', 36_000_000_000n],
  ['day', 864_000_000_000n],
  ['week', 6_048_000_000_000n],
]);

/** A unit's name in the singular and lower case; undefined where there is no such unit. */
export function unitOf(text: string): string | undefined {
  const unit = text.toLowerCase().replace(/s$/, '');
  return UNITS.has(unit) || unit === 'month' || unit === 'year' ? unit : undefined;
}

/**
 * A timestamp some units later, or earlier; undefined where that is before the year 1 or after
 * 9999.
 */
export function shift(from: Timestamp, interval: bigint, unit: string): Timestamp | undefined {
  const length = UNITS.get(unit);
  const ticks =
    length === undefined
      ? shiftMonths(from.ticks, interval * (unit === 'year' ? 12n : 1n))
      : from.ticks + interval * length;
  return ticks !== undefined && isRepresentable(ticks) ? { ...from, ticks } : undefined;
}

/** Whether ticks are between the years 1 and 9999. */
export const isRepresentable = (ticks: bigint): boolean => ticks >= 0n && ticks <= GREATEST_TICKS;

/** The same day and time in another month, or that month's last day. */
function shiftMonths(ticks: bigint, interval: bigint): bigint | undefined {
  const from = calendarOf(ticks);
  const months = BigInt(from.year * 12 + from.month - 1) + interval;
  if (months < 12n || months >= 120_000n) return undefined;
  const year = Number(months / 12n);
  const month = Number(months % 12n) + 1;
  return ticksOf({ ...from, year, month, day: Math.min(from.day, daysInMonth(year, month)) });
}
