import { compareNumbers } from './number';
import { type Data, isArray, isNumber, isObject } from './value';

/**
 * Whether two values are the same: of one type, an Integer and a Float by value, text and keys with
 * regard to case.
 */
export function deepEquals(a: Data, b: Data): boolean {
  if (a === b) return true;
  if (isNumber(a) && isNumber(b)) return compareNumbers(a, b) === 0;
  if (isArray(a) && isArray(b)) {
    return a.length === b.length && a.every((item, i) => deepEquals(item, b[i] ?? null));
  }
  if (!isObject(a) || !isObject(b)) return false;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && deepEquals(a[key] ?? null, b[key] ?? null))
  );
}
