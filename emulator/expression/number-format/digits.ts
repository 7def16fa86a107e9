import type { NumberCulture } from '../culture/numbers';
import { doubleOf } from '../number';
import { type DataNumber, isInteger } from '../value';

/** What becomes of a digit of which exactly half is cut off. */
export type Rounding = 'even' | 'away';

/**
 * A number's digits without its sign, as a whole number of 10^exponent. A Float has the 17 digits
 * that .NET goes by.
 */
function decimalOf(value: DataNumber): { readonly digits: bigint; readonly exponent: number } {
  if (isInteger(value)) {
    const integer = BigInt(value);
    return { digits: integer < 0n ? -integer : integer, exponent: 0 };
  }
  const [mantissa = '', exponent = ''] = Math.abs(doubleOf(value)).toExponential(16).split('e');
  return { digits: BigInt(mantissa.replace('.', '')), exponent: Number(exponent) - 16 };
}

/**
 * A number's digits without its sign, with a fixed number of decimals.
 * @param shift how many places to move the point to the right first: 2 for a percentage
 */
export function rounded(
  value: DataNumber,
  decimals: number,
  rounding: Rounding,
  shift = 0,
): string {
  const { digits, exponent } = decimalOf(value);
  const places = exponent + decimals + shift;
  const scaled =
    places >= 0
      ? digits * 10n ** BigInt(places)
      : divided(digits, 10n ** BigInt(-places), rounding);
  const text = String(scaled).padStart(decimals + 1, '0');
  return decimals === 0 ? text : `${text.slice(0, -decimals)}.${text.slice(-decimals)}`;
}

function divided(dividend: bigint, divisor: bigint, rounding: Rounding): bigint {
  const quotient = dividend / divisor;
  const twice = (dividend % divisor) * 2n;
  const up =
    twice > divisor || (twice === divisor && (rounding === 'away' || quotient % 2n === 1n));
  return up ? quotient + 1n : quotient;
}

/** Digits as a culture writes them: with its point, and where asked for, its groups. */
export function localized(
  digits: string,
  { decimal, group, groupSizes }: NumberCulture,
  groups: boolean,
): string {
  const [whole = '', decimals] = digits.split('.');
  const written = groups ? grouped(whole, groupSizes).join(group) : whole;
  return decimals === undefined ? written : `${written}${decimal}${decimals}`;
}

/** Digits in groups; the first one from the right has a size of its own. */
function grouped(digits: string, [first, others]: readonly [number, number]): readonly string[] {
  if (digits.length <= first) return [digits];
  const start = digits.slice(0, -first);
  return [...grouped(start, [others, others]), digits.slice(-first)];
}
