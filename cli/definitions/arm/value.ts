import { OPAQUE } from '../../../workflow/lint/json';
import type { Json } from '../../../workflow/parameter';

/**
 * A value that only the deployment knows, such as the subscription's id or a parameter without a default.
 *
 * A made-up value stands in for it, so that what is built from it can be built all the same.
 */
export class Unknown {
  constructor(readonly standIn: Json) {}
}

/** An object of a template. */
export interface ValueObject {
  readonly [key: string]: Value;
}

/** A value of a template: JSON, in which any part may be unknown. */
export type Value = null | boolean | number | string | readonly Value[] | ValueObject | Unknown;

/** Whether a value is an array. */
export const isList = (value: Value): value is readonly Value[] => Array.isArray(value);

/** Whether a value is an object whose properties are known. */
export const isRecord = (value: Value | undefined): value is ValueObject =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  !(value instanceof Unknown);

/** Writes a value as JSON, with something in the place of each unknown part. */
const withUnknowns =
  (write: (unknown: Unknown) => Json) =>
  (value: Value): Json => {
    if (value instanceof Unknown) return write(value);
    if (isList(value)) return value.map(withUnknowns(write));
    if (!isRecord(value)) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [key, withUnknowns(write)(item)]),
    );
  };

/** A value with the stand-ins of its unknown parts: what runs. */
export const standInOf = withUnknowns(({ standIn }) => standIn);

/** A value with OPAQUE for its unknown parts: what the linter judges. */
export const judgedOf = withUnknowns(() => OPAQUE);

/** Whether no part of a value is unknown. */
export function isKnown(value: Value): boolean {
  if (value instanceof Unknown) return false;
  if (isList(value)) return value.every(isKnown);
  return !isRecord(value) || Object.values(value).every(isKnown);
}

/** The property of an object by its name, without regard to case where the exact name is not there. */
export function propertyOf<T>(object: Readonly<Record<string, T>>, name: string): T | undefined {
  if (Object.hasOwn(object, name)) return object[name];
  const lower = name.toLowerCase();
  const key = Object.keys(object).find((each) => each.toLowerCase() === lower);
  return key === undefined ? undefined : object[key];
}
