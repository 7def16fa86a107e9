import type { Json } from '../../../workflow/parameter';
import { encoded } from './html';
import { isList, isObject, type JsonObject, shownAt } from './values';

/** The HTML that a document is shown as. */
export const adfHtml = (document: Json): string => children(document, '\n');

function children(node: Json, between = ''): string {
  const content = isObject(node) ? node['content'] : undefined;
  return isList(content) ? content.map(html).join(between) : '';
}

const TAGS: Readonly<Record<string, readonly [string, string]>> = {
  paragraph: ['<p>', '</p>'],
  bulletList: ['<ul>', '</ul>'],
  orderedList: ['<ol>', '</ol>'],
  listItem: ['<li>', '</li>'],
  blockquote: ['<blockquote>', '</blockquote>'],
  table: [
    "<div class='table-wrap'>\n<table class='confluenceTable'><tbody>\n",
    '</tbody></table>\n</div>',
  ],
  tableRow: ['<tr>', '</tr>\n'],
  tableHeader: ["<th class='confluenceTh'>", '</th>'],
  tableCell: ["<td class='confluenceTd'>", '</td>'],
  panel: ['<div class="panel"><div class="panelContent">', '</div></div>'],
  codeBlock: [
    '<div class="code panel"><div class="codeContent panelContent"><pre class="code-java">',
    '</pre></div></div>',
  ],
};

function html(node: Json): string {
  if (!isObject(node)) return '';
  const type = shownAt(node, 'type');
  const attrs = isObject(node['attrs']) ? node['attrs'] : {};
  switch (type) {
    case 'text':
      return marked(node);
    case 'hardBreak':
      return '<br/>\n';
    case 'rule':
      return '<hr />';
    case 'mention': {
      const id = encoded(shownAt(attrs, 'id'));
      const shown = typeof attrs['text'] === 'string' ? attrs['text'] : `@${shownAt(attrs, 'id')}`;
      return `<a href="/jira/people/${id}" class="user-hover">${encoded(shown)}</a>`;
    }
    case 'heading': {
      const level = shownAt(attrs, 'level');
      return `<h${level}>${children(node)}</h${level}>`;
    }
    default: {
      const [open = '', close = ''] = TAGS[type] ?? [];
      return `${open}${children(node)}${close}`;
    }
  }
}

function marked(node: JsonObject): string {
  const marks = isList(node['marks']) ? node['marks'] : [];
  return marks.reduce<string>(
    (inside, mark) => {
      if (!isObject(mark)) return inside;
      switch (mark['type']) {
        case 'strong':
          return `<b>${inside}</b>`;
        case 'em':
          return `<em>${inside}</em>`;
        case 'code':
          return `<tt>${inside}</tt>`;
        case 'link': {
          const href = isObject(mark['attrs']) ? shownAt(mark['attrs'], 'href') : '';
          return `<a href="${encoded(href)}" class="external-link" rel="nofollow noreferrer">${inside}</a>`;
        }
        default:
          return inside;
      }
    },
    encoded(shownAt(node, 'text')),
  );
}
