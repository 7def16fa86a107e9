import fc from 'fast-check';
import { adfFault } from '../../../../emulator/services/jira/adf';
import { htmlOf, plainTextOf, richTextOf } from '../../../../emulator/services/jira/rich-text';
import type { Json } from '../../../../workflow/parameter';

const doc = (...content: Json[]): Json => ({ type: 'doc', version: 1, content });
const node = (type: string, ...content: Json[]): Json => ({ type, content });
const text = (words: string, ...marks: Json[]): Json =>
  marks.length === 0 ? { type: 'text', text: words } : { type: 'text', text: words, marks };
const paragraph = (...content: Json[]) => node('paragraph', ...content);
const link: Json = { type: 'link', attrs: { href: 'https://a/?b&c' } };
const cell = (type: string, words: string) => node(type, paragraph(text(words)));

test.each<[string, Json, string]>([
  ['a paragraph', doc(paragraph(text('a <b> & "c"'))), '<p>a &lt;b&gt; &amp; &quot;c&quot;</p>'],
  ['two of them', doc(paragraph(text('a')), paragraph(text('b'))), '<p>a</p>\n<p>b</p>'],
  ['an empty one', doc(paragraph()), '<p></p>'],
  ['a break', doc(paragraph(text('a'), { type: 'hardBreak' }, text('b'))), '<p>a<br/>\nb</p>'],
  [
    'marks',
    doc(paragraph(text('a', { type: 'strong' }), text('b', link))),
    '<p><b>a</b><a href="https://a/?b&amp;c" class="external-link" rel="nofollow noreferrer">b</a></p>',
  ],
  [
    'a heading',
    doc({ ...(node('heading', text('a')) as object), attrs: { level: 2 } }),
    '<h2>a</h2>',
  ],
  [
    'a list',
    doc(node('bulletList', node('listItem', paragraph(text('a'))))),
    '<ul><li><p>a</p></li></ul>',
  ],
  ['a rule', doc({ type: 'rule' }), '<hr />'],
])('%s passes and is rendered', (_, document, html) => {
  expect(adfFault(document)).toBeUndefined();
  expect(htmlOf(document)).toBe(html);
});

test('an address that is typed in Data Center is the link that it would be, an entity beside it stays as typed', () => {
  const typed = richTextOf('dataCenter', 'https://x.example/?a_1=b&c &amp; d');
  expect(typed).toBe('https://x.example/?a_1=b&c &#38;amp; d');
  expect(htmlOf(typed)).toContain('href="https://x.example/?a_1=b&amp;c"');
});

test('a table passes and is rendered', () => {
  const table = doc(
    node(
      'table',
      node('tableRow', cell('tableHeader', 'h')),
      node('tableRow', cell('tableCell', 'c')),
    ),
  );
  expect(adfFault(table)).toBeUndefined();
  expect(htmlOf(table)).toContain("<th class='confluenceTh'><p>h</p></th>");
  expect(htmlOf(table)).toContain("<td class='confluenceTd'><p>c</p></td>");
});

test.each<[string, Json]>([
  ['text', 'words'],
  ['no document', paragraph(text('a'))],
  ['no version', { type: 'doc', content: [] }],
  ['no content', { type: 'doc', version: 1 }],
  ['an empty text', doc(paragraph(text('')))],
  ['a text outside a block', doc(text('a'))],
  ['an unknown node', doc(node('blink', text('a')))],
  ['an unknown mark', doc(paragraph(text('a', { type: 'blink' })))],
  ['a link without an address', doc(paragraph(text('a', { type: 'link' })))],
  ['an empty list', doc(node('bulletList'))],
  ['text right in an item', doc(node('bulletList', node('listItem', text('a'))))],
  ['a heading without a level', doc(node('heading', text('a')))],
  ['a panel of no kind', doc(node('panel', paragraph(text('a'))))],
  ['an unknown key', doc({ type: 'paragraph', contents: [] })],
  ['a paragraph in a paragraph', doc(paragraph(paragraph()))],
])('a document with %s does not pass', (_, document) => {
  expect(adfFault(document)).toBeDefined();
});

test.each([
  ['one line', '<p>one line</p>'],
  ['a\nb\n\nc', '<p>a<br/>\nb</p>\n\n<p>c</p>'],
  ['a <b> & "c"', '<p>a &lt;b&gt; &amp; &quot;c&quot;</p>'],
  ['*a* _b_ -c-', '<p><b>a</b> <em>b</em> <del>c</del></p>'],
  ['\\*a\\* 2\\*3 a\\_b', '<p>*a* 2*3 a_b</p>'],
  ['snake_case_name and 2*3*4', '<p>snake_case_name and 2*3*4</p>'],
  ['two backslashes \\\\ break', '<p>two backslashes <br/> break</p>'],
  ['C:\\Users', '<p>C:\\Users</p>'],
  ['&lt; and &#92;', '<p>&lt; and &#92;</p>'],
  ['h1. Title\ntext', '<h1>Title</h1>\n\n<p>text</p>'],
  ['* a\n* b', '<ul>\n\t<li>a</li>\n\t<li>b</li>\n</ul>'],
  ['# a', '<ol>\n\t<li>a</li>\n</ol>'],
  ['\\# a', '<p># a</p>'],
  [
    '[t|https://a/?b&c]',
    '<p><a href="https://a/?b&amp;c" class="external-link" target="_blank" rel="nofollow noopener">t</a></p>',
  ],
])('wiki %j', (markup, html) => {
  expect(htmlOf(markup)).toBe(html);
});

test('a literal block shows what stands in it', () => {
  expect(htmlOf('{noformat}*a* <b> \\x{noformat}')).toContain('<pre>*a* &lt;b&gt; \\x\n</pre>');
});

test('a table in wiki markup', () => {
  const html = htmlOf('||h||i||\n|a\\|b|[t|https://a]|');
  expect(html).toContain("<th class='confluenceTh'>h</th>\n<th class='confluenceTh'>i</th>");
  expect(html).toContain("<td class='confluenceTd'>a|b</td>");
  expect(html).toContain('>t</a></td>');
});

test('a macro that the emulator does not have is refused', () => {
  expect(() => htmlOf('{code}x{code}')).toThrow("the wiki markup '{code}'");
  expect(htmlOf('\\{code\\}')).toBe('<p>{code}</p>');
});

const decoded = (html: string): string =>
  html
    .replace(/<br\/>\n/g, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)))
    .replace(/&quot;/g, '"')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&');

test.each(['cloud', 'dataCenter'] as const)('%s shows what people type as it is', (flavour) => {
  const line = fc
    .string({ minLength: 1 })
    .filter((words) => words.trim() === words && words !== '');
  fc.assert(
    fc.property(line, (words) => {
      const rich = richTextOf(flavour, words);
      expect(decoded(htmlOf(rich))).toBe(words);
      expect(plainTextOf(rich)).toBe(words);
    }),
  );
});
