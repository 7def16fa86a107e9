import type { NumberCulture } from '../culture/numbers';

/** Longer than any number that a double can be told by. */
const MAXIMUM_LENGTH = 1000;

const NUMBER =
  /^(?<sign>[+-])?(?<whole>\d[\d,]*)?(?<fraction>\.\d*)?(?<exponent>e[+-]?\d+)?(?<after>[+-])?$/i;

/**
 * The number that a text stands for in a culture; undefined where it stands for none.
 *
 * Marks of groups may stand anywhere before the point, and the sign may stand at either end.
 * @see https://learn.microsoft.com/azure/logic-apps/workflow-definition-language-functions-reference#float
 */
export function doubleIn(text: string, culture: NumberCulture): number | undefined {
  if (text.length > MAXIMUM_LENGTH) return undefined;
  const groups = NUMBER.exec(invariant(text.trim(), culture))?.groups;
  if (groups === undefined) return undefined;
  const { sign, whole = '', fraction = '', exponent = '', after } = groups;
  const digits = whole.replaceAll(',', '') + fraction;
  if (!/\d/.test(digits) || (sign !== undefined && after !== undefined)) return undefined;
  const value = Number(`${digits}${exponent}`);
  if (!Number.isFinite(value)) return undefined;
  return (sign ?? after) === '-' ? -value : value;
}

/** The same text with the marks of the invariant culture. */
const invariant = (text: string, { decimal, group }: NumberCulture): string =>
  Array.from(text, (character) => {
    if (character === decimal) return '.';
    if (character === group || (/\s/.test(group) && /\s/.test(character))) return ',';
    return /[.,]/.test(character) ? 'x' : character;
  }).join('');
