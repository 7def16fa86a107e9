import { Float } from '../../workflow/tree';

/**
 * A value at run time. A whole `number` or a `bigint` is an Integer (`bigint` beyond 2^53), a
 * `number` with a fraction is a Float, and so is the class `Float`, whose value is whole.
 */
export type Data = null | boolean | string | number | bigint | Float | readonly Data[] | DataObject;

/** An Integer or a Float. */
export type DataNumber = number | bigint | Float;

/** A value with properties. */
export interface DataObject {
  readonly [key: string]: Data;
}

/** What the runtime's messages call the type of a value. */
export type TypeName = 'Null' | 'Boolean' | 'String' | 'Integer' | 'Float' | 'Array' | 'Object';

/** Whether a value is an Array. */
export const isArray = (value: Data): value is readonly Data[] => Array.isArray(value);

/** Whether a value is an Object. */
export const isObject = (value: Data): value is DataObject =>
  typeof value === 'object' && value !== null && !isArray(value) && !(value instanceof Float);

/** Whether a value is an Integer. */
export const isInteger = (value: Data): value is number | bigint =>
  typeof value === 'bigint' || Number.isInteger(value);

/** Whether a value is an Integer or a Float. */
export const isNumber = (value: Data): value is DataNumber =>
  typeof value === 'number' || typeof value === 'bigint' || value instanceof Float;

/** The type of a value, in the runtime's words. */
export function typeNameOf(value: Data): TypeName {
  if (value === null) return 'Null';
  if (typeof value === 'string') return 'String';
  if (typeof value === 'boolean') return 'Boolean';
  if (isNumber(value)) return isInteger(value) ? 'Integer' : 'Float';
  return isArray(value) ? 'Array' : 'Object';
}

/**
 * The key by which an object holds a property: the exact name first, then one that differs in case
 * only.
 */
export function keyOf(object: DataObject, name: string): string | undefined {
  if (Object.hasOwn(object, name)) return name;
  const lower = name.toLowerCase();
  return Object.keys(object).find((key) => key.toLowerCase() === lower);
}
