import type { Arguments } from '../arguments';

/**
 * Refuses a locale other than the default, `en-us`, whose words and separators alone are known
 * here.
 */
export function requireEnglish(args: Arguments, position: number): void {
  const locale = args.optionalText(position);
  if (locale === undefined || /^(en-us|en)?$/i.test(locale)) return;
  throw args.error(
    `is run here for the locale 'en-us' only. The provided locale is '${locale}'; leave it out, or write the text with other functions.`,
  );
}
