import type { Float } from '../../../workflow/tree';
import { type Arguments, usageLink } from '../arguments';
import { contentOf } from '../content';
import type { Culture } from '../culture';
import { readJson } from '../json';
import { doubleOf, fitsInteger, floatOf, integerOf } from '../number';
import { doubleIn } from '../number-format/parse';
import { toText } from '../text';
import { type Data, isInteger, isNumber } from '../value';
import { decodeXml } from '../xml/encoding';
import { XmlError } from '../xml/node';
import { readXml } from '../xml/read';
import { xmlToJson } from '../xml/to-json';
import type { Family } from './function';
import { cultureAt } from './locale';

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
  float,
  decimal,
  bool,
  json,
  isInt: (args) => integerIn(textOrNumber(args)) !== undefined,
  isFloat: (args) => floatIn(args.text(0), cultureAt(args, 1)) !== undefined,
};

/** The Integer that a value stands for; undefined where it stands for none. */
function integerIn(value: Data): number | bigint | undefined {
  if (typeof value === 'boolean') return Number(value);
  if (typeof value === 'string') {
    const [, digits] = INTEGER.exec(value) ?? [];
    return digits === undefined ? undefined : inRange(BigInt(digits.replace(/[+,]/g, '')));
  }
  if (isInteger(value)) return value;
  if (!isNumber(value) || !Number.isInteger(doubleOf(value))) return undefined;
  return inRange(BigInt(doubleOf(value)));
}

/** Groups may be marked, and decimals may be there that are zero. */
const INTEGER = /^\s*([+-]?\d[\d,]*)(?:\.0*)?\s*$/;

const inRange = (value: bigint): number | bigint | undefined =>
  fitsInteger(value) ? integerOf(value) : undefined;

/** The Float that a value stands for in a culture. */
function floatIn(value: Data, { numbers }: Culture): number | Float | undefined {
  if (isNumber(value)) return floatOf(doubleOf(value));
  const double = typeof value === 'string' ? doubleIn(value, numbers) : undefined;
  return double === undefined ? undefined : floatOf(double);
}

function float(args: Arguments): number | Float {
  const value = floatIn(args.at(0), cultureAt(args, 1));
  if (value === undefined) throw args.notValid(NOT_CONVERTIBLE);
  return value;
}

/** A number as `float` reads it, but without an exponent. */
function decimal(args: Arguments): number | Float {
  const value = args.at(0);
  if (typeof value === 'string' && /e/i.test(value)) throw args.notValid(NOT_CONVERTIBLE);
  return float(args);
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

/** The value that JSON text holds, or XML stands for; other binary content is read as its text. */
function json(args: Arguments): Data {
  const content = contentOf(args.at(0));
  const text = content?.bytes.toString('utf8') ?? args.text(0, 'to be a string or an XML');
  try {
    return content !== undefined && /[/+]xml\b/i.test(content.mediaType)
      ? xmlToJson(readXml(decodeXml(content.bytes)).document)
      : readJson(text);
  } catch (error) {
    if (!(error instanceof SyntaxError || error instanceof XmlError)) throw error;
    throw args.error(
      `parameter is not valid. The provided value '${text}' cannot be parsed: '${error.message}.'. ${usageLink(args.name)}`,
    );
  }
}
