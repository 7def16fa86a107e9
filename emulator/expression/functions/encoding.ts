import { type Arguments, usageLink } from '../arguments';
import { type Content, bytesOfBase64, contentObject, contentOf } from '../content';
import { readJsonOrText } from '../json';
import { toText } from '../text';
import type { Data } from '../value';
import type { Family } from './function';

const OCTETS = 'application/octet-stream';
const TO_BE_A_STRING = 'to be a string';

/** The functions that encode text and bytes, and read them back. */
export const encodingFunctions: Family<
  | 'base64'
  | 'base64ToString'
  | 'decodeBase64'
  | 'base64ToBinary'
  | 'binary'
  | 'dataUri'
  | 'dataUriToString'
  | 'dataUriToBinary'
  | 'decodeDataUri'
  | 'encodeUriComponent'
  | 'uriComponent'
  | 'decodeUriComponent'
  | 'uriComponentToString'
  | 'uriComponentToBinary'
> = {
  base64: (args) => bytesAt(args).toString('base64'),
  base64ToString: (args) => decodedBase64(args).toString('utf8'),
  decodeBase64: (args) => decodedBase64(args).toString('utf8'),
  base64ToBinary: (args) => contentObject({ mediaType: OCTETS, bytes: decodedBase64(args) }),
  binary: (args) => {
    if (!args.has(0)) throw args.notValid('The value cannot be converted to the target type.');
    return contentObject({ mediaType: OCTETS, bytes: bytesAt(args) });
  },
  dataUri: toDataUri,
  dataUriToString: (args) => dataUri(args).bytes.toString('utf8'),
  dataUriToBinary: (args) => contentObject(dataUri(args)),
  decodeDataUri,
  encodeUriComponent: encoded,
  uriComponent: encoded,
  decodeUriComponent: (args) => decoded(args).toString('utf8'),
  uriComponentToString: (args) => decoded(args).toString('utf8'),
  uriComponentToBinary: (args) => contentObject({ mediaType: OCTETS, bytes: decoded(args) }),
};

/** The bytes of binary content, or of the text form of any other value. */
const bytesAt = (args: Arguments): Buffer =>
  contentOf(args.at(0))?.bytes ?? Buffer.from(toText(args.at(0)), 'utf8');

function decodedBase64(args: Arguments): Buffer {
  const bytes = bytesOfBase64(args.text(0, TO_BE_A_STRING));
  if (bytes !== undefined) return bytes;
  throw args.notValid('The value cannot be decoded from base64 representation.');
}

/**
 * Everything but letters, digits and `-_.~` as escape characters, as .NET's `Uri.EscapeDataString`.
 */
function encoded(args: Arguments): string {
  const text = args.values.map(toText).join('');
  // Half of a surrogate pair has no UTF-8 and becomes the replacement character.
  const wellFormed = Buffer.from(text, 'utf8').toString('utf8');
  return encodeURIComponent(wellFormed).replace(
    /[!'()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** What is no escape sequence stands for itself. */
function unescape(text: string): Buffer {
  const pieces = text.split(/((?:%[0-9a-f]{2})+)/i);
  return Buffer.concat(
    pieces.map((piece, i) =>
      i % 2 === 0 ? Buffer.from(piece, 'utf8') : Buffer.from(piece.replaceAll('%', ''), 'hex'),
    ),
  );
}

/** A plus sign is a space. */
const decoded = (args: Arguments): Buffer =>
  unescape(args.text(0, TO_BE_A_STRING).replaceAll('+', ' '));

/** Text is plain text, other values are JSON, and binary content keeps its type. */
function toDataUri(args: Arguments): string {
  const value = args.at(0);
  if (value === null) throw args.notValid('The value cannot be converted to the target type.');
  const type = typeof value === 'string' ? 'text/plain' : 'application/json';
  const mediaType = contentOf(value)?.mediaType ?? `${type};charset=utf-8`;
  return `data:${mediaType};base64,${bytesAt(args).toString('base64')}`;
}

/** A media type with parameters, which may be missing, what is encoded how, and the rest. */
const DATA_URI = /^data:(?:(base64)|((?:[^,;]+)?(?:;[^,;]+)*?)(;base64)?),(.*)$/is;

/** Reads a data URI, whose content is base64 or escaped text. */
function dataUri(args: Arguments): Content {
  const uri = args.text(0, TO_BE_A_STRING);
  const [whole, bare, mediaType = '', base64 = bare, data = ''] = DATA_URI.exec(uri) ?? [];
  const bytes = base64 === undefined ? unescape(data.replaceAll('+', ' ')) : bytesOfBase64(data);
  if (whole !== undefined && bytes !== undefined) {
    return { mediaType: mediaType === '' ? 'text/plain' : mediaType, bytes };
  }
  throw args.error(
    `expects its parameter to be formatted as a valid data URI. The provided value '${uri}' was not formatted correctly. ${usageLink(args.name)}`,
  );
}

/** What a data URI holds by its media type: text, the value of JSON, or binary content. */
function decodeDataUri(args: Arguments): Data {
  const { mediaType, bytes } = dataUri(args);
  const type = mediaType.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  const text = bytes.toString('utf8');
  if (type.startsWith('text/')) return text;
  if (type !== 'application/json' && !type.endsWith('+json')) {
    const charset = /;\s*charset=/i.test(mediaType) ? '' : ';charset=us-ascii';
    return contentObject({ mediaType: `${mediaType}${charset}`, bytes });
  }
  return readJsonOrText(text);
}
