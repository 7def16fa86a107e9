import {
  DOMParser,
  type Document,
  type DocumentType,
  type Element,
  type Node,
  ParseError,
} from '@xmldom/xmldom';
import {
  type Namespaces,
  type XmlDocument,
  type XmlDocumentType,
  type XmlElement,
  XmlError,
  type XmlNode,
  namespacesIn,
} from './node';

/** A document as a tree of values, and as the DOM that XPath goes through. */
export interface ReadXml {
  readonly document: XmlDocument;
  readonly dom: Document;
  /** The value of each node of the DOM that has one. */
  readonly nodes: ReadonlyMap<object, XmlNode>;
  /** Whether the DOM has white space between tags, which the document has not. */
  readonly spaced: boolean;
}

/**
 * Reads XML as .NET does: white space between tags means nothing.
 * @throws XmlError when the text is no XML
 */
export function readXml(text: string): ReadXml {
  const source = text.replace(/\r\n?/g, '\n');
  check(source);
  const dom = parse(source);
  dom.normalize();
  const reader = new Reader(source);
  const document = reader.children(dom, new Map());
  return { document, dom, nodes: reader.nodes, spaced: reader.spaced };
}

/** What may stand in a text and is no markup: comments, sections, instructions. */
const OPAQUE = /<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>/gs;

const DECLARATION =
  /^<\?xml\s+version\s*=\s*(["'])1\.0\1(\s+encoding\s*=\s*(["'])[A-Za-z][\w.-]*\3)?(\s+standalone\s*=\s*(["'])(yes|no)\5)?\s*\?>/;

const BARE_AMPERSAND = /&(?!(?:[\p{L}_:][\p{L}\p{N}_:.-]*|#\d+|#x[\da-f]+);)/iu;

/** The characters that XML has no place for: most controls, and halves of surrogate pairs. */
const NO_CHARACTER = /[^\t\n\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;

/** Finds what the parser overlooks. */
function check(source: string): void {
  if (source.trim() === '') throw new XmlError('Root element is missing.');
  if (!source.trimStart().startsWith('<') || source.startsWith('\ufeff')) {
    throw new XmlError('Data at the root level is invalid. Line 1, position 1.');
  }
  const markup = source.replace(OPAQUE, '');
  for (const [, comment = ''] of source.matchAll(/<!--(.*?)-->/gs)) {
    if (/--|-$/.test(comment)) {
      throw new XmlError(
        "An XML comment cannot contain '--', and '-' cannot be the last character.",
      );
    }
  }
  if (/^<\?xml\s/.test(source) && !DECLARATION.test(source)) {
    throw new XmlError('Syntax for an XML declaration is invalid: it begins with version="1.0".');
  }
  if (BARE_AMPERSAND.test(markup)) {
    throw new XmlError('An error occurred while parsing EntityName: write a single & as &amp;.');
  }
  const wrong = NO_CHARACTER.exec(source)?.[0];
  if (wrong === undefined) return;
  const code = wrong.charCodeAt(0).toString(16).toUpperCase();
  throw new XmlError(`hexadecimal value 0x${code}, is an invalid character.`);
}

function parse(source: string): Document {
  const reported: string[] = [];
  try {
    return new DOMParser({
      // They are normal already, and positions have to stay those of the source.
      normalizeLineEndings: (text) => text,
      onError: (_level, message) => {
        reported.push(message);
        throw new XmlError(message);
      },
    }).parseFromString(source, 'application/xml');
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
    const [message = error.message] = reported;
    throw new XmlError(
      message.includes('Only one element') ? 'There are multiple root elements.' : message,
    );
  }
}

const documentType = ({
  name,
  publicId,
  systemId,
  internalSubset,
}: DocumentType): XmlDocumentType => ({
  kind: 'document type',
  name,
  publicId: unquoted(publicId),
  systemId: unquoted(systemId),
  subset: internalSubset,
});

const unquoted = (text: string): string => text.replace(/^(["'])(.*)\1$/s, '$2');

const TAG = /<(?:[^<>"']|"[^"]*"|'[^']*')*>/y;

/** Turns the DOM into values, white space between tags left out. */
class Reader {
  readonly nodes = new Map<object, XmlNode>();
  spaced = false;

  /** Where each line begins. */
  private readonly lines: readonly number[];

  constructor(private readonly source: string) {
    this.lines = [0, ...Array.from(source.matchAll(/\n/g), ({ index }) => index + 1)];
  }

  children(parent: Node, around: Namespaces): readonly XmlNode[] {
    return Array.from(parent.childNodes).flatMap((child): readonly XmlNode[] => {
      const node = this.node(child, around);
      if (node === undefined) {
        this.spaced = true;
        return [];
      }
      this.nodes.set(child, node);
      return [node];
    });
  }

  private node(node: Node, around: Namespaces): XmlNode | undefined {
    const text = node.nodeValue ?? '';
    switch (node.nodeType) {
      case node.ELEMENT_NODE:
        return this.element(node as Element, around);
      case node.TEXT_NODE:
        return text.trim() === '' ? undefined : { kind: 'text', text };
      case node.CDATA_SECTION_NODE:
        return { kind: 'cdata', text };
      case node.PROCESSING_INSTRUCTION_NODE:
        return { kind: 'instruction', target: node.nodeName, text };
      case node.DOCUMENT_TYPE_NODE:
        return documentType(node as DocumentType);
      default:
        return { kind: 'comment', text };
    }
  }

  private element(element: Element, around: Namespaces): XmlElement {
    const attributes = Array.from(element.attributes, ({ name, value }) => [name, value] as const);
    const namespaces = namespacesIn(around, attributes);
    const children = this.children(element, namespaces);
    return {
      kind: 'element',
      name: element.nodeName,
      attributes,
      children,
      closed: children.length === 0 && this.isClosed(element),
      namespaces,
    };
  }

  /** Whether the tag that begins an element ends it too. */
  private isClosed({ lineNumber = 1, columnNumber = 1 }: Element): boolean {
    TAG.lastIndex = (this.lines[lineNumber - 1] ?? 0) + columnNumber - 1;
    return TAG.exec(this.source)?.[0].endsWith('/>') ?? false;
  }
}
