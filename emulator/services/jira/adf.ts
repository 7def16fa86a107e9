import type { Json } from '../../../workflow/parameter';
import { isList, isObject, type JsonObject, shownAt } from './values';

/** What may stand inside a node. */
type Inside = readonly string[];

const INLINE: Inside = ['text', 'hardBreak', 'mention'];
const BLOCKS: Inside = [
  'paragraph',
  'bulletList',
  'orderedList',
  'heading',
  'table',
  'codeBlock',
  'blockquote',
  'rule',
  'panel',
];
const LISTS: Inside = ['paragraph', 'bulletList', 'orderedList', 'codeBlock'];
const CELLS: Inside = BLOCKS.filter((type) => type !== 'table');

/**
 * The nodes that hold others, with what they hold, and whether they may be empty.
 * @see https://developer.atlassian.com/cloud/jira/platform/apis/document/structure/
 */
const NODES: Readonly<Record<string, { readonly inside: Inside; readonly empty: boolean }>> = {
  doc: { inside: BLOCKS, empty: true },
  paragraph: { inside: INLINE, empty: true },
  heading: { inside: INLINE, empty: true },
  codeBlock: { inside: ['text'], empty: true },
  bulletList: { inside: ['listItem'], empty: false },
  orderedList: { inside: ['listItem'], empty: false },
  listItem: { inside: LISTS, empty: false },
  blockquote: { inside: LISTS, empty: false },
  panel: { inside: ['paragraph', 'heading', 'bulletList', 'orderedList'], empty: false },
  table: { inside: ['tableRow'], empty: false },
  tableRow: { inside: ['tableCell', 'tableHeader'], empty: false },
  tableCell: { inside: CELLS, empty: false },
  tableHeader: { inside: CELLS, empty: false },
};

/** Nodes that hold nothing. */
const LEAVES = new Set(['text', 'hardBreak', 'mention', 'rule']);

const MARKS = new Set(['link', 'strong', 'em', 'code']);

/** Keys that a node may have beside its type. */
const KEYS = new Set(['type', 'version', 'content', 'attrs', 'marks', 'text']);

/**
 * What is wrong with a document, with the place; undefined where nothing is.
 * @see https://developer.atlassian.com/cloud/jira/platform/apis/document/structure/
 */
export function adfFault(value: Json): string | undefined {
  if (!isObject(value)) return 'the document is no object';
  if (value['type'] !== 'doc') return "the document's type is not 'doc'";
  if (value['version'] !== 1) return "the document's version is not 1";
  if (!isList(value['content'])) return 'the document has no content';
  return nodeFault(value, 'doc');
}

function nodeFault(node: JsonObject, path: string): string | undefined {
  const type = shownAt(node, 'type');
  const stray = Object.keys(node).find((key) => !KEYS.has(key));
  if (stray !== undefined) return `${path} has the unknown key '${stray}'`;
  const fault = leafFault(type, node, path) ?? attrsFault(type, node, path);
  if (fault !== undefined || LEAVES.has(type)) return fault;
  const { inside, empty } = NODES[type] ?? { inside: [], empty: true };
  const { content = [] } = node;
  if (!isList(content)) return `${path}.content is no list`;
  if (!empty && content.length === 0) return `${path} is empty`;
  for (const [index, child] of content.entries()) {
    const place = `${path}.content[${index}]`;
    const childType = isObject(child) ? child['type'] : undefined;
    if (!isObject(child) || typeof childType !== 'string') return `${place} is no node`;
    if (!inside.includes(childType)) return `${place}: a ${type} holds no ${childType}`;
    if (type === 'codeBlock' && child['marks'] !== undefined) return `${place} has marks in code`;
    const inner = nodeFault(child, place);
    if (inner !== undefined) return inner;
  }
  return undefined;
}

function leafFault(type: string, node: JsonObject, path: string): string | undefined {
  if (!LEAVES.has(type)) return undefined;
  if (node['content'] !== undefined) return `${path}: a ${type} has no content`;
  if (type !== 'text') return undefined;
  if (typeof node['text'] !== 'string' || node['text'] === '') return `${path} has no text`;
  return marksFault(node['marks'], path);
}

function marksFault(marks: Json | undefined, path: string): string | undefined {
  if (marks === undefined) return undefined;
  if (!isList(marks)) return `${path}.marks is no list`;
  for (const mark of marks) {
    const type = isObject(mark) ? mark['type'] : undefined;
    if (!isObject(mark) || typeof type !== 'string' || !MARKS.has(type)) {
      return `${path} has an unknown mark`;
    }
    const attrs = mark['attrs'];
    if (type !== 'link') continue;
    if (!isObject(attrs) || typeof attrs['href'] !== 'string' || attrs['href'] === '') {
      return `${path}: a link has no href`;
    }
  }
  return undefined;
}

function attrsFault(type: string, { attrs }: JsonObject, path: string): string | undefined {
  if (attrs !== undefined && !isObject(attrs)) return `${path}.attrs is no object`;
  switch (type) {
    case 'heading': {
      const level = attrs?.['level'];
      const fits = typeof level === 'number' && [1, 2, 3, 4, 5, 6].includes(level);
      return fits ? undefined : `${path}: a heading's level is 1 to 6`;
    }
    case 'panel': {
      const kinds: readonly (Json | undefined)[] = [
        'info',
        'note',
        'warning',
        'success',
        'error',
        'tip',
      ];
      return kinds.includes(attrs?.['panelType']) ? undefined : `${path} is a panel of no kind`;
    }
    case 'mention':
      return typeof attrs?.['id'] === 'string' ? undefined : `${path}: a mention has no id`;
    default:
      return undefined;
  }
}

/** The visible characters of a document: its texts, line breaks between its blocks. */
export function adfText(node: Json): string {
  if (!isObject(node)) return '';
  const type = node['type'];
  if (type === 'text') return typeof node['text'] === 'string' ? node['text'] : '';
  if (type === 'hardBreak') return '\n';
  if (type === 'mention') {
    const attrs = node['attrs'];
    return isObject(attrs) && typeof attrs['text'] === 'string' ? attrs['text'] : '';
  }
  const content = isList(node['content']) ? node['content'] : [];
  const isBlock = content.some(
    (child) => isObject(child) && !INLINE.includes(shownAt(child, 'type')),
  );
  return content.map(adfText).join(isBlock ? '\n' : '');
}

/** A document that shows a text: a paragraph for each of its lines. */
export const adfOf = (text: string): Json => ({
  type: 'doc',
  version: 1,
  content: text.split('\n').map((line) => ({
    type: 'paragraph',
    content: line === '' ? [] : [{ type: 'text', text: line }],
  })),
});
