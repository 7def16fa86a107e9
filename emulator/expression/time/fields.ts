import { type Calendar, TICKS_PER_SECOND, daysInMonth, ticksOf } from './calendar';
import { type Timestamp, isRepresentable } from './timestamp';

/** The parts of a timestamp as a text has them. */
export interface Fields {
  readonly year: number;
  /** From 1. */
  readonly month: number;
  readonly day: number;
  /** From 0 to 23, or from 1 to 12 where a half of the day is named. */
  readonly hour?: string | undefined;
  readonly half?: 'morning' | 'afternoon' | undefined;
  readonly minute?: string | undefined;
  readonly second?: string | undefined;
  /** The decimals of the second. */
  readonly fraction?: string | undefined;
  /** `Z`, `GMT`, `UTC`, or an offset such as `+02:00`, `+0200` or `+2`. */
  readonly zone?: string | undefined;
}

/** The timestamp of some parts; undefined where there is no such day, hour or offset. */
export function timestampOf(fields: Fields): Timestamp | undefined {
  const { year, month, day, zone } = fields;
  const calendar: Calendar = {
    year,
    month,
    day,
    hour: hourOf(Number(fields.hour ?? 0), fields.half),
    minute: Number(fields.minute ?? 0),
    second: Number(fields.second ?? 0),
    fraction: Number((fields.fraction ?? '').slice(0, 7).padEnd(7, '0')),
  };
  if (!exists(calendar)) return undefined;
  const local = ticksOf(calendar);
  if (zone === undefined) return { ticks: local, kind: 'unspecified' };
  if (/^(z|gmt|utc)$/i.test(zone)) return { ticks: local, kind: 'utc' };
  const minutes = offsetOf(zone);
  if (Math.abs(minutes) > 14 * 60) return undefined;
  const ticks = local - BigInt(minutes * 60) * TICKS_PER_SECOND;
  return isRepresentable(ticks) ? { ticks, kind: 'offset' } : undefined;
}

function exists({ year, month, day, hour, minute, second }: Calendar): boolean {
  return (
    year >= 1 &&
    month >= 1 &&
    month <= 12 &&
    day >= 1 &&
    day <= daysInMonth(year, month) &&
    hour <= 23 &&
    minute <= 59 &&
    second <= 59
  );
}

/**
 * A year by its digits; two of them are a year from 1950 to 2049.
 * @see https://learn.microsoft.com/dotnet/api/system.globalization.gregoriancalendar.twodigityearmax
 */
export function yearOf(digits: string): number {
  const year = Number(digits);
  if (digits.length > 2) return year;
  return year + (year < 50 ? 2000 : 1900);
}

/** An hour of 24; a value above 23 does not exist. */
function hourOf(hour: number, half: Fields['half']): number {
  if (half === undefined) return hour;
  if (hour < 1 || hour > 12) return 24;
  return (hour % 12) + (half === 'afternoon' ? 12 : 0);
}

/** The minutes of an offset such as `+02:00`, `+0200` or `+2`. */
function offsetOf(zone: string): number {
  const [, sign, hours, minutes] = /^([+-])(\d{1,2}):?(\d{2})?$/.exec(zone) ?? [];
  const offset = Number(hours) * 60 + Number(minutes ?? 0);
  return sign === '-' ? -offset : offset;
}
