import { NotImplementedError } from '../../runtime/errors';
import { encoded } from './html';

/**
 * The HTML that wiki markup is shown as: headings, lists, tables, quotes, literal blocks, links, emphasis, escapes. Everything else
 * is text.
 * @see https://jira.atlassian.com/secure/WikiRendererHelpAction.jspa?section=all
 */
export function wikiHtml(markup: string): string {
  const macro = /(?<!\\)\{(code|quote|panel|color)\b/.exec(markup)?.[1];
  if (macro !== undefined) throw new NotImplementedError(`the wiki markup '{${macro}}'`);
  const parts = markup.replaceAll('\r\n', '\n').split(/((?<!\\)\{noformat\}[\s\S]*?\{noformat\})/);
  return parts
    .map((part) => {
      const literal = /^\{noformat\}\n?([\s\S]*?)\n?\{noformat\}$/.exec(part)?.[1];
      return literal === undefined ? blocks(part) : noformat(literal);
    })
    .filter((html) => html !== '')
    .join('\n\n');
}

const noformat = (text: string): string =>
  '<div class="preformatted panel" style="border-width: 1px;"><div class="preformattedContent panelContent">\n' +
  `<pre>${encoded(text)}\n</pre>\n</div></div>`;

type Kind = 'heading' | 'quote' | 'bullets' | 'numbers' | 'table' | 'rule' | 'text' | 'blank';

const KINDS: readonly (readonly [Kind, RegExp])[] = [
  ['blank', /^\s*$/],
  ['heading', /^h[1-6]\. /],
  ['quote', /^bq\. /],
  ['rule', /^-{4,}$/],
  ['bullets', /^[*-] /],
  ['numbers', /^# /],
  ['table', /^\|/],
];

const kindOf = (line: string): Kind =>
  KINDS.find(([, pattern]) => pattern.test(line))?.[0] ?? 'text';

/** Lines of one kind that stand together are one block. */
function blocks(text: string): string {
  const groups: { readonly kind: Kind; readonly lines: string[] }[] = [];
  for (const line of text.split('\n')) {
    const kind = kindOf(line);
    const last = groups.at(-1);
    const joins = kind !== 'heading' && kind !== 'quote' && kind !== 'rule';
    if (last?.kind === kind && joins) last.lines.push(line);
    else groups.push({ kind, lines: [line] });
  }
  return groups
    .map(({ kind, lines }) => block(kind, lines))
    .filter((html) => html !== '')
    .join('\n\n');
}

function block(kind: Kind, lines: readonly string[]): string {
  const [first = ''] = lines;
  const items = (mark: RegExp) =>
    lines.map((line) => `\t<li>${inline(line.replace(mark, ''))}</li>`).join('\n');
  switch (kind) {
    case 'blank':
      return '';
    case 'heading': {
      const level = first.charAt(1);
      return `<h${level}>${inline(first.slice(4))}</h${level}>`;
    }
    case 'quote':
      return `<blockquote>${inline(first.slice(4))}</blockquote>`;
    case 'rule':
      return '<hr />';
    case 'bullets':
      return `<ul>\n${items(/^[*-] /)}\n</ul>`;
    case 'numbers':
      return `<ol>\n${items(/^# /)}\n</ol>`;
    case 'table':
      return `<div class='table-wrap'>\n<table class='confluenceTable'><tbody>\n${lines.map(row).join('')}</tbody></table>\n</div>`;
    case 'text':
      return `<p>${lines.map(inline).join('<br/>\n')}</p>`;
  }
}

/** A row of a table: `||head||head||` or `|cell|cell|`; a bar inside a link or after a backslash separates nothing. */
function row(line: string): string {
  const cells = line
    .trim()
    .replace(/\|+$/, (bars, at: number) => (line.charAt(at - 1) === '\\' ? bars : ''))
    .match(/\|{1,2}(?:\\.|\[[^\]\n]*\]|[^|])*/g);
  const shown = (cells ?? []).map((cell) => {
    const [tag, name] = cell.startsWith('||') ? ['th', 'confluenceTh'] : ['td', 'confluenceTd'];
    return `<${tag} class='${name}'>${inline(cell.replace(/^\|+/, '').trim())}</${tag}>`;
  });
  return `<tr>\n${shown.join('\n')}\n</tr>\n`;
}

/** The tags of emphasis by the mark that stands at both ends. */
const EMPHASIS: Readonly<Record<string, string>> = {
  '*': 'b',
  _: 'em',
  '-': 'del',
  '+': 'ins',
  '^': 'sup',
  '~': 'sub',
};

/** In the order in which they are tried: a line break, an escaped character, a link with or without a title, code, emphasis. */
const INLINE =
  /(\\\\)|\\([^\p{L}\p{N}\s])|\[([^|\]\n]+)\|([^\]\n|]+)\]|\[((?:https?|mailto):[^\]\s|]+)\]|\{\{([^}\n]+)\}\}|(?<![\w\\])([*_\-+^~])(?=\S)((?:\\.|(?!\7)[^\\\n])+?)(?<=\S)\7(?!\w)/gu;

function inline(text: string): string {
  let html = '';
  let end = 0;
  for (const found of text.matchAll(INLINE)) {
    const [whole, newLine, escaped, title, url, bare, code, mark, inside] = found as (
      string | undefined
    )[];
    html += plain(text.slice(end, found.index));
    end = found.index + (whole ?? '').length;
    if (newLine !== undefined) html += '<br/>';
    else if (escaped !== undefined) html += encoded(escaped);
    else if (title !== undefined) html += link(url ?? '', inline(title));
    else if (bare !== undefined) html += link(bare, encoded(bare));
    else if (code !== undefined) html += `<tt>${inline(code)}</tt>`;
    else {
      const tag = EMPHASIS[mark ?? ''] ?? '';
      html += `<${tag}>${inline(inside ?? '')}</${tag}>`;
    }
  }
  return html + plain(text.slice(end));
}

const link = (url: string, shown: string): string =>
  `<a href="${encoded(url.trim())}" class="external-link" target="_blank" rel="nofollow noopener">${shown}</a>`;

/** An address in a text, which becomes a link. */
export const ADDRESS = /(https?:\/\/[^\s|\]})<>"]+)/;

/** Text between the marks; an address in it becomes a link, and entities stay what they are. */
const plain = (text: string): string =>
  text
    .split(ADDRESS)
    .map((part, index) =>
      index % 2 === 1
        ? link(part, encoded(part))
        : encoded(part).replace(/&amp;(#\d+|#x[0-9a-f]+|[a-z]+);/gi, '&$1;'),
    )
    .join('');
