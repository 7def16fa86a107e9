import { Float } from '../../workflow/tree';
import { TemplateError } from './errors';
import { type DataNumber, isInteger } from './value';

const LEAST_INTEGER = -(2n ** 63n);
const GREATEST_INTEGER = 2n ** 63n - 1n;

/**
 * A Float of a double; whole ones are told from Integers by their class, and there is no negative
 * zero.
 */
export const floatOf = (value: number): number | Float =>
  Number.isInteger(value) ? new Float(value + 0) : value;

/** An Integer of any size; a `bigint` only where a `number` would lose digits. */
export const integerOf = (value: bigint): number | bigint => {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value;
};

/** The double nearest to a number. */
export const doubleOf = (value: DataNumber): number =>
  value instanceof Float ? value.value : Number(value);

/** Whether an Integer fits the 64 bits that the runtime keeps it in. */
export const fitsInteger = (value: bigint): boolean =>
  value >= LEAST_INTEGER && value <= GREATEST_INTEGER;

/**
 * Less than, equal to, or greater than zero, as the first number is less than, equal to, or greater
 * than the second.
 */
export function compareNumbers(a: DataNumber, b: DataNumber): number {
  const [x, y] =
    typeof a === 'object' || typeof b === 'object' ? [doubleOf(a), doubleOf(b)] : [a, b];
  if (x < y) return -1;
  return x > y ? 1 : 0;
}

/**
 * A number as .NET writes it in the invariant culture: the fewest digits that read back as the same
 * number.
 */
export function numberText(value: DataNumber): string {
  if (typeof value === 'bigint') return String(value);
  const double = doubleOf(value);
  if (Number.isSafeInteger(double)) return String(double);
  const [mantissa = '', exponent = ''] = double.toExponential().split('e');
  const power = Number(exponent);
  if (power < -4 || power > 16) {
    const digits = String(Math.abs(power)).padStart(2, '0');
    return `${mantissa}E${power < 0 ? '-' : '+'}${digits}`;
  }
  return plainDigits(mantissa, power);
}

/** `1.25` and 1 as `12.5`. */
function plainDigits(mantissa: string, power: number): string {
  const sign = mantissa.startsWith('-') ? '-' : '';
  const digits = mantissa.replace(/[-.]/g, '');
  if (power < 0) return `${sign}0.${'0'.repeat(-power - 1)}${digits}`;
  const whole = digits.slice(0, power + 1).padEnd(power + 1, '0');
  const fraction = digits.slice(power + 1);
  return fraction === '' ? sign + whole : `${sign}${whole}.${fraction}`;
}

/** One operation of arithmetic, on Integers of 64 bits and on doubles. */
export interface Operation {
  readonly name: string;
  readonly integers: (a: bigint, b: bigint) => bigint;
  readonly doubles: (a: number, b: number) => number;
}

/** The result of an operation: an Integer when both numbers are, else a Float. */
export function calculate(
  { name, integers, doubles }: Operation,
  a: DataNumber,
  b: DataNumber,
): DataNumber {
  const overflow = `The template language function '${name}' gives a number that is too large or too small; use smaller numbers.`;
  if (!isInteger(a) || !isInteger(b)) {
    const value = doubles(doubleOf(a), doubleOf(b));
    if (!Number.isFinite(value)) throw new TemplateError(overflow);
    return floatOf(value);
  }
  const value = integers(BigInt(a), BigInt(b));
  if (!fitsInteger(value)) throw new TemplateError(overflow);
  return integerOf(value);
}
