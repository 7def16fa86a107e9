/** A node of an XML document, apart from the document itself. */
export type XmlNode = XmlElement | XmlText | XmlInstruction | XmlComment | XmlDocumentType;

/** An element; its names are written with their prefixes. */
export interface XmlElement {
  readonly kind: 'element';
  readonly name: string;
  /** Declarations of namespaces included. */
  readonly attributes: readonly (readonly [name: string, value: string])[];
  readonly children: readonly XmlNode[];
  /** Whether it was written with one tag, as `<a/>`, where `<a></a>` holds an empty text. */
  readonly closed: boolean;
  /**
   * The namespaces in scope, by prefix.
   * @default - those that the element and the ones around it declare as attributes
   */
  readonly namespaces?: Namespaces;
}

/** Namespaces by their prefixes; the one without a prefix is the default namespace. */
export type Namespaces = ReadonlyMap<string, string>;

/** The namespaces in scope in an element: those around it, and those its attributes declare. */
export function namespacesIn(around: Namespaces, attributes: XmlElement['attributes']): Namespaces {
  const declared = attributes.flatMap(([name, value]): [string, string][] => {
    const found = /^xmlns(?::(.+))?$/.exec(name);
    return found === null ? [] : [[found[1] ?? '', value]];
  });
  return declared.length === 0 ? around : new Map([...around, ...declared]);
}

/** Text between tags. */
export interface XmlText {
  readonly kind: 'text' | 'cdata';
  readonly text: string;
}

/** A processing instruction, or the declaration `<?xml …?>` that a document begins with. */
export interface XmlInstruction {
  readonly kind: 'instruction';
  readonly target: string;
  readonly text: string;
}

/** What an XML document does not mean. */
export interface XmlComment {
  readonly kind: 'comment';
  readonly text: string;
}

/** The type that a document says it has. */
export interface XmlDocumentType {
  readonly kind: 'document type';
  readonly name: string;
  readonly publicId: string;
  readonly systemId: string;
  /** What the document itself declares, without the square brackets. */
  readonly subset: string;
}

/** A document: its declaration and root, and what stands around them. */
export type XmlDocument = readonly XmlNode[];

/** Text that is no XML, or a value that none can be made of; the message is a part of a sentence. */
export class XmlError extends Error {
  override readonly name = 'XmlError';
}
