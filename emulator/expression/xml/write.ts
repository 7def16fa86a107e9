import {
  type Namespaces,
  type XmlDocument,
  type XmlDocumentType,
  type XmlElement,
  type XmlNode,
  namespacesIn,
} from './node';

/** XML as .NET writes it: without white space between tags, and an element of one tag as `<a />`. */
export const writeXml = (document: XmlDocument): string =>
  document.map((node) => writeNode(node, new Map())).join('');

/**
 * @param declared the namespaces that what is written around the node declares
 */
function writeNode(node: XmlNode, declared: Namespaces): string {
  switch (node.kind) {
    case 'element':
      return writeElement(node, declared);
    case 'text':
      return escapeText(node.text).replaceAll('\r', '&#xD;');
    case 'cdata':
      return `<![CDATA[${node.text}]]>`;
    case 'instruction':
      return `<?${node.target}${node.text === '' ? '' : ` ${node.text}`}?>`;
    case 'comment':
      return `<!--${node.text}-->`;
    case 'document type':
      return writeType(node);
  }
}

function writeType({ name, publicId, systemId, subset }: XmlDocumentType): string {
  const ids =
    publicId === ''
      ? systemId === ''
        ? ''
        : ` SYSTEM "${systemId}"`
      : ` PUBLIC "${publicId}" "${systemId}"`;
  return `<!DOCTYPE ${name}${ids}${subset === '' ? '' : ` [${subset}]`}>`;
}

function writeElement(element: XmlElement, declared: Namespaces): string {
  const { name, children, closed } = element;
  const own = namespacesIn(declared, element.attributes);
  const attributes = [...element.attributes, ...missing(element, own)];
  const written = attributes.map(([key, value]) => ` ${key}="${escapeAttribute(value)}"`).join('');
  if (closed) return `<${name}${written} />`;
  const inner = namespacesIn(declared, attributes);
  return `<${name}${written}>${children.map((child) => writeNode(child, inner)).join('')}</${name}>`;
}

/**
 * The declarations that an element needs which stands outside of the document that it was read
 * from.
 */
function missing(
  { name, attributes, namespaces }: XmlElement,
  declared: Namespaces,
): XmlElement['attributes'] {
  if (namespaces === undefined) return [];
  const names = [name, ...attributes.map(([key]) => key).filter((key) => key.includes(':'))];
  const prefixes = new Set(names.map((key) => (key.includes(':') ? key.replace(/:.*/s, '') : '')));
  return [...prefixes].flatMap((prefix): [string, string][] => {
    const uri = namespaces.get(prefix);
    if (uri === undefined || uri === declared.get(prefix)) return [];
    return [[prefix === '' ? 'xmlns' : `xmlns:${prefix}`, uri]];
  });
}

const escapeText = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const escapeAttribute = (text: string): string =>
  escapeText(text)
    .replaceAll('"', '&quot;')
    .replace(/[\r\n\t]/g, (space) => `&#x${space.charCodeAt(0).toString(16).toUpperCase()};`);

/** Text as a value that may stand between tags or in an attribute. */
export const encodeValue = (text: string): string =>
  escapeText(text).replaceAll('"', '&quot;').replaceAll("'", '&apos;');

const CHARACTERS: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);

/** The text that a value of XML stands for; what is no reference to a character stands for itself. */
export const decodeValue = (value: string): string =>
  value.replace(
    /&(?:#x([\da-f]{1,6})|#(\d{1,7})|(\w+));/gi,
    (reference: string, hex?: string, decimal?: string, name?: string) => {
      const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
      if (Number.isNaN(code)) return CHARACTERS.get(name ?? '') ?? reference;
      return code > 0x10ffff ? reference : String.fromCodePoint(code);
    },
  );
