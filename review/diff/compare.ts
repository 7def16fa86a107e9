import { type JsonObject, isObject } from '../../workflow/lint/json';
import { isUnknown } from '../plan/unknown';
import { aligned } from './align';

export type Path = readonly (string | number)[];

/** A part of a value that is not what it was. */
export type Difference =
  | { readonly kind: 'added'; readonly path: Path; readonly after: unknown }
  | { readonly kind: 'removed'; readonly path: Path; readonly before: unknown }
  | {
      readonly kind: 'changed';
      readonly path: Path;
      readonly before: unknown;
      readonly after: unknown;
    }
  | { readonly kind: 'reordered'; readonly path: Path };

/**
 * Whether a value says no more than its absence does: providers write nothing as null, as an empty text, list or object, whichever their code gives.
 */
export const isNothing = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  value === '' ||
  (Array.isArray(value) && value.length === 0) ||
  (isObject(value) && Object.values(value).every(isNothing));

/** Whether nothing of a value is known yet. */
const isLater = (value: unknown): boolean =>
  isUnknown(value) ||
  (isObject(value) && Object.values(value).every((each) => isNothing(each) || isLater(each)));

/** Whether two values say the same. */
export const isSame = (before: unknown, after: unknown): boolean =>
  compare(before, after).length === 0;

/**
 * What differs between two values, as deep as it can be told. Texts that hold JSON are looked into, lists are aligned by what is in them, and what would
 * only be known later counts where something was there before.
 */
export function compare(before: unknown, after: unknown, path: Path = []): readonly Difference[] {
  if (isNothing(before)) {
    return isNothing(after) || isLater(after) ? [] : [{ kind: 'added', path, after }];
  }
  if (isNothing(after)) return [{ kind: 'removed', path, before }];
  if (before === after) return [];
  if (isObject(before) && isObject(after)) return compareProperties(before, after, path);
  if (Array.isArray(before) && Array.isArray(after)) return compareLists(before, after, path);
  if (typeof before === 'string' && typeof after === 'string') {
    const parsed = [before, after].map(jsonIn);
    const [then, now] = parsed;
    if (then !== undefined && now !== undefined) return compare(then, now, path);
  }
  return [{ kind: 'changed', path, before, after }];
}

/** What a text holds as JSON, if it is an object or an array. */
export function jsonIn(text: unknown): unknown {
  if (typeof text !== 'string' || !/^\s*[[{]/.test(text)) return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** What differs between the properties of two objects, each told by itself, also where one of the objects is empty. */
export function compareProperties(
  before: JsonObject,
  after: JsonObject,
  path: Path = [],
): Difference[] {
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...keys].flatMap((key) => compare(before[key], after[key], [...path, key]));
}

function compareLists(
  before: readonly unknown[],
  after: readonly unknown[],
  path: Path,
): Difference[] {
  const pairs = aligned(before, after);
  const differences = pairs.flatMap((pair): readonly Difference[] => {
    if (pair.kind === 'added')
      return [{ kind: 'added', path: [...path, pair.to], after: pair.after }];
    if (pair.kind === 'removed') {
      return [{ kind: 'removed', path: [...path, pair.from], before: pair.before }];
    }
    return compare(pair.before, pair.after, [...path, pair.to]);
  });
  const isMoved = pairs.some((pair) => pair.kind === 'kept' && pair.isMoved);
  return isMoved ? [...differences, { kind: 'reordered', path }] : differences;
}
