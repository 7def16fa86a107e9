import { type DateCulture, dateCulture } from './culture/dates';
import { type NumberCulture, numberCulture } from './culture/numbers';
import { localeOf } from './culture/tag';

/**
 * How a locale writes dates and numbers: names, order and separators are CLDR's, as Intl holds it.
 * @see https://learn.microsoft.com/dotnet/core/extensions/globalization-icu
 */
export interface Culture {
  readonly locale: string;
  readonly dates: DateCulture;
  readonly numbers: NumberCulture;
}

const cultures = new Map<string, Culture>();

/** The culture of a locale by its name, whose letters' case does not matter; undefined where there is none. */
export function cultureOf(name: string): Culture | undefined {
  const locale = localeOf(name);
  return locale === undefined ? undefined : cultureIn(locale);
}

/** Making a culture asks Intl some hundred times, so each one is kept. */
function cultureIn(locale: string): Culture {
  const known = cultures.get(locale);
  if (known !== undefined) return known;
  const made = { locale, dates: dateCulture(locale), numbers: numberCulture(locale) };
  cultures.set(locale, made);
  return made;
}

/** The culture of everything that names no other. */
export const english = (): Culture => cultureIn('en-US');
