import { contentOf } from './content';
import { writeJson } from './json';
import { numberText } from './number';
import { type Data, isNumber } from './value';

/**
 * The text form of a value: what `string()`, `concat()`, `join()` and `@{...}` write.
 *
 * Null is the empty text, booleans are `True` and `False`, arrays and objects compact JSON, binary
 * content its text.
 */
export function toText(value: Data): string {
  if (typeof value === 'string') return value;
  if (value === null) return '';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (isNumber(value)) return numberText(value);
  const known = texts.get(value);
  if (known !== undefined) return known;
  const text = contentOf(value)?.bytes.toString('utf8') ?? writeJson(value);
  texts.set(value, text);
  return text;
}

/** The text forms of arrays and objects: a condition asks for that of the same answer once for each item that it looks at. */
const texts = new WeakMap<object, string>();

/** Text in one letter case, each character on its own, so that no text changes its length. */
const inCase =
  (change: (character: string) => string) =>
  (text: string): string =>
    Array.from(text, (character) => {
      const changed = change(character);
      return changed.length === character.length ? changed : character;
    }).join('');

const lowerUnicode = inCase((character) => character.toLowerCase());
const upperUnicode = inCase((character) => character.toUpperCase());

// Plain ASCII never changes its length, so it takes the short way.
const isAscii = (text: string): boolean => !/[^\0-\x7f]/.test(text);

/** Text in lower case, as the invariant culture writes it. */
export const lowerCase = (text: string): string =>
  isAscii(text) ? text.toLowerCase() : lowerUnicode(text);

/** Text in upper case, as the invariant culture writes it. */
export const upperCase = (text: string): string =>
  isAscii(text) ? text.toUpperCase() : upperUnicode(text);

/** The order of two texts without regard to case: less than, equal to, or greater than zero. */
export function compareText(a: string, b: string): number {
  const [x, y] = [upperCase(a), upperCase(b)];
  if (x < y) return -1;
  return x > y ? 1 : 0;
}
