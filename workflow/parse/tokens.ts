import { Float } from '../tree';

/** What a token is called in the runtime's own messages. */
export type TokenKind =
  | 'Identifier'
  | 'StringLiteral'
  | 'Integer'
  | 'Float'
  | 'LeftParenthesis'
  | 'RightParenthesis'
  | 'LeftSquareBracket'
  | 'RightSquareBracket'
  | 'RightCurlyBrace'
  | 'Comma'
  | 'Dot'
  | 'QuestionMark'
  | 'EndOfData';

/** One token, from `start` to before `end`. */
export interface Token {
  readonly kind: TokenKind;
  readonly start: number;
  readonly end: number;
}

/** A character, or text left open, that no token starts with. */
export interface NoToken {
  readonly kind: 'Unexpected';
  readonly start: number;
  readonly message: string;
}

const PUNCTUATION: ReadonlyMap<string, TokenKind> = new Map<string, TokenKind>([
  ['(', 'LeftParenthesis'],
  [')', 'RightParenthesis'],
  ['[', 'LeftSquareBracket'],
  [']', 'RightSquareBracket'],
  ['}', 'RightCurlyBrace'],
  [',', 'Comma'],
  ['.', 'Dot'],
  ['?', 'QuestionMark'],
]);

const WHITESPACE = /\s*/y;
const IDENTIFIER = /[\p{L}_$][\p{L}\p{N}_$]*/uy;
const NUMBER = /[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?/y;

/** Matches a sticky pattern at a place; gives where the match ends, or -1. */
function endOf(pattern: RegExp, text: string, from: number): number {
  pattern.lastIndex = from;
  return pattern.test(text) ? pattern.lastIndex : -1;
}

/** The token at or after a place, whitespace skipped. */
export function tokenAt(text: string, from: number): Token | NoToken {
  const start = endOf(WHITESPACE, text, from);
  const first = text.charAt(start);
  if (first === '') return { kind: 'EndOfData', start, end: start };

  const number = endOf(NUMBER, text, start);
  if (number !== -1) {
    const kind = /[.eE]/.test(text.slice(start, number)) ? 'Float' : 'Integer';
    return { kind, start, end: number };
  }
  const mark = PUNCTUATION.get(first);
  if (mark !== undefined) return { kind: mark, start, end: start + 1 };
  if (first === "'") return stringAt(text, start);
  const word = endOf(IDENTIFIER, text, start);
  if (word !== -1) return { kind: 'Identifier', start, end: word };
  return {
    kind: 'Unexpected',
    start,
    message: `the string character '${characterAt(text, start)}' at position '${start}' is not expected.`,
  };
}

const characterAt = (text: string, index: number): string =>
  String.fromCodePoint(text.codePointAt(index) ?? 0);

/** Up to the closing quote; two quotes in a row are one inside the text. */
function stringAt(text: string, start: number): Token | NoToken {
  for (let from = start + 1; ; from += 2) {
    from = text.indexOf("'", from);
    if (from === -1) {
      const message = `the string literal that starts at position '${start}' has no closing quote.`;
      return { kind: 'Unexpected', start, message };
    }
    if (text[from + 1] !== "'") return { kind: 'StringLiteral', start, end: from + 1 };
  }
}

/** The text that a string literal stands for. */
export const textOfLiteral = (text: string, { start, end }: Token): string =>
  text.slice(start + 1, end - 1).replaceAll("''", "'");

/** The number that an integer literal stands for; a `bigint` where a `number` would lose digits. */
export function integerOfLiteral(text: string): number | bigint {
  const value = Number(text);
  return Number.isSafeInteger(value) ? value + 0 : BigInt(text);
}

/** The number that a float literal stands for; undefined where it is too large for one. */
export function floatOfLiteral(text: string): number | Float | undefined {
  const value = Number(text);
  if (!Number.isFinite(value)) return undefined;
  return Number.isInteger(value) ? new Float(value) : value;
}
