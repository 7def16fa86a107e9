import type { Arguments } from './arguments';
import { customNumber } from './number-format/custom';
import { grouped, rounded } from './number-format/digits';
import { doubleOf, fitsInteger, numberText } from './number';
import { type DataNumber, isInteger } from './value';

const STANDARD = /^([CDEFGNPRX])(\d{0,2})$/i;

/**
 * A number in one of .NET's standard or custom formats, in the en-US culture.
 * @see https://learn.microsoft.com/dotnet/standard/base-types/standard-numeric-format-strings
 */
export function formatNumber(args: Arguments, value: DataNumber, format: string): string {
  const [, specifier, digits = ''] = STANDARD.exec(format) ?? [];
  if (specifier === undefined) {
    if (/^[a-z]\d{0,2}$/i.test(format)) throw unknownFormat(args, format);
    return format === '' ? numberText(value) : customNumber(value, format);
  }
  const precision = digits === '' ? undefined : Number(digits);
  const negative = doubleOf(value) < 0;
  switch (specifier.toUpperCase()) {
    case 'C':
      return signed(
        negative,
        grouped(rounded(value, precision ?? 2, 'even')),
        (text) => `$${text}`,
      );
    case 'F':
      return signed(negative, rounded(value, precision ?? 2, 'even'));
    case 'N':
      return signed(negative, grouped(rounded(value, precision ?? 2, 'even')));
    case 'P':
      return signed(
        negative,
        grouped(rounded(value, precision ?? 2, 'even', 2)),
        (text) => `${text}%`,
      );
    case 'E':
      return exponential(doubleOf(value), precision ?? 6, specifier);
    case 'D':
      if (!isInteger(value)) throw unknownFormat(args, format);
      return signed(
        negative,
        String(value)
          .replace('-', '')
          .padStart(precision ?? 1, '0'),
      );
    case 'X':
      if (!isInteger(value) || !fitsInteger(BigInt(value))) throw unknownFormat(args, format);
      return inCase(specifier, hexadecimal(BigInt(value)).padStart(precision ?? 1, '0'));
    default:
      return general(value, precision);
  }
}

const unknownFormat = (args: Arguments, format: string): Error =>
  args.notValid(`The format '${format}' is not valid for the provided number.`);

/** A minus sign in front, unless all digits are zero. */
const signed = (negative: boolean, digits: string, dress = (text: string) => text): string =>
  (negative && /[1-9]/.test(digits) ? '-' : '') + dress(digits);

/** .NET's exponents have three digits or more. */
function exponential(value: number, precision: number, specifier: string): string {
  const [mantissa = '', exponent = ''] = value.toExponential(precision).split('e');
  const digits = exponent.slice(1).padStart(3, '0');
  return `${mantissa}${specifier}${exponent.charAt(0)}${digits}`;
}

const general = (value: DataNumber, precision: number | undefined): string =>
  precision === undefined || precision === 0
    ? numberText(value)
    : numberText(Number(doubleOf(value).toPrecision(precision)));

/** Negative Integers in two's complement of 64 bits. */
const hexadecimal = (value: bigint): string => BigInt.asUintN(64, value).toString(16);

const inCase = (specifier: string, text: string): string =>
  specifier === 'X' ? text.toUpperCase() : text;
