import { type Calendar, calendarOf, dayOfWeek } from './calendar';
import { DAYS, MONTHS } from './names';
import type { Timestamp } from './timestamp';

/**
 * The standard formats of .NET, in the en-US culture, as the custom formats they stand for.
 * @see https://learn.microsoft.com/dotnet/standard/base-types/standard-date-and-time-format-strings
 */
const STANDARD: ReadonlyMap<string, string> = new Map([
  ['d', 'M/d/yyyy'],
  ['D', 'dddd, MMMM d, yyyy'],
  ['f', 'dddd, MMMM d, yyyy h:mm tt'],
  ['F', 'dddd, MMMM d, yyyy h:mm:ss tt'],
  ['g', 'M/d/yyyy h:mm tt'],
  ['G', 'M/d/yyyy h:mm:ss tt'],
  ['m', 'MMMM d'],
  ['M', 'MMMM d'],
  ['o', "yyyy'-'MM'-'dd'T'HH':'mm':'ss'.'fffffffK"],
  ['O', "yyyy'-'MM'-'dd'T'HH':'mm':'ss'.'fffffffK"],
  ['r', "ddd, dd MMM yyyy HH':'mm':'ss 'GMT'"],
  ['R', "ddd, dd MMM yyyy HH':'mm':'ss 'GMT'"],
  ['s', "yyyy'-'MM'-'dd'T'HH':'mm':'ss"],
  ['t', 'h:mm tt'],
  ['T', 'h:mm:ss tt'],
  ['u', "yyyy'-'MM'-'dd HH':'mm':'ss'Z'"],
  ['U', 'dddd, MMMM d, yyyy h:mm:ss tt'],
  ['y', 'MMMM yyyy'],
  ['Y', 'MMMM yyyy'],
]);

/** Quoted text, an escaped character, a run of one specifier, or any other character. */
const PIECES = /'([^']*)'|"([^"]*)"|\\(.)|(%)|([dfFghHKmMstyz])\5*|[^]/g;

/**
 * A timestamp in one of .NET's standard or custom formats; undefined where there is no such format.
 */
export function formatTimestamp(timestamp: Timestamp, format = 'o'): string | undefined {
  const pattern = format.length === 1 ? STANDARD.get(format) : format;
  if (pattern === undefined || pattern === '') return undefined;
  const calendar = calendarOf(timestamp.ticks);
  let text = '';
  for (const [piece, single, double, escaped, percent, specifier] of pattern.matchAll(PIECES)) {
    if (specifier !== undefined) {
      const written = write(specifier, piece.length, calendar, timestamp);
      if (written === undefined) return undefined;
      // A fraction of `F`s that is all zeros takes the point before it away too.
      text = specifier === 'F' && written === '' ? text.replace(/\.$/, '') : text + written;
    } else if (percent === undefined) {
      // A quote or backslash left here is one that nothing closes or follows.
      if (/^['"\\]$/.test(piece)) return undefined;
      text += single ?? double ?? escaped ?? piece;
    }
  }
  return text;
}

const padded = (value: number, width: number): string => String(value).padStart(width, '0');

/**
 * What one custom specifier, repeated `count` times, writes; undefined where it may not be repeated
 * that often.
 */
function write(
  specifier: string,
  count: number,
  { year, month, day, hour, minute, second, fraction }: Calendar,
  { ticks, kind }: Timestamp,
): string | undefined {
  const width = Math.min(count, 2);
  switch (specifier) {
    case 'd':
      return count < 3 ? padded(day, width) : nameIn(DAYS, dayOfWeek(ticks), count);
    case 'M':
      return count < 3 ? padded(month, width) : nameIn(MONTHS, month - 1, count);
    case 'y':
      return count < 3 ? padded(year % 100, width) : padded(year, count);
    case 'H':
      return padded(hour, width);
    case 'h':
      return padded(hour % 12 === 0 ? 12 : hour % 12, width);
    case 'm':
      return padded(minute, width);
    case 's':
      return padded(second, width);
    case 'f':
      return count > 7 ? undefined : padded(fraction, 7).slice(0, count);
    case 'F':
      return count > 7 ? undefined : padded(fraction, 7).slice(0, count).replace(/0+$/, '');
    case 't':
      return (hour < 12 ? 'AM' : 'PM').slice(0, width);
    case 'g':
      return 'A.D.';
    case 'K':
      return { utc: 'Z', unspecified: '', offset: '+00:00' }[kind].repeat(count);
    case 'z':
      // Whatever had an offset has been converted to UTC, and what had none is taken for it.
      return count === 1 ? '+0' : count === 2 ? '+00' : '+00:00';
  }
  return undefined;
}

const nameIn = (names: readonly string[], index: number, count: number): string | undefined =>
  count === 3 ? names[index]?.slice(0, 3) : names[index];
