import type { Data, DataObject } from '../value';
import { decodeName } from './names';
import type { XmlDocument, XmlDocumentType, XmlElement, XmlNode } from './node';

/**
 * XML as JSON: attributes as `@name`, text beside others as `#text`, elements of one name as an
 * array.
 * @see https://www.newtonsoft.com/json/help/html/ConvertingJSONandXML.htm
 */
export const xmlToJson = (document: XmlDocument): DataObject => properties(document);

type Property = readonly [name: string, value: Data];

function properties(nodes: readonly XmlNode[]): DataObject {
  const comments = nodes.filter(({ kind }) => kind === 'comment').length;
  const groups = new Map<string, Data[]>();
  for (const [name, value] of nodes.flatMap(propertyOf)) {
    // One comment gives nothing, and of several ones an array is left that nothing fills.
    if (name === COMMENT) {
      if (comments > 1) groups.set(name, []);
      continue;
    }
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [value]);
    else group.push(value);
  }
  return Object.fromEntries(
    [...groups].map(([name, values]): Property => {
      const [first = null] = values;
      return [name, values.length === 1 ? first : values];
    }),
  );
}

const COMMENT = '#comment';

/** What a node gives its parent. */
function propertyOf(node: XmlNode): readonly Property[] {
  switch (node.kind) {
    case 'element':
      return [[decodeName(node.name), valueOf(node)]];
    case 'text':
      return [['#text', node.text]];
    case 'cdata':
      return [['#cdata-section', node.text]];
    case 'instruction':
      return [[`?${node.target}`, instruction(node.target, node.text)]];
    case 'comment':
      return [[COMMENT, null]];
    case 'document type':
      return [['!DOCTYPE', documentType(node)]];
  }
}

const documentType = ({ name, publicId, systemId, subset }: XmlDocumentType): DataObject => ({
  '@name': name,
  ...(publicId !== '' && { '@public': publicId }),
  ...(systemId !== '' && { '@system': systemId }),
  ...(subset !== '' && { '@internalSubset': subset }),
});

/** The declaration has attributes, any other instruction its text. */
const instruction = (target: string, text: string): Data =>
  target === 'xml'
    ? Object.fromEntries(
        Array.from(
          text.matchAll(/(\w+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g),
          ([, name = '', double, single]): Property => [`@${name}`, double ?? single ?? ''],
        ),
      )
    : text;

function valueOf({ attributes, children, closed }: XmlElement): Data {
  const [only, ...others] = children;
  if (attributes.length === 0) {
    if (only === undefined) return closed ? null : '';
    if (only.kind === 'text' && others.length === 0) return only.text;
  }
  return {
    ...Object.fromEntries(
      attributes.map(([name, value]): Property => [`@${decodeName(name)}`, value]),
    ),
    ...properties(children),
  };
}
