/** An object of a definition: what its properties hold is not known before it has been looked at. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** Whether a value is an object, not an array. */
export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The value below some keys; undefined where the path ends early. */
export function valueAt(value: unknown, ...keys: readonly string[]): unknown {
  let current = value;
  for (const key of keys) current = isObject(current) ? current[key] : undefined;
  return current;
}

/** The entries of the object below some keys; none where there is no object. */
export function entriesAt(value: unknown, ...keys: readonly string[]): [string, unknown][] {
  const object = valueAt(value, ...keys);
  return isObject(object) ? Object.entries(object) : [];
}

/**
 * Stands in a definition for a value that only the deployment computes, such as an ARM expression: no rule judges it.
 * It is a character of the private use area, so that no real text is taken for it.
 */
export const OPAQUE = '\u{F0000}';

/** A text that means itself: neither an expression nor a value that only the deployment knows. */
export const isLiteralText = (value: unknown): value is string =>
  typeof value === 'string' && value !== OPAQUE && !/^@(?!@)|(?<!@)@\{/.test(value);

/** The literal text below some keys, in lower case as the runtime compares it; undefined where there is none. */
export function wordAt(value: unknown, ...keys: readonly string[]): string | undefined {
  const text = valueAt(value, ...keys);
  return isLiteralText(text) ? text.toLowerCase() : undefined;
}

/** The number below some keys; undefined where there is none. */
export function numberAt(value: unknown, ...keys: readonly string[]): number | undefined {
  const number = valueAt(value, ...keys);
  return typeof number === 'number' ? number : undefined;
}

/** The path of a property below a path: `actions.Create`, or `actions['Create it']` where a dot would not do. */
export function pathTo(path: string, ...keys: readonly (string | number)[]): string {
  let result = path;
  for (const key of keys) {
    if (typeof key === 'number') result += `[${key}]`;
    else if (!/^[\w$]+$/.test(key)) result += `['${key.replaceAll("'", "''")}']`;
    else result += result === '' ? key : `.${key}`;
  }
  return result;
}

/** The keys that a path leads along: the reverse of `pathTo`. */
export const keysOf = (path: string): readonly (string | number)[] =>
  Array.from(path.matchAll(/\[(\d+)\]|\['((?:[^']|'')*)'\]|([\w$]+)/g), (found) => {
    const [, index, quoted, plain = ''] = found;
    if (index !== undefined) return Number(index);
    return quoted === undefined ? plain : quoted.replaceAll("''", "'");
  });
