import { type Arguments, usageLink } from '../arguments';
import { contentObject, contentOf } from '../content';
import { checkLength } from '../limits';
import { lowerCase, toText, upperCase } from '../text';
import type { Data } from '../value';
import type { Family } from './function';

const TO_BE_A_STRING = 'to be a string';

/** The functions that make text out of text. */
export const textFunctions: Family<
  | 'concat'
  | 'substring'
  | 'slice'
  | 'replace'
  | 'split'
  | 'join'
  | 'toLower'
  | 'toUpper'
  | 'trim'
  | 'trimByteOrderMark'
  | 'guid'
> = {
  concat: (args) => args.values.map(toText).join(''),
  substring,
  slice: (args) => {
    const end = args.has(2) ? Number(args.integer(2)) : undefined;
    return args.text(0).slice(Number(args.integer(1)), end);
  },
  replace,
  split: (args) => {
    const [text, separator] = [args.text(0), args.text(1)];
    // .NET does not split at an empty separator, where JavaScript gives every character.
    return separator === '' ? [text] : text.split(separator);
  },
  join: (args) => {
    const texts = args.array(0, 'to be an array').map(toText);
    const separator = args.text(1);
    const length = texts.reduce((sum, text) => sum + text.length + separator.length, 0);
    checkLength(args, length);
    return texts.join(separator);
  },
  toLower: (args) => lowerCase(args.text(0, TO_BE_A_STRING)),
  toUpper: (args) => upperCase(args.text(0, TO_BE_A_STRING)),
  trim: (args) => args.text(0, TO_BE_A_STRING).trim(),
  trimByteOrderMark,
  guid,
};

function substring(args: Arguments): string {
  const text = args.text(0);
  const start = Number(args.integer(1));
  if (start < 0 || start >= text.length) {
    throw args.error(
      `parameter is out of range: 'start index' must be non-negative integer and should be less than the length of the string. ${usageLink(args.name)}`,
    );
  }
  if (!args.has(2)) return text.slice(start);
  const length = Number(args.integer(2));
  if (length < 0 || start + length > text.length) {
    throw args.error(
      `parameters are out of range: 'start index' and 'length' must be non-negative integers and their sum must be no larger than the length of the string. ${usageLink(args.name)}`,
    );
  }
  return text.slice(start, start + length);
}

/** Text, or binary content, without the mark that some programs begin UTF-8 with. */
function trimByteOrderMark(args: Arguments): Data {
  const content = contentOf(args.at(0));
  if (content === undefined) {
    return args.text(0, 'to be a string or binary content').replace(/^\ufeff/, '');
  }
  const { mediaType, bytes } = content;
  const marked = bytes.subarray(0, 3).toString('hex') === 'efbbbf';
  return contentObject({ mediaType, bytes: marked ? bytes.subarray(3) : bytes });
}

function replace(args: Arguments): string {
  const text = args.text(0, "'string' to be a string");
  const before = args.text(1, "'old string' to be a string");
  const after = args.text(2, "'new string' to be a string");
  if (before === '') throw args.notValid('The string to be replaced cannot be empty.');
  const pieces = text.split(before);
  checkLength(args, text.length + (pieces.length - 1) * (after.length - before.length));
  return pieces.join(after);
}

/** A GUID of version 4 in one of .NET's formats. */
function guid(args: Arguments): string {
  const digits = Array.from({ length: 32 }, () => Math.floor(args.scope.random() * 16));
  digits[12] = 4;
  digits[16] = 8 + ((digits[16] ?? 0) % 4);
  const hex = digits.map((digit) => digit.toString(16)).join('');
  const parts = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(12, 16),
    hex.slice(16, 20),
    hex.slice(20),
  ];
  const format = args.optionalText(0) ?? 'D';
  switch (format.toUpperCase()) {
    case 'D':
    case '':
      return parts.join('-');
    case 'N':
      return hex;
    case 'B':
      return `{${parts.join('-')}}`;
    case 'P':
      return `(${parts.join('-')})`;
    case 'X': {
      const bytes = hex.slice(16).match(/../g) ?? [];
      const words = parts.slice(0, 3).map((part) => `0x${part}`);
      return `{${words.join(',')},{${bytes.map((byte) => `0x${byte}`).join(',')}}}`;
    }
    default:
      throw args.notValid(`The format '${format}' is none of 'N', 'D', 'B', 'P' or 'X'.`);
  }
}
