import { CURRENCIES } from './currencies';
import { plainSpaces, plainly } from './tag';

/** What stands before and after a number's digits. */
export interface Affixes {
  readonly before: string;
  readonly after: string;
}

/** The same for a number of either sign. */
export interface SignedAffixes {
  readonly positive: Affixes;
  readonly negative: Affixes;
}

/** How a culture writes numbers. */
export interface NumberCulture {
  readonly decimal: string;
  readonly group: string;
  /** How many digits the groups before the point have, from the right; the last one repeats. */
  readonly groupSizes: readonly [number, number];
  readonly percent: SignedAffixes;
  /**
   * Absent where the culture names no region, or one whose currency is not known here.
   * @default - no currency
   */
  readonly currency?: SignedAffixes & { readonly decimals: number };
}

/** A number whose digits show every part: groups of both sizes, and decimals. */
const SAMPLE = 123_456_789.5;

/** How the culture of a locale writes numbers, out of CLDR's data with .NET's spaces and minus. */
export function numberCulture(locale: string): NumberCulture {
  const parts = partsOf(locale, {}, SAMPLE);
  const groups = parts.filter(({ type }) => type === 'integer').map(({ value }) => value.length);
  const percent = affixesOf(locale, { style: 'percent' });
  const currency = currencyOf(locale);
  return {
    decimal: valueOf(parts, 'decimal') ?? '.',
    group: valueOf(parts, 'group') ?? ',',
    groupSizes: [groups.at(-1) ?? 3, groups.at(-2) ?? 3],
    percent,
    ...(currency !== undefined && { currency }),
  };
}

/** What CLDR writes otherwise than the reference's example for `formatNumber`: `17,35 kr`. */
const SYMBOLS: ReadonlyMap<string, string> = new Map([['kr.', 'kr']]);

function currencyOf(locale: string): NumberCulture['currency'] {
  const { region } = new Intl.Locale(locale).maximize();
  const currency = CURRENCIES.get(region ?? '');
  if (currency === undefined) return undefined;
  const style = { style: 'currency', currency, currencyDisplay: 'narrowSymbol' } as const;
  const { maximumFractionDigits } = new Intl.NumberFormat(locale, style).resolvedOptions();
  return { ...affixesOf(locale, style), decimals: maximumFractionDigits ?? 2 };
}

function affixesOf(locale: string, options: Intl.NumberFormatOptions): SignedAffixes {
  return {
    positive: around(partsOf(locale, options, SAMPLE)),
    negative: around(partsOf(locale, options, -SAMPLE)),
  };
}

const DIGITS: ReadonlySet<string> = new Set(['integer', 'group', 'decimal', 'fraction']);

function around(parts: readonly Part[]): Affixes {
  const first = parts.findIndex(({ type }) => DIGITS.has(type));
  const last = parts.findLastIndex(({ type }) => DIGITS.has(type));
  const textOf = (some: readonly Part[]): string => some.map(({ value }) => value).join('');
  return { before: textOf(parts.slice(0, first)), after: textOf(parts.slice(last + 1)) };
}

interface Part {
  readonly type: string;
  readonly value: string;
}

const partsOf = (
  locale: string,
  options: Intl.NumberFormatOptions,
  value: number,
): readonly Part[] =>
  new Intl.NumberFormat(plainly(locale), options).formatToParts(value).map((part) => ({
    type: part.type,
    value: part.type === 'minusSign' ? '-' : (SYMBOLS.get(part.value) ?? plainSpaces(part.value)),
  }));

const valueOf = (parts: readonly Part[], type: string): string | undefined =>
  parts.find((part) => part.type === type)?.value;
