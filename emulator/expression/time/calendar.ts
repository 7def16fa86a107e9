/** 100 ns intervals in a second: the unit of .NET's times. */
export const TICKS_PER_SECOND = 10_000_000n;
/** 100 ns intervals in a day. */
export const TICKS_PER_DAY = 86_400n * TICKS_PER_SECOND;

const TICKS_PER_MILLISECOND = 10_000n;

/** The ticks of 1970-01-01. */
const EPOCH = 621_355_968_000_000_000n;

/** The last tick of the year 9999. */
export const GREATEST_TICKS = 3_155_378_975_999_999_999n;

/** A day and a time of day, without a zone. */
export interface Calendar {
  readonly year: number;
  /** From 1. */
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  /** Ticks within the second. */
  readonly fraction: number;
}

/** The ticks since 0001-01-01 of a time in milliseconds since 1970. */
export const ticksOfMilliseconds = (milliseconds: number): bigint =>
  EPOCH + BigInt(Math.floor(milliseconds)) * TICKS_PER_MILLISECOND;

/** The milliseconds since 1970 of a time in ticks, rounded down. */
export const millisecondsOfTicks = (ticks: bigint): number =>
  Number(
    (ticks -
      EPOCH -
      (((ticks % TICKS_PER_MILLISECOND) + TICKS_PER_MILLISECOND) % TICKS_PER_MILLISECOND)) /
      TICKS_PER_MILLISECOND,
  );

/** How many days a month (from 1) has. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** The ticks of a day and time that exists. */
export function ticksOf({ year, month, day, hour, minute, second, fraction }: Calendar): bigint {
  // Date.UTC takes years below 100 for years of the twentieth century.
  const midnight = new Date(0).setUTCFullYear(year, month - 1, day);
  const seconds = BigInt(hour * 3600 + minute * 60 + second);
  return ticksOfMilliseconds(midnight) + seconds * TICKS_PER_SECOND + BigInt(fraction);
}

/** The day and time of ticks from 0 to `GREATEST_TICKS`. */
export function calendarOf(ticks: bigint): Calendar {
  const date = new Date(millisecondsOfTicks(ticks));
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
    fraction: Number(ticks % TICKS_PER_SECOND),
  };
}

/** The day of the week, from 0 for Sunday. */
export const dayOfWeek = (ticks: bigint): number => Number((ticks / TICKS_PER_DAY + 1n) % 7n);

/** The day of the year, from 1. */
export function dayOfYear(ticks: bigint): number {
  const start = { month: 1, day: 1, hour: 0, minute: 0, second: 0, fraction: 0 };
  return Number((ticks - ticksOf({ ...start, year: calendarOf(ticks).year })) / TICKS_PER_DAY) + 1;
}
