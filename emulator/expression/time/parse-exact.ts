import type { Culture } from '../culture';
import type { DateCulture } from '../culture/dates';
import { type Calendar, calendarOf } from './calendar';
import { timestampOf, yearOf } from './fields';
import { anyOf, escaped, halfOf, monthOf } from './names';
import { type Piece, patternOf, piecesOf } from './pattern';
import type { Timestamp } from './timestamp';

/** A format, ready to read texts written in it. */
export type ExactReader = (text: string) => Timestamp | undefined;

/**
 * Reads text that is written in one of .NET's standard or custom formats and in no other way;
 * undefined where there is no such format.
 * @param now today, in ticks: what a text without a date is about
 * @see https://learn.microsoft.com/dotnet/api/system.datetime.parseexact
 */
export function exactReader(
  format: string,
  culture: Culture,
  now: bigint,
): ExactReader | undefined {
  const pattern = patternOf(format, culture);
  const pieces = pattern === undefined ? undefined : piecesOf(pattern);
  const parts = pieces?.map((piece) => expressionOf(piece, culture.dates));
  if (pieces === undefined || parts === undefined || parts.includes(undefined)) return undefined;
  const names = pieces.flatMap((piece) =>
    piece.specifier === undefined || /[/:]/.test(piece.specifier) ? [] : [nameOf(piece)],
  );
  const expression = new RegExp(`^${parts.join('')}$`, 'iu');
  return (text) => {
    const found = expression.exec(text.trim());
    if (found === null) return undefined;
    const values = new Map(names.map((name, i) => [name, found[i + 1] ?? '']));
    return read(values, culture.dates, calendarOf(now));
  };
}

type Specifier = Extract<Piece, { readonly specifier: string }>;

/** What a specifier reads, one name for all the ways of writing it. */
function nameOf({ specifier, count }: Specifier): string {
  if ((specifier === 'M' || specifier === 'd') && count > 2) return `${specifier} name`;
  return { F: 'f', K: 'z', h: 'H' }[specifier] ?? specifier;
}

function read(
  values: ReadonlyMap<string, string>,
  dates: DateCulture,
  today: Calendar,
): Timestamp | undefined {
  const year = values.get('y');
  const month = values.get('M');
  const monthName = values.get('M name');
  const day = values.get('d');
  const dateless = [year, month, monthName, day].every((value) => value === undefined);
  const half = values.get('t');
  const zone = values.get('z');
  return timestampOf({
    year: year === undefined ? today.year : yearOf(year),
    month:
      monthName === undefined
        ? Number(month ?? (dateless ? today.month : 1))
        : monthOf(monthName, dates),
    day: Number(day ?? (dateless ? today.day : 1)),
    hour: values.get('H'),
    half: half === undefined ? undefined : halfOf(half, dates),
    minute: values.get('m'),
    second: values.get('s'),
    fraction: values.get('f'),
    zone: zone === '' ? undefined : zone,
  });
}

const digits = (count: number): string => String.raw`(\d${count === 1 ? '{1,2}' : '{2}'})`;

/** The part of a regular expression for one piece of a format; undefined for one that nothing fits. */
function expressionOf(piece: Piece, dates: DateCulture): string | undefined {
  if (piece.specifier === undefined) return escaped(piece.text);
  const { specifier, count } = piece;
  switch (specifier) {
    case 'd':
      return count > 2 ? `(${anyOf(count === 3 ? dates.shortDays : dates.days)})` : digits(count);
    case 'M':
      return count > 2 ? `(${anyOf(monthNames(dates, count))})` : digits(count);
    case 'y':
      return count > 2 ? String.raw`(\d{${Math.max(count, 4)}})` : digits(count);
    case 'h':
    case 'H':
    case 'm':
    case 's':
      return digits(count);
    case 'f':
      return count > 7 ? undefined : String.raw`(\d{${count}})`;
    case 'F':
      return count > 7 ? undefined : String.raw`(\d{0,${count}})`;
    case 't':
      return `(${anyOf(count === 1 ? dates.halves.map((half) => half.slice(0, 1)) : dates.halves)})`;
    case 'K':
      return String.raw`(Z|[+-]\d{2}:?\d{2}|)`;
    case 'z':
      return String.raw`([+-]\d{1,2}(?::?\d{2})?)`;
    case 'g':
      return '(A\\.D\\.)';
    case '/':
      return escaped(dates.dateSeparator.repeat(count));
    case ':':
      return escaped(dates.timeSeparator.repeat(count));
  }
  return undefined;
}

const monthNames = (dates: DateCulture, count: number): readonly string[] =>
  count === 3
    ? [...dates.shortMonths, ...dates.shortMonthsOfDays]
    : [...dates.months, ...dates.monthsOfDays];
