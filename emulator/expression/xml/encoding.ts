import { XmlError } from './node';

/** The encodings that a declaration may name; the runtime itself writes UTF-8. */
const ENCODINGS = /^(utf-8|us-ascii|ascii|iso-8859-1|windows-1252)$/i;

/**
 * The text of XML in bytes, without the mark of its encoding.
 * @throws XmlError when the declaration names an encoding that is not known
 */
export function decodeXml(bytes: Buffer): string {
  const text = bytes.toString('utf8').replace(/^\ufeff/, '');
  const [, name = 'utf-8'] = /^<\?xml\s[^>]*?\sencoding\s*=\s*["']([^"']*)["']/.exec(text) ?? [];
  if (!ENCODINGS.test(name)) throw new XmlError(`'${name}' is not a supported encoding name.`);
  return /^(iso-8859-1|windows-1252)$/i.test(name) ? new TextDecoder(name).decode(bytes) : text;
}
