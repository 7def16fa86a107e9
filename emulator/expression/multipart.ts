import { contentObject } from './content';
import { readJsonOrText } from './json';
import type { Data } from './value';

/** One part of a body of several parts. */
export interface Part {
  /** By name in lower case. */
  readonly headers: ReadonlyMap<string, string>;
  readonly body: Data;
}

/**
 * The parts of a body of the media type `multipart/…`, in order.
 * @param contentType the header, which names what stands between the parts
 * @see https://www.rfc-editor.org/rfc/rfc2046#section-5.1
 */
export function partsOf(bytes: Buffer, contentType: string): readonly Part[] {
  const boundary = parameterOf(contentType, 'boundary');
  if (boundary === undefined) return [];
  // One character for each byte, so that no byte is lost.
  const [, ...sections] = `\r\n${bytes.toString('latin1')}`.split(`\r\n--${boundary}`);
  const end = sections.findIndex((section) => section.startsWith('--'));
  return (end === -1 ? sections : sections.slice(0, end)).map(partOf);
}

function partOf(section: string): Part {
  const [head = '', ...rest] = section.replace(/^[ \t]*/, '').split('\r\n\r\n');
  const headers = new Map(
    head.split('\r\n').flatMap((line): (readonly [string, string])[] => {
      const colon = line.indexOf(':');
      return colon === -1
        ? []
        : [[line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()]];
    }),
  );
  return { headers, body: bodyOf(Buffer.from(rest.join('\r\n\r\n'), 'latin1'), headers) };
}

/** Text as it is, JSON as its value, anything else as binary content. */
function bodyOf(bytes: Buffer, headers: Part['headers']): Data {
  const mediaType = headers.get('content-type') ?? 'text/plain';
  if (mediaType.startsWith('text/')) return bytes.toString('utf8');
  return /^application\/(.+\+)?json\b/.test(mediaType)
    ? readJsonOrText(bytes.toString('utf8'))
    : contentObject({ mediaType, bytes });
}

/** A parameter of a header, as `name` in `form-data; name="a"`. */
export function parameterOf(header: string, name: string): string | undefined {
  const [, quoted, plain] =
    new RegExp(`;\\s*${name}=(?:"([^"]*)"|([^;\\s]+))`, 'i').exec(header) ?? [];
  return quoted ?? plain;
}
