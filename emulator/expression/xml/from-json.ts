import { numberText } from '../number';
import { type Data, type DataObject, isArray, isNumber, isObject } from '../value';
import { encodeName } from './names';
import { type XmlDocument, type XmlElement, XmlError, type XmlNode } from './node';

/**
 * JSON as XML: `@name` becomes an attribute, `#text` text, an array repeated elements.
 * @throws XmlError when the object has more than one root, or holds what XML cannot
 * @see https://www.newtonsoft.com/json/help/html/ConvertingJSONandXML.htm
 */
export function jsonToXml(object: DataObject): XmlDocument {
  const document = Object.entries(object).flatMap(([key, value]) => {
    if (key.startsWith('@')) {
      throw new XmlError(
        `JSON root object has property '${key}' that will be converted to an attribute. A root object cannot have any attribute properties. Consider specifying a DeserializeRootElementName.`,
      );
    }
    return nodesOf(key, value, new Set(['xml', 'xmlns']));
  });
  const roots = document.filter(({ kind }) => kind === 'element');
  if (roots.length <= 1) return document;
  throw new XmlError(
    'JSON root object has multiple properties. The root object must have a single property in order to create a valid XML document. Consider specifying a DeserializeRootElementName.',
  );
}

/** The prefixes that are declared where a name stands. */
type Prefixes = ReadonlySet<string>;

function nodesOf(key: string, value: Data, prefixes: Prefixes): readonly XmlNode[] {
  if (key === '?xml') return [{ kind: 'instruction', target: 'xml', text: declaration(value) }];
  if (key.startsWith('?')) {
    return [{ kind: 'instruction', target: nameOf(key.slice(1), prefixes), text: textOf(value) }];
  }
  if (key === '#text' || key === '#cdata-section') {
    const kind = key === '#text' ? 'text' : 'cdata';
    const texts = (isArray(value) ? value : [value]).map(textOf);
    if (kind === 'cdata' && texts.some((text) => text.includes(']]>'))) {
      throw new XmlError("Cannot have ']]>' inside an XML CDATA block.");
    }
    return texts.map((text) => ({ kind, text }));
  }
  return (isArray(value) ? value : [value]).map((item) => elementOf(key, item, prefixes));
}

function elementOf(key: string, value: Data, outer: Prefixes): XmlElement {
  const prefixes = new Set([...outer, ...declaredIn(value)]);
  const element = { kind: 'element', name: nameOf(key, prefixes), attributes: [] } as const;
  if (value === null) return { ...element, children: [], closed: true };
  // An array in an array is an element in an element of the same name.
  if (isArray(value)) return { ...element, children: nodesOf(key, value, prefixes), closed: false };
  if (!isObject(value)) {
    return { ...element, children: [{ kind: 'text', text: textOf(value) }], closed: false };
  }
  const entries = Object.entries(value);
  const children = entries
    .filter(([name]) => !isAttribute(name))
    .flatMap(([name, item]) => nodesOf(name, item, prefixes));
  const attributes = entries
    .filter(([name]) => isAttribute(name))
    .map(([name, item]) => [nameOf(name.slice(1), prefixes), textOf(item)] as const);
  return { ...element, attributes, children, closed: children.length === 0 };
}

const isAttribute = (name: string): boolean => name.startsWith('@') && name.length > 1;

const declaredIn = (value: Data): readonly string[] =>
  isObject(value)
    ? Object.keys(value).flatMap((key) => /^@xmlns:(.+)$/.exec(key)?.slice(1) ?? [])
    : [];

function nameOf(key: string, prefixes: Prefixes): string {
  if (key === '') throw new XmlError("The empty string '' is not a valid name.");
  const [prefix = '', ...local] = key.split(':');
  // A prefix that nothing declares is left out.
  return encodeName(local.length === 0 || prefixes.has(prefix) ? key : local.join(':'));
}

/** Booleans and numbers are written as in JSON. */
function textOf(value: Data): string {
  if (typeof value === 'string') return value;
  if (value === null) return '';
  if (isNumber(value)) return numberText(value);
  if (typeof value === 'boolean') return String(value);
  throw new XmlError('An attribute or a text must be a value, no array and no object.');
}

function declaration(value: Data): string {
  const parts = isObject(value) ? Object.entries(value) : [];
  return parts.map(([name, item]) => `${name.slice(1)}="${textOf(item)}"`).join(' ');
}
