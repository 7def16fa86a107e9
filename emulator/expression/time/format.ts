import { type Culture, english } from '../culture';
import { type Calendar, calendarOf, dayOfWeek } from './calendar';
import { type Piece, hasDayOfMonth, isInvariant, patternOf, piecesOf } from './pattern';
import type { Timestamp } from './timestamp';

/**
 * A timestamp in one of .NET's standard or custom formats; undefined where there is no such format.
 */
export function formatTimestamp(
  timestamp: Timestamp,
  format = 'o',
  culture: Culture = english(),
): string | undefined {
  const pattern = patternOf(format, culture);
  const pieces = pattern === undefined ? undefined : piecesOf(pattern);
  if (pieces === undefined) return undefined;
  const writer = writerOf(timestamp, isInvariant(format) ? english() : culture, pieces);
  let text = '';
  for (const piece of pieces) {
    const written = piece.specifier === undefined ? piece.text : writer(piece);
    if (written === undefined) return undefined;
    // A fraction of `F`s that is all zeros takes the point before it away too.
    text = piece.specifier === 'F' && written === '' ? text.replace(/\.$/, '') : text + written;
  }
  return text;
}

type Specifier = Extract<Piece, { readonly specifier: string }>;
type Writer = (specifier: Specifier) => string | undefined;

/**
 * What one custom specifier writes of a timestamp; undefined where it may not be repeated that
 * often.
 */
function writerOf(
  { ticks, kind }: Timestamp,
  { dates }: Culture,
  pieces: readonly Piece[],
): Writer {
  const calendar = calendarOf(ticks);
  const besideDay = hasDayOfMonth(pieces);
  const months = besideDay ? dates.monthsOfDays : dates.months;
  const shortMonths = besideDay ? dates.shortMonthsOfDays : dates.shortMonths;
  const weekday = dayOfWeek(ticks);
  return ({ specifier, count }) => {
    switch (specifier) {
      case 'd':
        if (count > 2) return (count === 3 ? dates.shortDays : dates.days)[weekday];
        break;
      case 'M':
        if (count > 2) return (count === 3 ? shortMonths : months)[calendar.month - 1];
        break;
      case 't': {
        const half = dates.halves[calendar.hour < 12 ? 0 : 1];
        return count === 1 ? half.slice(0, 1) : half;
      }
      case '/':
        return dates.dateSeparator.repeat(count);
      case ':':
        return dates.timeSeparator.repeat(count);
      case 'K':
        return { utc: 'Z', unspecified: '', offset: '+00:00' }[kind].repeat(count);
    }
    return digits(specifier, count, calendar);
  };
}

const padded = (value: number, width: number): string => String(value).padStart(width, '0');

/** What the specifiers that no culture changes write. */
function digits(
  specifier: string,
  count: number,
  { year, month, day, hour, minute, second, fraction }: Calendar,
): string | undefined {
  const width = Math.min(count, 2);
  switch (specifier) {
    case 'd':
      return padded(day, width);
    case 'M':
      return padded(month, width);
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
    case 'g':
      return 'A.D.';
    case 'z':
      // Whatever had an offset has been converted to UTC, and what had none is taken for it.
      return count === 1 ? '+0' : count === 2 ? '+00' : '+00:00';
  }
  return undefined;
}
