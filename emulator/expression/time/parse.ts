import { type Calendar, TICKS_PER_SECOND, daysInMonth, ticksOf } from './calendar';
import { MONTHS } from './names';
import { type Timestamp, isRepresentable } from './timestamp';

const TIME = /(?<hour>\d{1,2}):(?<minute>\d{2})(?::(?<second>\d{2})(?:[.,](?<fraction>\d+))?)?/;
const ZONE = /(?<zone>Z|GMT|UTC|[+-]\d{2}:?\d{2}|[+-]\d{1,2})/;
const TIME_AND_ZONE = `(?:(?:T|\\s+)${TIME.source}(?:\\s*(?<half>[AP]M))?)?\\s*${ZONE.source}?`;
const DAY_NAME = String.raw`(?:[a-z]{3,9},?\s+)?`;

/** Longer than any timestamp, and short enough for every form to be tried at once. */
const MAXIMUM_LENGTH = 100;

/** How a timestamp may be written: ISO 8601, and the ways of the en-US culture. */
const FORMS: readonly RegExp[] = [
  String.raw`(?<year>\d{4})-(?<month>\d{1,2})-(?<day>\d{1,2})`,
  String.raw`(?<year>\d{4})/(?<month>\d{1,2})/(?<day>\d{1,2})`,
  String.raw`(?<month>\d{1,2})[/-](?<day>\d{1,2})[/-](?<year>\d{4})`,
  String.raw`${DAY_NAME}(?<day>\d{1,2})[\s-](?<monthName>[a-z]{3,9})[\s-](?<year>\d{4})`,
  String.raw`${DAY_NAME}(?<monthName>[a-z]{3,9})\s+(?<day>\d{1,2}),?\s+(?<year>\d{4})`,
].map((date) => new RegExp(`^${date}${TIME_AND_ZONE}$`, 'i'));

/** Reads a timestamp; undefined where the text is none, or one that does not exist. */
export function parseTimestamp(text: string): Timestamp | undefined {
  const trimmed = text.trim();
  if (trimmed.length > MAXIMUM_LENGTH) return undefined;
  for (const form of FORMS) {
    const groups = form.exec(trimmed)?.groups;
    if (groups !== undefined) return timestampOf(groups);
  }
  return undefined;
}

type Groups = Readonly<Record<string, string | undefined>>;

function timestampOf(groups: Groups): Timestamp | undefined {
  const calendar: Calendar = {
    year: Number(groups.year),
    month: groups.month === undefined ? monthOf(groups.monthName) : Number(groups.month),
    day: Number(groups.day),
    hour: hourOf(Number(groups.hour ?? 0), groups.half),
    minute: Number(groups.minute ?? 0),
    second: Number(groups.second ?? 0),
    fraction: Number((groups.fraction ?? '').slice(0, 7).padEnd(7, '0')),
  };
  if (!exists(calendar)) return undefined;
  const local = ticksOf(calendar);
  const { zone } = groups;
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

/** A month by its name or the first three letters of it; 0 where there is none. */
const monthOf = (text = ''): number =>
  MONTHS.findIndex((month) =>
    [month, month.slice(0, 3)].some((name) => name.toLowerCase() === text.toLowerCase()),
  ) + 1;

/** An hour of 24; a value above 23 does not exist. */
function hourOf(hour: number, half: string | undefined): number {
  if (half === undefined) return hour;
  if (hour < 1 || hour > 12) return 24;
  return (hour % 12) + (half.toUpperCase() === 'PM' ? 12 : 0);
}

/** The minutes of an offset such as `+02:00`, `+0200` or `+2`. */
function offsetOf(zone: string): number {
  const [, sign, hours, minutes] = /^([+-])(\d{1,2}):?(\d{2})?$/.exec(zone) ?? [];
  const offset = Number(hours) * 60 + Number(minutes ?? 0);
  return sign === '-' ? -offset : offset;
}
