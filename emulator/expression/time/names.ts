import type { DateCulture } from '../culture/dates';

/** A text as a part of a regular expression that matches it literally. */
export const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');

/** One of several texts, the longest first, as a part of a regular expression. */
export const anyOf = (texts: readonly string[]): string =>
  texts
    .filter((text) => text !== '')
    .toSorted((a, b) => b.length - a.length)
    .map(escaped)
    .join('|');

const sameName = (a: string, b: string): boolean =>
  a.toLowerCase().replace(/\.$/, '') === b.toLowerCase().replace(/\.$/, '');

/** A month by one of its names in a culture; 0 where there is none. */
export function monthOf(name: string, dates: DateCulture): number {
  const lists = [dates.months, dates.monthsOfDays, dates.shortMonths, dates.shortMonthsOfDays];
  for (const list of lists) {
    const index = list.findIndex((month) => sameName(month, name));
    if (index !== -1) return index + 1;
  }
  return 0;
}

/** The half of the day that a text names in a culture, or in English. */
export function halfOf(name: string, { halves }: DateCulture): 'morning' | 'afternoon' | undefined {
  if ([halves[0], halves[0].slice(0, 1), 'AM'].some((half) => sameName(half, name))) {
    return 'morning';
  }
  const isAfternoon = [halves[1], halves[1].slice(0, 1), 'PM'].some((half) => sameName(half, name));
  return isAfternoon ? 'afternoon' : undefined;
}
