import type { Float } from '../../../workflow/tree';
import { type Arguments, usageLink } from '../arguments';
import { contentOf } from '../content';
import { readJson } from '../json';
import { doubleOf, fitsInteger, floatOf, integerOf } from '../number';
import { toText } from '../text';
import { type Data, isInteger, isNumber } from '../value';
import type { Family } from './function';
import { requireEnglish } from './locale';

const NOT_CONVERTIBLE = 'The value cannot be converted to the target type.';

/** The functions that turn a value into one of another type. */
export const conversionFunctions: Family<
  'string' | 'int' | 'float' | 'decimal' | 'bool' | 'json' | 'isInt' | 'isFloat'
> = {
  string: (args) => toText(args.at(0)),
  int: (args) => {
    const integer = integerIn(args.at(0));
    if (integer === undefined) throw args.notValid(NOT_CONVERTIBLE);
    return integer;
  },
  float: (args) => {
    requireEnglish(args, 1);
    return float(args);
  },
  decimal: float,
  bool,
  json,
  isInt: (args) => integerIn(textOrNumber(args)) !== undefined,
  isFloat: (args) => floatIn(textOrNumber(args)) !== undefined,
};

/** The Integer that a value stands for; undefined where it stands for none. */
function integerIn(value: Data): number | bigint | undefined {
  if (typeof value === 'boolean') return Number(value);
  if (typeof value === 'string') {
    return /^\s*[+-]?\d+\s*$/.test(value)
      ? inRange(BigInt(value.trim().replace('+', '')))
      : undefined;
  }
  if (isInteger(value)) return value;
  if (!isNumber(value) || !Number.isInteger(doubleOf(value))) return undefined;
  return inRange(BigInt(doubleOf(value)));
}

const inRange = (value: bigint): number | bigint | undefined =>
  fitsInteger(value) ? integerOf(value) : undefined;

const DECIMAL = /^\s*[+-]?(\d[\d,]*(\.\d*)?|\.\d+)([eE][+-]?\d+)?\s*$/;

/** The Float that a value stands for, in the invariant culture: a comma only groups digits. */
function floatIn(value: Data): number | Float | undefined {
  if (isNumber(value)) return floatOf(doubleOf(value));
  if (typeof value !== 'string' || !DECIMAL.test(value)) return undefined;
  const double = Number(value.replaceAll(',', ''));
  return Number.isFinite(double) ? floatOf(double) : undefined;
}

function float(args: Arguments): number | Float {
  const value = floatIn(args.at(0));
  if (value === undefined) throw args.notValid(NOT_CONVERTIBLE);
  return value;
}

function textOrNumber(args: Arguments): Data {
  const value = args.at(0);
  return isNumber(value) ? value : args.text(0);
}

function bool(args: Arguments): boolean {
  const value = args.at(0);
  if (typeof value === 'boolean') return value;
  if (isNumber(value)) return doubleOf(value) !== 0;
  const text = typeof value === 'string' ? value.trim().toLowerCase() : '';
  if (text === 'true' || text === 'false') return text === 'true';
  throw args.notValid(NOT_CONVERTIBLE);
}

/** The value that JSON text holds; binary content is read as its text. */
function json(args: Arguments): Data {
  const content = contentOf(args.at(0));
  const text = content?.bytes.toString('utf8') ?? args.text(0, 'to be a string or an XML');
  try {
    return readJson(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw args.error(
      `parameter is not valid. The provided value '${text}' cannot be parsed: '${error.message}.'. ${usageLink(args.name)}`,
    );
  }
}
