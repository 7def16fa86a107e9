import { deepEquals } from '../../../../emulator/expression/equality';
import type { Json } from '../../../../workflow/parameter';
import { propertyOf } from '../value';
import { type Arguments, type JsonRecord, isArray, isObject } from './arguments';
import type { Family } from './function';

/**
 * The functions over objects, and over sets of items or properties.
 * @see https://learn.microsoft.com/azure/azure-resource-manager/templates/template-functions-object
 */
export const objectFunctions: Family = {
  intersection: (args) =>
    isArray(args.at(0))
      ? lists(args).reduce((a, b) => a.filter((item) => includes(b, item)))
      : records(args).reduce(common),
  union: (args) =>
    isArray(args.at(0)) ? distinct(lists(args).flat()) : records(args).reduce(merge),
  shallowMerge: (args) =>
    args
      .list(0)
      .filter(isObject)
      .reduce<JsonRecord>((a, b) => ({ ...a, ...b }), {}),
  items: (args) =>
    Object.entries(args.object(0))
      .sort(([a], [b]) => a.localeCompare(b))
      .map(([key, value]) => ({ key, value })),
  objectKeys: (args) => Object.keys(args.object(0)),
  tryGet: (args) => args.values.slice(1).reduce<Json>(below, args.at(0)),
};

const lists = (args: Arguments): readonly (readonly Json[])[] =>
  args.values.map((_, index) => args.list(index));

const records = (args: Arguments): readonly JsonRecord[] =>
  args.values.map((_, index) => args.object(index));

const includes = (items: readonly Json[], item: Json): boolean =>
  items.some((each) => deepEquals(each, item));

const distinct = (items: readonly Json[]): readonly Json[] =>
  items.filter((item, index) => !includes(items.slice(0, index), item));

const common = (a: JsonRecord, b: JsonRecord): JsonRecord =>
  Object.fromEntries(
    Object.entries(a).filter(([key, value]) => {
      const other = b[key];
      return other !== undefined && deepEquals(value, other);
    }),
  );

/** The properties of both; objects by the same name are merged, and of other values the second wins. */
const merge = (a: JsonRecord, b: JsonRecord): JsonRecord => {
  const merged = Object.entries(b).map(([key, value]) => {
    const other = a[key];
    return [key, isObject(other) && isObject(value) ? merge(other, value) : value] as const;
  });
  return { ...a, ...Object.fromEntries(merged) };
};

const below = (value: Json, key: Json): Json => {
  if (isArray(value)) return typeof key === 'number' ? (value[key] ?? null) : null;
  return isObject(value) && typeof key === 'string' ? (propertyOf(value, key) ?? null) : null;
};
