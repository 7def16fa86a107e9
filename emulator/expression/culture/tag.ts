/**
 * The locale that Intl knows by a name, such as `de-DE` for `de-de`; undefined where there is none.
 * The empty name is the default, `en-US`.
 */
export function localeOf(name: string): string | undefined {
  try {
    return name === '' ? 'en-US' : Intl.DateTimeFormat.supportedLocalesOf([name])[0];
  } catch {
    // Intl throws at a name that is not even written like a locale.
    return undefined;
  }
}

/** The same locale with the Gregorian calendar and the digits 0 to 9, which .NET always writes. */
export const plainly = (locale: string): string =>
  new Intl.Locale(locale, { calendar: 'gregory', numberingSystem: 'latn' }).toString();

/** Spaces of every width as the ones of .NET, and without marks of the direction of writing. */
export const plainSpaces = (text: string): string =>
  text.replace(/[\u202f\u2009]/g, '\u00a0').replace(/[\u200e\u200f\u061c]/g, '');
