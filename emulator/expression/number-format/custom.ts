import type { NumberCulture } from '../culture/numbers';
import { doubleOf } from '../number';
import type { DataNumber } from '../value';
import { localized, rounded } from './digits';

/** Quoted text, an escaped character, or any other character. */
const PIECES = /'([^']*)'?|"([^"]*)"?|\\(.?)|[^]/g;

/** A piece of a section: text as it is, or a character with a meaning. */
interface Piece {
  readonly text: string;
  readonly literal: boolean;
}

/**
 * A number in a custom format such as `0.00` or `#,##0;(#,##0);none`.
 * @see https://learn.microsoft.com/dotnet/standard/base-types/custom-numeric-format-strings
 */
export function customNumber(value: DataNumber, format: string, culture: NumberCulture): string {
  const [positive = [], negative = [], zero = []] = sectionsOf(format);
  const isNegative = doubleOf(value) < 0;
  if (isNegative && negative.length > 0) return write(value, negative, culture);
  const text = write(value, positive, culture);
  const isZero = !hasDigits(value, positive);
  if (isZero && zero.length > 0) return write(value, zero, culture);
  return isNegative && !isZero ? `-${text}` : text;
}

/** The sections of a format: for positive and negative numbers, and for zero. */
function sectionsOf(format: string): readonly (readonly Piece[])[] {
  const sections: Piece[][] = [[]];
  for (const [text, single, double, escaped] of format.matchAll(PIECES)) {
    const quoted = single ?? double ?? escaped;
    if (quoted === undefined && text === ';') sections.push([]);
    else sections.at(-1)?.push({ text: quoted ?? text, literal: quoted !== undefined });
  }
  return sections;
}

/** What the placeholders of a section ask for. */
interface Layout {
  readonly first: number;
  readonly last: number;
  readonly leastWhole: number;
  readonly leastDecimals: number;
  readonly mostDecimals: number;
  readonly groups: boolean;
  readonly shift: number;
}

const isPlaceholder = ({ text, literal }: Piece): boolean => !literal && /^[0#]$/.test(text);

function layoutOf(section: readonly Piece[]): Layout {
  const marks = section.map(({ text, literal }) => (literal ? '' : text));
  const first = section.findIndex(isPlaceholder);
  const last = section.findLastIndex(isPlaceholder);
  const [whole = '', ...rest] = marks
    .slice(first, last + 1)
    .join('')
    .split('.');
  // A format may begin with its point: `.00`.
  const pointFirst = first > 0 && marks[first - 1] === '.';
  const decimals = (pointFirst ? whole : rest.join('')).replace(/[^0#]/g, '');
  const digits = pointFirst ? '' : whole.replace(/[^0#]/g, '');
  return {
    first: pointFirst ? first - 1 : first,
    last,
    leastWhole: digits.includes('0') ? digits.length - digits.indexOf('0') : 0,
    leastDecimals: decimals.lastIndexOf('0') + 1,
    mostDecimals: decimals.length,
    groups: /[0#],+[0#]/.test(whole),
    shift: marks.filter((mark) => mark === '%').length * 2,
  };
}

const hasDigits = (value: DataNumber, section: readonly Piece[]): boolean => {
  const { mostDecimals, shift } = layoutOf(section);
  return /[1-9]/.test(rounded(value, mostDecimals, 'away', shift));
};

function write(value: DataNumber, section: readonly Piece[], culture: NumberCulture): string {
  const layout = layoutOf(section);
  const textOf = (pieces: readonly Piece[]): string => pieces.map(({ text }) => text).join('');
  if (layout.first === -1) return textOf(section);
  return (
    textOf(section.slice(0, layout.first)) +
    digitsOf(value, layout, culture) +
    textOf(section.slice(layout.last + 1))
  );
}

function digitsOf(value: DataNumber, layout: Layout, culture: NumberCulture): string {
  const { mostDecimals, leastDecimals, leastWhole, groups, shift } = layout;
  const [whole = '', decimals = ''] = rounded(value, mostDecimals, 'away', shift).split('.');
  const kept = decimals.replace(/0+$/, '').padEnd(leastDecimals, '0');
  const padded = whole.replace(/^0+/, '').padStart(leastWhole, '0');
  return localized(kept === '' ? padded : `${padded}.${kept}`, culture, groups);
}
