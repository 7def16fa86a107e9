import { createHash } from 'node:crypto';
import { contentOf } from '../expression/content';
import { writeJson } from '../expression/json';
import { toText } from '../expression/text';
import { type Data, type DataObject, isArray, isObject } from '../expression/value';
import { headerOf } from './headers';

/** A body of several parts, as it goes over the wire. */
export interface Multipart {
  readonly mediaType: string;
  readonly bytes: Buffer;
}

interface Part {
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: Buffer;
}

/**
 * The bytes of a body such as `{ "$content-type": "multipart/form-data", "$multipart": [{ "headers": {…}, "body": … }] }`;
 * undefined for any other.
 * @see https://learn.microsoft.com/azure/connectors/connectors-native-http#content-with-multipart-form-data-type
 */
export function multipartOf(body: DataObject): Multipart | undefined {
  const { $multipart: given = null, '$content-type': type = null } = body;
  if (!isArray(given)) return undefined;
  const parts = given.map(partOf);
  const boundary = boundaryOf(parts);
  const mediaType = typeof type === 'string' ? type : 'multipart/form-data';
  return {
    mediaType: `${mediaType.split(';', 1)[0] ?? ''}; boundary=${boundary}`,
    bytes: Buffer.concat([
      ...parts.flatMap(({ headers, bytes }) => [
        Buffer.from(`--${boundary}\r\n${headerLines(headers)}\r\n`),
        bytes,
        Buffer.from('\r\n'),
      ]),
      Buffer.from(`--${boundary}--\r\n`),
    ]),
  };
}

function partOf(part: Data): Part {
  const { headers = null, body = null } = isObject(part) ? part : { body: part };
  const given = Object.fromEntries(
    isObject(headers) ? Object.entries(headers).map(([name, value]) => [name, toText(value)]) : [],
  );
  const [type, bytes] = contentOfPart(body);
  const named = type === undefined || headerOf(given, 'Content-Type') !== undefined;
  return { headers: named ? given : { ...given, 'Content-Type': type }, bytes };
}

function contentOfPart(body: Data): readonly [string | undefined, Buffer] {
  const content = contentOf(body);
  if (content !== undefined) return [content.mediaType, content.bytes];
  if (isArray(body) || isObject(body)) return ['application/json', Buffer.from(writeJson(body))];
  return [undefined, Buffer.from(toText(body))];
}

const headerLines = (headers: Part['headers']): string =>
  Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join('');

/** A text that the parts do not hold, and the same one for the same parts, so that runs can be repeated. */
function boundaryOf(parts: readonly Part[]): string {
  const hash = createHash('sha256');
  for (const { bytes } of parts) hash.update(bytes);
  return hash.digest('hex').slice(0, 32);
}
