import type { Arguments } from './arguments';
import type { Culture } from './culture';
import type { NumberCulture, SignedAffixes } from './culture/numbers';
import { customNumber } from './number-format/custom';
import { localized, rounded } from './number-format/digits';
import { doubleOf, fitsInteger, numberText } from './number';
import { type DataNumber, isInteger } from './value';

const STANDARD = /^([CDEFGNPRX])(\d{0,2})$/i;

const PLAIN: SignedAffixes = {
  positive: { before: '', after: '' },
  negative: { before: '-', after: '' },
};

/**
 * A number in one of .NET's standard or custom formats, as a culture writes it.
 * @see https://learn.microsoft.com/dotnet/standard/base-types/standard-numeric-format-strings
 */
export function formatNumber(
  args: Arguments,
  value: DataNumber,
  format: string,
  { locale, numbers }: Culture,
): string {
  const [, specifier, digits = ''] = STANDARD.exec(format) ?? [];
  if (specifier === undefined) {
    if (/^[a-z]\d{0,2}$/i.test(format)) throw unknownFormat(args, format);
    return format === ''
      ? localized(numberText(value), numbers, false)
      : customNumber(value, format, numbers);
  }
  const precision = digits === '' ? undefined : Number(digits);
  const negative = doubleOf(value) < 0;
  const fixed = (decimals: number, groups: boolean, affixes: SignedAffixes, shift = 0): string =>
    dressed(
      negative,
      localized(rounded(value, precision ?? decimals, 'even', shift), numbers, groups),
      affixes,
    );
  switch (specifier.toUpperCase()) {
    case 'C': {
      const { currency } = numbers;
      if (currency !== undefined) return fixed(currency.decimals, true, currency);
      throw args.error(
        `is run here with no currency for the locale '${locale}'; use the format 'N', and write the currency as text.`,
      );
    }
    case 'F':
      return fixed(2, false, PLAIN);
    case 'N':
      return fixed(2, true, PLAIN);
    case 'P':
      return fixed(2, true, numbers.percent, 2);
    case 'E':
      return exponential(doubleOf(value), precision ?? 6, specifier, numbers);
    case 'D':
      if (!isInteger(value)) throw unknownFormat(args, format);
      return dressed(
        negative,
        String(value)
          .replace('-', '')
          .padStart(precision ?? 1, '0'),
        PLAIN,
      );
    case 'X':
      if (!isInteger(value) || !fitsInteger(BigInt(value))) throw unknownFormat(args, format);
      return inCase(specifier, hexadecimal(BigInt(value)).padStart(precision ?? 1, '0'));
    default:
      return localized(general(value, precision), numbers, false);
  }
}

const unknownFormat = (args: Arguments, format: string): Error =>
  args.notValid(`The format '${format}' is not valid for the provided number.`);

/** Digits with what a culture puts around them; a number whose digits are all zero has no sign. */
function dressed(negative: boolean, digits: string, affixes: SignedAffixes): string {
  const { before, after } = negative && /[1-9]/.test(digits) ? affixes.negative : affixes.positive;
  return before + digits + after;
}

/** .NET's exponents have three digits or more. */
function exponential(
  value: number,
  precision: number,
  specifier: string,
  culture: NumberCulture,
): string {
  const [mantissa = '', exponent = ''] = value.toExponential(precision).split('e');
  const digits = exponent.slice(1).padStart(3, '0');
  return `${localized(mantissa, culture, false)}${specifier}${exponent.charAt(0)}${digits}`;
}

const general = (value: DataNumber, precision: number | undefined): string =>
  precision === undefined || precision === 0
    ? numberText(value)
    : numberText(Number(doubleOf(value).toPrecision(precision)));

/** Negative Integers in two's complement of 64 bits. */
const hexadecimal = (value: bigint): string => BigInt.asUintN(64, value).toString(16);

const inCase = (specifier: string, text: string): string =>
  specifier === 'X' ? text.toUpperCase() : text;
