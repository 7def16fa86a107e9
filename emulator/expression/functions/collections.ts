import { type Arguments, usageLink } from '../arguments';
import { compareNumbers } from '../number';
import { compareText } from '../text';
import { type Data, isArray, isNumber, isObject, keyOf, typeNameOf } from '../value';
import type { Family } from './function';

const ARRAY_OR_STRING = 'be an array or a string';

/** How many integers `range` may give. */
const MAXIMUM_RANGE = 100_000;

/** The functions that make arrays, or take elements out of arrays and characters out of text. */
export const collectionFunctions: Family<
  | 'length'
  | 'empty'
  | 'first'
  | 'last'
  | 'take'
  | 'skip'
  | 'createArray'
  | 'array'
  | 'range'
  | 'reverse'
  | 'sort'
  | 'chunk'
> = {
  length: (args) => args.sequence(0, 'to be an array or a string').length,
  empty,
  first: (args) => args.sequence(0, ARRAY_OR_STRING)[0] ?? null,
  last: (args) => args.sequence(0, ARRAY_OR_STRING).at(-1) ?? null,
  take: (args) => collection(args).slice(0, count(args)),
  skip: (args) => collection(args).slice(count(args)),
  createArray: (args) => args.values,
  array: (args) => args.values,
  range,
  reverse: (args) => args.array(0).toReversed(),
  sort,
  chunk,
};

function empty(args: Arguments): boolean {
  const value = args.at(0);
  if (value === null) return true;
  if (typeof value === 'string' || isArray(value)) return value.length === 0;
  if (isObject(value)) return Object.keys(value).length === 0;
  throw args.wrongType(0, 'to be an object, an array or a string');
}

const collection = (args: Arguments): string | readonly Data[] =>
  args.sequence(0, "'collection' to be an array or a string");

function count(args: Arguments): number {
  const value = Number(args.integer(1));
  if (value >= 0) return value;
  throw args.error(
    `parameters are out of range: 'count' must be a positive integer. The provided value is '${value}'. ${usageLink(args.name)}`,
  );
}

function range(args: Arguments): readonly Data[] {
  const start = Number(args.integer(0));
  const length = Number(args.integer(1));
  if (length < 0 || length > MAXIMUM_RANGE || start + length > 2 ** 31 - 1 || start < -(2 ** 31)) {
    throw args.error(
      `parameters are out of range: 'count' must be a positive integer of at most '${MAXIMUM_RANGE}', and the sum of 'start index' and 'count' no larger than '2147483647'. The provided values are '${start}' and '${length}'.`,
    );
  }
  return Array.from({ length }, (_, i) => start + i);
}

function chunk(args: Arguments): readonly Data[] {
  const items = collection(args);
  const size = Number(args.integer(1));
  if (size < 1) {
    throw args.error(
      `expects chunk size to be a positive integer. The provided value is less than 1. ${usageLink(args.name)}`,
    );
  }
  return Array.from({ length: Math.ceil(items.length / size) }, (_, i) =>
    items.slice(i * size, (i + 1) * size),
  );
}

function sort(args: Arguments): readonly Data[] {
  const key = args.optionalText(1);
  const sortKey = (item: Data): Data => {
    if (key === undefined) return item;
    const name = isObject(item) ? keyOf(item, key) : undefined;
    return isObject(item) && name !== undefined ? (item[name] ?? null) : null;
  };
  return args.array(0).toSorted((a, b) => order(args, sortKey(a), sortKey(b)));
}

/** Null before anything else, numbers by value, text without regard to case. */
function order(args: Arguments, a: Data, b: Data): number {
  if (a === null || b === null) return Number(a !== null) - Number(b !== null);
  if (isNumber(a) && isNumber(b)) return compareNumbers(a, b);
  if (typeof a === 'string' && typeof b === 'string') return compareText(a, b);
  throw args.error(
    `expects the values to sort by to be either numbers or strings. Found values of type '${typeNameOf(a)}' and '${typeNameOf(b)}'.`,
  );
}
