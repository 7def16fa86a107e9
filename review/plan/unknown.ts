import { OPAQUE, isObject } from '../../workflow/lint/json';

/** Whether a value is known only once the plan has been applied. */
export const isUnknown = (value: unknown): boolean => value === OPAQUE;

/** A value of a plan in which OPAQUE stands wherever its `after_unknown` says that it is not known yet. */
export function withUnknown(value: unknown, unknown: unknown): unknown {
  if (unknown === true) return OPAQUE;
  if (Array.isArray(unknown)) {
    const items: readonly unknown[] = Array.isArray(value) ? value : [];
    const length = Math.max(items.length, unknown.length);
    if (length === 0) return value;
    return Array.from({ length }, (_, index) => withUnknown(items[index], unknown[index]));
  }
  if (!isObject(unknown) || Object.keys(unknown).length === 0) return value;
  if (value !== undefined && value !== null && !isObject(value)) return value;
  const object = value ?? {};
  const keys = new Set([...Object.keys(object), ...Object.keys(unknown)]);
  const entries = [...keys].map((key) => [key, withUnknown(object[key], unknown[key])] as const);
  // Where nothing is known and nothing is to be known, there is nothing.
  const known = entries.filter(([, each]) => each !== undefined);
  return known.length === 0 ? value : Object.fromEntries(known);
}
