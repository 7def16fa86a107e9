import { type Data, type DataObject, isObject } from './value';

/** Bytes with a media type: what `{"$content-type", "$content"}` stands for. */
export interface Content {
  readonly mediaType: string;
  readonly bytes: Buffer;
}

/** What binary content may hold beside its type and bytes: the fields of a form post. */
const CONTENT_KEYS: ReadonlySet<string> = new Set([
  '$content-type',
  '$content',
  '$formdata',
  '$multipart',
]);

/** The bytes of a value that stands for binary content; undefined for any other. */
export function contentOf(value: Data): Content | undefined {
  if (!isObject(value)) return undefined;
  const { '$content-type': mediaType, $content: base64 } = value;
  if (typeof mediaType !== 'string' || typeof base64 !== 'string') return undefined;
  if (!Object.keys(value).every((key) => CONTENT_KEYS.has(key))) return undefined;
  return { mediaType, bytes: Buffer.from(base64, 'base64') };
}

/** Binary content as the object that stands for it. */
export const contentObject = ({ mediaType, bytes }: Content): DataObject => ({
  '$content-type': mediaType,
  $content: bytes.toString('base64'),
});

const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/;

/** The bytes of base64 text, white space ignored; undefined where it is not well formed. */
export function bytesOfBase64(text: string): Buffer | undefined {
  const digits = text.replace(/\s+/g, '');
  return digits.length % 4 === 0 && BASE64.test(digits) ? Buffer.from(digits, 'base64') : undefined;
}
