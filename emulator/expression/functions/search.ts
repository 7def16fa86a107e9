import type { Arguments } from '../arguments';
import { deepEquals } from '../equality';
import { lowerCase, toText } from '../text';
import { isArray, isObject, keyOf, typeNameOf } from '../value';
import type { Family } from './function';

/**
 * The functions that look for something in text or in a collection; all but `contains` without
 * regard to case.
 */
export const searchFunctions: Family<
  'indexOf' | 'lastIndexOf' | 'nthIndexOf' | 'startsWith' | 'endsWith' | 'contains'
> = {
  indexOf: (args) => lowerAt(args, 0).indexOf(lowerAt(args, 1)),
  lastIndexOf: (args) => {
    const [text, search] = [lowerAt(args, 0), lowerAt(args, 1)];
    if (search === '') return text === '' ? 0 : text.length - 1;
    return text.lastIndexOf(search);
  },
  nthIndexOf,
  startsWith: (args) => lowerAt(args, 0).startsWith(lowerAt(args, 1)),
  endsWith: (args) => lowerAt(args, 0).endsWith(lowerAt(args, 1)),
  contains,
};

const lowerAt = (args: Arguments, position: number): string => lowerCase(args.text(position));

function nthIndexOf(args: Arguments): number {
  const [text, search] = [lowerAt(args, 0), lowerAt(args, 1)];
  const occurrence = Number(args.integer(2));
  if (occurrence === 0 || search === '') return -1;
  if (occurrence < 0) return nthLastIndexOf(text, search, -occurrence);
  let index = -1;
  for (let found = 0; found < occurrence; found += 1) {
    index = text.indexOf(search, index + 1);
    if (index === -1) return -1;
  }
  return index;
}

/** Where an occurrence counted from the end begins. */
function nthLastIndexOf(text: string, search: string, occurrence: number): number {
  let index = text.length;
  for (let found = 0; found < occurrence; found += 1) {
    if (index === 0) return -1;
    index = text.lastIndexOf(search, index - 1);
    if (index === -1) return -1;
  }
  return index;
}

/** A part of a text, an element of an array, or a key of an object. */
function contains(args: Arguments): boolean {
  const [collection, value] = [args.at(0), args.at(1)];
  if (isArray(collection)) return collection.some((item) => deepEquals(item, value));
  if (typeof collection !== 'string' && !isObject(collection)) {
    throw args.error(
      `expects its first argument 'collection' to be a dictionary (object), an array or a string. The provided value is of type '${typeNameOf(collection)}'.`,
    );
  }
  if (value === null || isArray(value) || isObject(value))
    throw args.wrongType(1, 'to be a string');
  const text = toText(value);
  return typeof collection === 'string'
    ? collection.includes(text)
    : keyOf(collection, text) !== undefined;
}
