import { plainSpaces, plainly } from './tag';

/** The standard formats that a culture writes in its own way; others are made of these. */
export type CultureFormat = 'd' | 'D' | 't' | 'T' | 'M' | 'Y';

/** How a culture writes dates and times. */
export interface DateCulture {
  /** The names of the months, and the ones they have beside a day, where those differ. */
  readonly months: readonly string[];
  readonly monthsOfDays: readonly string[];
  readonly shortMonths: readonly string[];
  readonly shortMonthsOfDays: readonly string[];
  /** From Sunday. */
  readonly days: readonly string[];
  readonly shortDays: readonly string[];
  /** What the hours before noon and after noon are marked with. */
  readonly halves: readonly [string, string];
  readonly dateSeparator: string;
  readonly timeSeparator: string;
  /** The custom format of each standard format. */
  readonly patterns: Readonly<Record<CultureFormat, string>>;
}

/** A day and an hour whose parts all have one digit, so that a zero before one can be seen. */
const SAMPLE = Date.UTC(2018, 2, 5, 9, 7, 5);

const OPTIONS: Readonly<Record<CultureFormat, Intl.DateTimeFormatOptions>> = {
  d: { dateStyle: 'short' },
  D: { dateStyle: 'full' },
  t: { timeStyle: 'short' },
  T: { timeStyle: 'medium' },
  M: { month: 'long', day: 'numeric' },
  Y: { month: 'long', year: 'numeric' },
};

/** Where the runtime was measured to write otherwise than CLDR says. */
const MEASURED_LONG_DATES: ReadonlyMap<string, string> = new Map([['en-GB', 'dd MMMM yyyy']]);

/** How the culture of a locale writes dates, out of CLDR's data with .NET's years of four digits. */
export function dateCulture(locale: string): DateCulture {
  const pattern = (format: CultureFormat): string =>
    partsOf(locale, OPTIONS[format], SAMPLE).map(specifierOf).join('');
  return {
    months: monthNames(locale, 'long'),
    monthsOfDays: monthNamesOfDays(locale, 'long'),
    shortMonths: monthNames(locale, 'short'),
    shortMonthsOfDays: monthNamesOfDays(locale, 'short'),
    days: dayNames(locale, 'long'),
    shortDays: dayNames(locale, 'short'),
    halves: [halfOf(locale, 9), halfOf(locale, 21)],
    dateSeparator: separatorOf(partsOf(locale, OPTIONS.d, SAMPLE)),
    timeSeparator: separatorOf(partsOf(locale, OPTIONS.t, SAMPLE)),
    patterns: {
      d: pattern('d'),
      D: MEASURED_LONG_DATES.get(locale) ?? pattern('D'),
      t: pattern('t'),
      T: pattern('T'),
      M: pattern('M'),
      Y: pattern('Y'),
    },
  };
}

interface Part {
  readonly type: string;
  readonly value: string;
}

const partsOf = (
  locale: string,
  options: Intl.DateTimeFormatOptions,
  time: number,
): readonly Part[] =>
  new Intl.DateTimeFormat(plainly(locale), { ...options, timeZone: 'UTC' })
    .formatToParts(time)
    .map(({ type, value }) => ({ type, value: plainSpaces(value).replaceAll('\u00a0', ' ') }));

/** The specifier of .NET that writes a part as CLDR does. */
function specifierOf({ type, value }: Part, _i: number, parts: readonly Part[]): string {
  const width = Math.min(value.length, 2);
  switch (type) {
    case 'weekday':
      return 'dddd';
    case 'day':
      return 'd'.repeat(width);
    case 'month':
      return /^\d+$/.test(value) ? 'M'.repeat(width) : 'MMMM';
    case 'year':
      return 'yyyy';
    case 'hour':
      return (parts.some((part) => part.type === 'dayPeriod') ? 'h' : 'H').repeat(width);
    case 'minute':
      return 'mm';
    case 'second':
      return 'ss';
    case 'dayPeriod':
      return 'tt';
    default:
      return /^[\s,.-]*$/.test(value) ? value : `'${value.replaceAll("'", '')}'`;
  }
}

type Width = 'long' | 'short';

const monthTime = (month: number): number => Date.UTC(2018, month, 5);

const names = (
  locale: string,
  options: Intl.DateTimeFormatOptions,
  count: number,
  timeOf: (index: number) => number,
): readonly string[] =>
  Array.from({ length: count }, (_, i) =>
    partsOf(locale, options, timeOf(i))
      .map(({ value }) => value)
      .join(''),
  );

const monthNames = (locale: string, month: Width): readonly string[] =>
  names(locale, { month }, 12, monthTime);

function monthNamesOfDays(locale: string, month: Width): readonly string[] {
  const alone = monthNames(locale, month);
  return alone.map((name, i) => {
    const parts = partsOf(locale, { month, day: 'numeric' }, monthTime(i));
    const beside = parts.find(({ type }) => type === 'month')?.value ?? name;
    // Where a month is a number, its name is the number with a word, which is no part of its own.
    return /^\d+$/.test(beside) ? name : beside;
  });
}

/** The 4th of March 2018 is a Sunday. */
const dayNames = (locale: string, weekday: Width): readonly string[] =>
  names(locale, { weekday }, 7, (i) => Date.UTC(2018, 2, 4 + i));

function halfOf(locale: string, hour: number): string {
  const parts = partsOf(locale, { hour: 'numeric', hour12: true }, Date.UTC(2018, 2, 5, hour));
  return parts.find(({ type }) => type === 'dayPeriod')?.value ?? '';
}

/** What stands between the first two parts that are no text. */
const separatorOf = (parts: readonly Part[]): string => {
  const first = parts.findIndex(({ type }) => type !== 'literal');
  return parts[first + 1]?.value.trim() ?? '';
};
