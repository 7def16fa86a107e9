import { deepEquals } from '../../../../emulator/expression/equality';
import { toText } from '../../../../emulator/expression/text';
import type { Json } from '../../../../workflow/parameter';
import { propertyOf } from '../value';
import { type Arguments, isArray, isObject } from './arguments';
import type { Family } from './function';

/**
 * The functions over arrays, most of which take text too.
 * @see https://learn.microsoft.com/azure/azure-resource-manager/templates/template-functions-array
 */
export const collectionFunctions: Family = {
  array: (args) => (isArray(args.at(0)) ? args.at(0) : [args.at(0)]),
  concat: (args) =>
    isArray(args.at(0))
      ? args.values.flatMap((_, index) => args.list(index))
      : args.values.map(toText).join(''),
  contains: (args) => {
    const [where, what] = [args.at(0), args.at(1)];
    if (isArray(where)) return where.some((each) => deepEquals(each, what));
    if (isObject(where)) return propertyOf(where, toText(what)) !== undefined;
    return args.text(0).includes(toText(what));
  },
  empty: (args) => args.at(0) === null || lengthOf(args) === 0,
  first: (args) => (isArray(args.at(0)) ? (args.list(0)[0] ?? null) : args.text(0).slice(0, 1)),
  last: (args) => (isArray(args.at(0)) ? (args.list(0).at(-1) ?? null) : args.text(0).slice(-1)),
  flatten: (args) => args.list(0).flatMap((each) => (isArray(each) ? each : [each])),
  indexFromEnd: (args) => args.list(0).at(-args.integer(1)) ?? null,
  length: lengthOf,
  range: (args) => {
    const [start, count] = [args.integer(0), args.integer(1)];
    if (count < 0 || count > 10_000) args.refuse('counts from 0 to 10,000');
    return Array.from({ length: count }, (_, index) => start + index);
  },
  skip: (args) => sliceOf(args, [Math.max(args.integer(1), 0)]),
  take: (args) => sliceOf(args, [0, Math.max(args.integer(1), 0)]),
};

function lengthOf(args: Arguments): number {
  const value = args.at(0);
  if (isArray(value)) return value.length;
  return isObject(value) ? Object.keys(value).length : args.text(0).length;
}

const sliceOf = (args: Arguments, range: readonly [number, number?]): Json =>
  isArray(args.at(0)) ? args.list(0).slice(...range) : args.text(0).slice(...range);
