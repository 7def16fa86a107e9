import { type Arguments, usageLink } from '../arguments';
import { contentObject, contentOf } from '../content';
import type { TemplateError } from '../errors';
import { floatOf } from '../number';
import { type Data, isObject } from '../value';
import { jsonToXml } from '../xml/from-json';
import { decodeName, encodeName } from '../xml/names';
import { type XmlDocument, XmlError } from '../xml/node';
import { decodeXml } from '../xml/encoding';
import { type ReadXml, readXml } from '../xml/read';
import { type Selected, XPathError, selectXml } from '../xml/select';
import { decodeValue, encodeValue, writeXml } from '../xml/write';
import type { Family } from './function';

/** What the runtime calls XML among values; its text is the content's. */
const XML = 'application/xml;charset=utf-8';

/** The functions that make XML, look into it, and write names and values for it. */
export const xmlFunctions: Family<
  'xml' | 'xpath' | 'encodeXmlName' | 'decodeXmlName' | 'encodeXmlValue' | 'decodeXmlValue'
> = {
  xml: (args) => {
    try {
      return xmlValue(bytesAt(args));
    } catch (error) {
      if (!(error instanceof XmlError)) throw error;
      throw args.error(
        `parameter is not valid. The provided value cannot be converted to XML: '${error.message}'. ${usageLink(args.name)}`,
      );
    }
  },
  xpath,
  encodeXmlName: (args) => encodeName(args.text(0, 'to be a string')),
  decodeXmlName: (args) => decodeName(args.text(0, 'to be a string')),
  encodeXmlValue: (args) => encodeValue(args.text(0, 'to be a string')),
  decodeXmlValue: (args) => decodeValue(args.text(0, 'to be a string')),
};

const xmlValue = (bytes: Buffer): Data => contentObject({ mediaType: XML, bytes });

const bytesOf = (document: XmlDocument): Buffer => Buffer.from(writeXml(document), 'utf8');

/** XML in text or made of an object; binary content is taken for XML without a look into it. */
function bytesAt(args: Arguments): Buffer {
  const value = args.at(0);
  if (typeof value === 'string') return bytesOf(readXml(value).document);
  if (!isObject(value)) throw args.wrongType(0, 'to be a string or an object');
  const content = contentOf(value);
  if (content !== undefined) return content.bytes;
  const bytes = bytesOf(jsonToXml(value));
  // Text of JSON may hold what XML cannot, which shows when it is read.
  if (bytes.length > 0) readXml(bytes.toString('utf8'));
  return bytes;
}

/** Nodes come as an array whatever their number; what is computed comes as a value. */
function xpath(args: Arguments): Data {
  const xml = xmlAt(args);
  const expression = args.text(1, 'to be a string');
  try {
    const selection = selectXml(xml, expression);
    return 'nodes' in selection
      ? selection.nodes.map((node) => dataOf(xml, node))
      : valueOf(selection.value);
  } catch (error) {
    if (!(error instanceof XPathError)) throw error;
    throw invalid(args, 'xpath', 'XPath expression', error);
  }
}

function xmlAt(args: Arguments): ReadXml {
  const content = contentOf(args.at(0));
  if (content === undefined) {
    throw args.wrongType(0, "to be an XML object; give text to 'xml' first");
  }
  try {
    return readXml(decodeXml(content.bytes));
  } catch (error) {
    if (!(error instanceof XmlError)) throw error;
    throw invalid(args, 'xml', 'XML object', error);
  }
}

const invalid = (
  args: Arguments,
  name: string,
  wanted: string,
  { message }: Error,
): TemplateError =>
  args.error(
    `parameters are invalid: the '${name}' parameter must be a supported, well formed ${wanted}. ${message} ${usageLink(args.name)}`,
  );

/** An element is XML, text and attributes are text. */
function dataOf({ document }: ReadXml, node: Selected): Data {
  if (node.kind === 'document') return xmlValue(bytesOf(document));
  if (node.kind === 'element') return xmlValue(bytesOf([node]));
  return node.kind === 'document type' ? node.name : node.text;
}

/**
 * XPath knows no integers.
 * @see https://learn.microsoft.com/dotnet/api/system.xml.xpath.xpathnavigator.evaluate
 */
const valueOf = (value: string | number | boolean): Data => {
  if (typeof value !== 'number') return value;
  return Number.isFinite(value) ? floatOf(value) : String(value);
};
