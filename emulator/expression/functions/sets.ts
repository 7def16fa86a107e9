import type { Arguments } from '../arguments';
import { deepEquals } from '../equality';
import { TemplateError } from '../errors';
import { doubleOf } from '../number';
import { type Data, type DataObject, isArray, isNumber, isObject, typeNameOf } from '../value';
import type { Family } from './function';

/** The functions that take several collections of one kind together. */
export const setFunctions: Family<'union' | 'intersection'> = {
  union: (args) => {
    const { arrays, objects } = collections(args);
    return objects === undefined ? distinct(arrays.flat()) : merge(objects);
  },
  intersection: (args) => {
    const { arrays, objects } = collections(args);
    if (objects !== undefined) return commonProperties(objects);
    const [first = [], ...others] = arrays;
    const members = others.map((items) => new ValueSet(items));
    return distinct(first.filter((item) => members.every((set) => set.has(item))));
  },
};

type Collections =
  | { readonly arrays: readonly (readonly Data[])[]; readonly objects?: undefined }
  | { readonly arrays?: undefined; readonly objects: readonly DataObject[] };

function collections(args: Arguments): Collections {
  const { values } = args;
  if (values.every(isArray)) return { arrays: values };
  if (values.every(isObject)) return { objects: values };
  const types = new Set(values.map(typeNameOf));
  if (values.every((value) => isArray(value) || isObject(value))) {
    throw new TemplateError(
      `Template language function '${args.name}' expects parameters of same type, but found '${[...types].join(',')}' distinct types.`,
    );
  }
  throw args.error(
    `expects either a comma separated list of arrays or a comma separated list of objects as its parameters, but found '${[...types].join(',')}' types.`,
  );
}

/** Values by what they are, so that large arrays take no time squared. */
class ValueSet {
  private readonly buckets = new Map<string, Data[]>();

  constructor(items: readonly Data[]) {
    for (const item of items) this.add(item);
  }

  has(value: Data): boolean {
    return this.buckets.get(bucketOf(value))?.some((other) => deepEquals(other, value)) ?? false;
  }

  /** Adds a value; false when it was there. */
  add(value: Data): boolean {
    const key = bucketOf(value);
    const bucket = this.buckets.get(key);
    if (bucket === undefined) this.buckets.set(key, [value]);
    else if (bucket.some((other) => deepEquals(other, value))) return false;
    else bucket.push(value);
    return true;
  }
}

/**
 * One text for all values that are equal, and hardly any other: keys in order, numbers by their
 * doubles.
 */
function bucketOf(value: Data): string {
  if (isNumber(value)) return String(doubleOf(value));
  if (isArray(value)) return `[${value.map(bucketOf).join()}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const properties = Object.keys(value).sort();
  return `{${properties.map((key) => `${JSON.stringify(key)}:${bucketOf(value[key] ?? null)}`).join()}}`;
}

function distinct(items: readonly Data[]): readonly Data[] {
  const seen = new ValueSet([]);
  return items.filter((item) => seen.add(item));
}

/** The properties of all objects; of two with one name the later wins. */
const merge = (objects: readonly DataObject[]): DataObject =>
  Object.fromEntries(objects.flatMap((object) => Object.entries(object)));

function commonProperties([first = {}, ...others]: readonly DataObject[]): DataObject {
  return Object.fromEntries(
    Object.entries(first).filter(([key, value]) =>
      others.every((other) => Object.hasOwn(other, key) && deepEquals(other[key] ?? null, value)),
    ),
  );
}
