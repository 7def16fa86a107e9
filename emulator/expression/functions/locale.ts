import type { Arguments } from '../arguments';
import { type Culture, cultureOf, english } from '../culture';

/** The culture of the locale that an argument names; `en-US` where it names none. */
export function cultureAt(args: Arguments, position: number): Culture {
  const locale = args.optionalText(position);
  if (locale === undefined) return english();
  const culture = cultureOf(locale);
  if (culture !== undefined) return culture;
  throw args.notValid(
    `The provided locale '${locale}' is not valid or has no associated culture; use one such as 'en-US' or 'de-DE'.`,
  );
}

/**
 * The culture of dates of the locale that an argument names. Refuses one whose years .NET counts by
 * another calendar than the Gregorian, which alone is known here.
 */
export function dateCultureAt(args: Arguments, position: number): Culture {
  if (args.optionalText(position) === undefined) return english();
  const culture = cultureAt(args, position);
  const { calendar } = new Intl.DateTimeFormat(culture.locale).resolvedOptions();
  if (calendar === 'gregory') return culture;
  throw args.error(
    `is run here for the Gregorian calendar only. The provided locale '${culture.locale}' counts years by the calendar '${calendar}'; use another locale.`,
  );
}
