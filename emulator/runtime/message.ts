import { contentObject, contentOf } from '../expression/content';
import { readJson, writeJson } from '../expression/json';
import { toText } from '../expression/text';
import { type Data, type DataObject, isObject } from '../expression/value';
import { type Headers, headerOf, mediaTypeOf } from './headers';
import { multipartOf } from './multipart';

/** Headers and body of a request or a reply, as they go over the wire. */
export interface Message {
  readonly headers: Headers;
  /** @default - none */
  readonly body?: string | Buffer;
}

/**
 * A body as the runtime sends it: text as `text/plain`, binary content as its bytes, parts as parts, anything else as JSON,
 * unless the headers name another type.
 */
export function writeMessage(headers: Data, body: Data | undefined): Message {
  const given = Object.fromEntries(
    isObject(headers) ? Object.entries(headers).map(([name, value]) => [name, toText(value)]) : [],
  );
  if (body === undefined || body === null) return { headers: given };
  const multipart = isObject(body) ? multipartOf(body) : undefined;
  if (multipart !== undefined) {
    const { mediaType, bytes } = multipart;
    // Whatever type the headers name, they cannot know the boundary.
    return { headers: { ...withoutType(given), 'Content-Type': mediaType }, body: bytes };
  }
  const [type, written] = writeBody(body);
  return headerOf(given, 'Content-Type') === undefined
    ? { headers: { ...given, 'Content-Type': type }, body: written }
    : { headers: given, body: written };
}

const withoutType = (headers: Headers): Headers =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !/^content-type$/i.test(name)));

function writeBody(body: Data): readonly [string, string | Buffer] {
  if (typeof body === 'string') return ['text/plain; charset=utf-8', body];
  const content = contentOf(body);
  if (content !== undefined) return [content.mediaType, content.bytes];
  return ['application/json', writeJson(body)];
}

/** The answer carries a JSON content type and no JSON. */
export class InvalidJsonError extends Error {
  override readonly name = 'InvalidJsonError';
}

/**
 * The outputs of a call: status, headers and body. JSON becomes a value, text stays text, anything else binary
 * content; where there is no content there is no `body`.
 */
export function readAnswer(status: number, headers: Headers, body: string | Buffer): DataObject {
  const base: DataObject = { statusCode: status, headers };
  if (body.length === 0) return base;
  const type = mediaTypeOf(headers);
  if (type === 'application/json' || type.endsWith('+json')) {
    return { ...base, body: readJsonBody(body.toString()) };
  }
  if (type === '' || type.startsWith('text/')) return { ...base, body: body.toString() };
  const bytes = typeof body === 'string' ? Buffer.from(body) : body;
  return { ...base, body: contentObject({ mediaType: type, bytes }) };
}

function readJsonBody(text: string): Data {
  try {
    return readJson(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new InvalidJsonError(
      `Http request failed: the content was not a valid JSON. Error while parsing JSON: '${error.message}'`,
    );
  }
}
