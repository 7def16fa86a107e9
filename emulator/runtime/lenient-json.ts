import { readJson } from '../expression/json';
import { floatOf, integerOf } from '../expression/number';
import type { Data } from '../expression/value';
import { JsonCursor } from './json-cursor';

/**
 * Reads text as the runtime reads JSON, which takes more than JSON: single quotes, names without quotes, comments, commas
 * too many, numbers such as `.5` and `0x1A`, text after the first value, and an end right after a value.
 * @see https://github.com/JamesNK/Newtonsoft.Json/blob/master/Src/Newtonsoft.Json/JsonTextReader.cs
 * @see https://github.com/tomdam/flowforger/blob/main/packages/engine/src/__tests__/parse-json.test.ts
 * @throws SyntaxError in the words of that reader
 */
export function readLenientJson(text: string): Data {
  try {
    return readJson(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  const cursor = new JsonCursor(text);
  cursor.skipBlank();
  try {
    return cursor.isAtEnd ? null : readValue(cursor);
  } catch (error) {
    if (error instanceof RangeError) throw new SyntaxError('The text nests too deep.');
    throw error;
  }
}

/** Words that stand for values, and what errors call them. JSON has no numbers for the last three. */
const WORDS: readonly { readonly word: string; readonly kind: string; readonly value: Data }[] = [
  { word: 'true', kind: 'boolean', value: true },
  { word: 'false', kind: 'boolean', value: false },
  { word: 'null', kind: 'null', value: null },
  { word: 'undefined', kind: 'undefined', value: null },
  { word: 'NaN', kind: 'NaN', value: 'NaN' },
  { word: 'Infinity', kind: 'Infinity', value: 'Infinity' },
  { word: '-Infinity', kind: '-Infinity', value: '-Infinity' },
];

function readValue(cursor: JsonCursor): Data {
  cursor.skipBlank();
  if (cursor.isAtEnd) throw cursor.endError();
  const { next } = cursor;
  if (next === '{' || next === '[') {
    cursor.countItem();
    cursor.skip(1);
    cursor.enter();
    const value = next === '{' ? readObject(cursor) : readArray(cursor);
    cursor.leave();
    return value;
  }
  if (next === '"' || next === "'") {
    const value = readText(cursor, next);
    cursor.countItem();
    return value;
  }
  // A comma where a value should be stands for one that is missing.
  if (next === ',') {
    cursor.countItem();
    return null;
  }
  if (next === ']') {
    cursor.skip(1);
    throw cursor.error('JsonToken EndArray is not valid for closing JsonType None.');
  }
  const start = cursor.take(/-I|[-.\d]|nu|[tfuNI]/y);
  if (start === undefined) {
    throw cursor.error(`Unexpected character encountered while parsing value: ${next}.`);
  }
  cursor.at -= start.length;
  const word = WORDS.find((each) => each.word.startsWith(start));
  return word === undefined || start === '-' ? readNumber(cursor) : readWord(cursor, word);
}

function readObject(cursor: JsonCursor): Data {
  const members = new Map<string, Data>();
  for (;;) {
    cursor.skipBlank();
    if (cursor.isAtEnd) throw cursor.endError();
    if (cursor.take(/\}/y) !== undefined) break;
    const name = readName(cursor);
    cursor.name(name);
    members.set(name, readValue(cursor));
    if (!hasMore(cursor, '}', 'Object')) break;
  }
  return Object.fromEntries(members);
}

function readArray(cursor: JsonCursor): Data {
  const items: Data[] = [];
  for (;;) {
    cursor.skipBlank();
    if (cursor.isAtEnd) throw cursor.endError();
    if (cursor.take(/\]/y) !== undefined) break;
    items.push(readValue(cursor));
    if (!hasMore(cursor, ']', 'Array')) break;
  }
  return items;
}

/** Whether a comma follows a value; the end of the text closes whatever is open. */
function hasMore(cursor: JsonCursor, end: string, type: string): boolean {
  cursor.skipBlank();
  if (cursor.isAtEnd) return false;
  const { next } = cursor;
  if (next !== ',' && next !== ']' && next !== '}') {
    throw cursor.error(`After parsing a value an unexpected character was encountered: ${next}.`);
  }
  cursor.skip(1);
  if (next === ',') return true;
  if (next === end) return false;
  const token = next === ']' ? 'EndArray' : 'EndObject';
  throw cursor.error(`JsonToken ${token} is not valid for closing JsonType ${type}.`);
}

function readName(cursor: JsonCursor): string {
  const { next } = cursor;
  const name =
    next === '"' || next === "'" ? readText(cursor, next) : cursor.take(/[\p{L}\p{Nd}_$]+/uy);
  if (name === undefined) throw cursor.error(`Invalid property identifier character: ${next}.`);
  cursor.skipBlank();
  if (cursor.isAtEnd) throw cursor.endError();
  if (cursor.take(/:/y) !== undefined) return name;
  throw cursor.error(
    `Invalid character after parsing property name. Expected ':' but got: ${cursor.next}.`,
  );
}

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['b', '\b'],
  ['t', '\t'],
  ['n', '\n'],
  ['f', '\f'],
  ['r', '\r'],
  ['\\', '\\'],
  ['"', '"'],
  ["'", "'"],
  ['/', '/'],
]);

function readText(cursor: JsonCursor, quote: string): string {
  let text = '';
  cursor.skip(1);
  while (!cursor.isAtEnd) {
    const character = cursor.character();
    if (character === quote) return text;
    text += character === '\\' ? readEscape(cursor, quote) : character;
  }
  throw unterminated(cursor, quote);
}

const unterminated = (cursor: JsonCursor, quote: string): SyntaxError =>
  cursor.error(`Unterminated string. Expected delimiter: ${quote}.`);

function readEscape(cursor: JsonCursor, quote: string): string {
  if (cursor.isAtEnd) throw unterminated(cursor, quote);
  const kind = cursor.character();
  const plain = ESCAPES.get(kind);
  if (plain !== undefined) return plain;
  if (kind !== 'u') throw cursor.error(`Bad JSON escape sequence: \\${kind}.`);
  const digits = cursor.take(/[\da-f]{4}/iy);
  if (digits !== undefined) return String.fromCharCode(parseInt(digits, 16));
  throw cursor.error(`Invalid Unicode escape sequence: \\u${cursor.take(/.{0,4}/y) ?? ''}.`);
}

function readWord(cursor: JsonCursor, { word, kind, value }: (typeof WORDS)[number]): Data {
  const start = cursor.at;
  for (const character of word) {
    if (cursor.isAtEnd) throw cursor.error('Unexpected end when reading JSON.');
    if (cursor.next !== character) throw cursor.error(`Error parsing ${kind} value.`);
    cursor.skip(1);
  }
  if (!isOver(cursor)) throw cursor.error(`Error parsing ${kind} value.`, start + word.length);
  cursor.countItem();
  return value;
}

function readNumber(cursor: JsonCursor): Data {
  const text = cursor.take(/[-+.\da-fx]+/iy) ?? '';
  if (!isOver(cursor)) {
    throw cursor.error(`Unexpected character encountered while parsing number: ${cursor.next}.`);
  }
  cursor.countItem();
  const number = numberOf(text);
  if (number !== undefined) return number;
  throw cursor.error(`Input string '${text}' is not a valid number.`);
}

const isOver = (cursor: JsonCursor): boolean => cursor.isAtEnd || /[\s,}\])/]/.test(cursor.next);

/** A number: after a leading zero an octal one. One too large for a double becomes text. */
function numberOf(text: string): Data | undefined {
  if (/^0[^.eE]/.test(text)) {
    if (/^0x[\da-f]+$/i.test(text)) return integerOf(BigInt(text));
    return /^0[0-7]+$/.test(text) ? integerOf(BigInt(`0o${text.slice(1)}`)) : undefined;
  }
  if (/^-?\d+$/.test(text)) return integerOf(BigInt(text));
  if (!/^-?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(text)) return undefined;
  const value = Number(text);
  return Number.isFinite(value) ? floatOf(value) : String(value);
}
