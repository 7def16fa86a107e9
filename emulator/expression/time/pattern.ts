import type { Culture } from '../culture';

/** One piece of a custom format: text as it is, or a specifier repeated `count` times. */
export type Piece =
  | { readonly text: string; readonly specifier?: undefined }
  | { readonly specifier: string; readonly count: number };

/** The standard formats that are the same in every culture. */
const INVARIANT: ReadonlyMap<string, string> = new Map([
  ['o', "yyyy'-'MM'-'dd'T'HH':'mm':'ss'.'fffffffK"],
  ['r', "ddd, dd MMM yyyy HH':'mm':'ss 'GMT'"],
  ['s', "yyyy'-'MM'-'dd'T'HH':'mm':'ss"],
  ['u', "yyyy'-'MM'-'dd HH':'mm':'ss'Z'"],
]);

/** Whether a standard format is the same in every culture, names of days and months included. */
export const isInvariant = (format: string): boolean => /^[oOrRsu]$/.test(format);

/** The standard formats that exist in two letter cases and mean the same in both. */
const EITHER_CASE = /^[ORmy]$/;

/**
 * The custom format that a standard format of one letter stands for; any longer one is itself.
 * Undefined where there is no such format.
 * @see https://learn.microsoft.com/dotnet/standard/base-types/standard-date-and-time-format-strings
 */
export function patternOf(format: string, { dates }: Culture): string | undefined {
  if (format.length !== 1) return format === '' ? undefined : format;
  const { d, D, t, T, M, Y } = dates.patterns;
  const letter = !EITHER_CASE.test(format)
    ? format
    : isInvariant(format)
      ? format.toLowerCase()
      : format.toUpperCase();
  switch (letter) {
    case 'd':
      return d;
    case 'D':
      return D;
    case 'f':
      return `${D} ${t}`;
    case 'F':
    case 'U':
      return `${D} ${T}`;
    case 'g':
      return `${d} ${t}`;
    case 'G':
      return `${d} ${T}`;
    case 'M':
      return M;
    case 't':
      return t;
    case 'T':
      return T;
    case 'Y':
      return Y;
    default:
      return INVARIANT.get(letter);
  }
}

/** Quoted text, an escaped character, a run of one specifier, or any other character. */
const PIECES = /'([^']*)'|"([^"]*)"|\\(.)|(%)|([dfFghHKmMstyz:/])\5*|[^]/g;

/**
 * The pieces of a custom format; undefined where a quote stays open or nothing is escaped.
 * @see https://learn.microsoft.com/dotnet/standard/base-types/custom-date-and-time-format-strings
 */
export function piecesOf(pattern: string): readonly Piece[] | undefined {
  const pieces: Piece[] = [];
  for (const [piece, single, double, escaped, percent, specifier] of pattern.matchAll(PIECES)) {
    if (specifier !== undefined) pieces.push({ specifier, count: piece.length });
    else if (percent === undefined) {
      // A quote or backslash left here is one that nothing closes or follows.
      if (/^['"\\]$/.test(piece)) return undefined;
      pieces.push({ text: single ?? double ?? escaped ?? piece });
    }
  }
  return pieces;
}

/**
 * Whether months stand beside a day of the month, which in some languages changes their names:
 * `1 stycznia`, not `styczeń`.
 */
export const hasDayOfMonth = (pieces: readonly Piece[]): boolean =>
  pieces.some((piece) => piece.specifier === 'd' && piece.count < 3);
