import { selectWithResolver } from 'xpath';
import type { XmlNode } from './node';
import { type ReadXml, readXml } from './read';
import { writeXml } from './write';

/** What an expression of XPath finds: nodes, or one value. */
export type Selection =
  { readonly nodes: readonly Selected[] } | { readonly value: string | number | boolean };

/** A node that has been found: a part of the document, or the text of an attribute. */
export type Selected =
  XmlNode | { readonly kind: 'document' } | { readonly kind: 'attribute'; readonly text: string };

/** An expression that is no XPath, or names a prefix that nothing declares. */
export class XPathError extends Error {
  override readonly name = 'XPathError';
}

type DomNode = Parameters<typeof selectWithResolver>[1];

/** The DOM that is read is the one that XPath goes through, whatever its types are called. */
const isDomNode = (value: unknown): value is DomNode =>
  typeof value === 'object' && value !== null && 'nodeType' in value && 'childNodes' in value;

/**
 * What an expression of XPath 1.0 finds in a document.
 * @throws XPathError when it is none
 */
export function selectXml(read: ReadXml, expression: string): Selection {
  // Taking white space out of a large DOM takes far longer than reading one without any.
  const xml = read.spaced ? readXml(writeXml(read.document)) : read;
  const found = evaluate(xml.dom, expression);
  if (Array.isArray(found)) return { nodes: found.map((node: unknown) => selected(xml, node)) };
  if (typeof found === 'string' || typeof found === 'number' || typeof found === 'boolean') {
    return { value: found };
  }
  throw new XPathError('The expression finds neither nodes nor a value.');
}

function evaluate(dom: unknown, expression: string): unknown {
  if (!isDomNode(dom)) throw new XPathError('There is no document to look into.');
  try {
    // .NET is given no prefixes, so that an expression cannot use any.
    return selectWithResolver(expression, dom, { lookupNamespaceURI: () => null });
  } catch (error) {
    if (error instanceof RangeError || !(error instanceof Error)) throw error;
    throw new XPathError(error.message);
  }
}

function selected({ dom, nodes }: ReadXml, node: unknown): Selected {
  if (node === dom) return { kind: 'document' };
  const known = typeof node === 'object' && node !== null ? nodes.get(node) : undefined;
  if (known !== undefined) return known;
  const text =
    typeof node === 'object' && node !== null && 'nodeValue' in node ? node.nodeValue : '';
  return { kind: 'attribute', text: typeof text === 'string' ? text : '' };
}
