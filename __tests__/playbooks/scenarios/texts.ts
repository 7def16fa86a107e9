/** What becomes of a text: the words on the ticket, and the HTML on the incident. */
interface Result {
  readonly out: string;
  readonly in: string;
}

/** A text as an analyst writes it in a comment, and an agent in a note. */
export interface Text extends Result {
  readonly text: string;
  /**
   * Where it is otherwise, by column.
   * @default - it is the same everywhere
   */
  readonly except?: Readonly<Record<string, Partial<Result>>>;
}

const SERVICE_NOW = ['ServiceNow incidents', 'ServiceNow security incidents'] as const;
const JIRA = ['Jira Cloud', 'Jira Data Center'] as const;

const inAll = (columns: readonly string[], result: Partial<Result>) =>
  Object.fromEntries(columns.map((column) => [column, result]));

const EMOJI = '🙂';
const TICKET_HAS_REST = ' … (cut; the ticket has the rest)';
const ISSUE_HAS_REST = ' … (cut; the issue has the rest)';

/** Texts that people write, each with its exact result on the other side. */
export const TEXTS: readonly Text[] = [
  { text: 'plain', out: 'plain', in: 'plain' },
  { text: 'two\nlines', out: 'two\nlines', in: 'two<br>lines' },
  { text: 'one\n\ntwo', out: 'one\n\ntwo', in: 'one<br><br>two' },
  {
    text: 'two\r\nlines',
    out: 'two\nlines',
    in: 'two<br>lines',
    except: inAll(SERVICE_NOW, { out: 'two\r\nlines' }),
  },
  { text: 'a < b', out: 'a < b', in: 'a &lt; b' },
  {
    text: 'a < b & c > d, a && b',
    out: 'a < b & c > d, a && b',
    in: 'a &lt; b &amp; c &gt; d, a &amp;&amp; b',
  },
  { text: 'a &lt; b &amp; c', out: 'a &lt; b &amp; c', in: 'a &amp;lt; b &amp;amp; c' },
  { text: "'@{x}' and '@{", out: "'@{x}' and '@{", in: "'@{x}' and '@{" },
  { text: '${y} %{z} %d', out: '${y} %{z} %d', in: '${y} %{z} %d' },
  { text: '@@{x} and @x', out: '@@{x} and @x', in: '@@{x} and @x' },
  { text: 'tab\tand "quotes"', out: 'tab\tand "quotes"', in: 'tab\tand "quotes"' },
  { text: 'C:\\Windows\\System32', out: 'C:\\Windows\\System32', in: 'C:\\Windows\\System32' },
  {
    text: '*bold* _it_ {code} [a|b] -x- !y! #z ~u~ ^v^ +w+',
    out: '*bold* _it_ {code} [a|b] -x- !y! #z ~u~ ^v^ +w+',
    in: '*bold* _it_ {code} [a|b] -x- !y! #z ~u~ ^v^ +w+',
  },
  {
    text: 'First\nh1. Second',
    out: 'First\nh1. Second',
    in: 'First<br>h1. Second',
    // There, whoever writes this writes a heading.
    except: { 'Jira Data Center': { in: 'First<br><br>Second' } },
  },
  { text: 'ü 日本 🙂', out: 'ü 日本 🙂', in: 'ü 日本 🙂' },
  {
    text: 'https://x.example/?a=1&b=2',
    out: 'https://x.example/?a=1&b=2',
    in: 'https://x.example/?a=1&amp;b=2',
    // There, whoever writes this writes a link.
    except: {
      'Jira Data Center': {
        in: 'https://x.example/?a=1&amp;b=2 (https://x.example/?a=1&amp;b=2)',
      },
    },
  },
  {
    text: '<script>alert(1)</script>',
    out: 'alert(1)',
    in: '&lt;script&gt;alert(1)&lt;/script&gt;',
  },
  {
    text: '<img src=x onerror="alert(1)">',
    out: '',
    in: '&lt;img src=x onerror="alert(1)"&gt;',
  },
  { text: '<p>one</p>', out: 'one', in: '&lt;p&gt;one&lt;/p&gt;' },
  {
    text: '<p>one</p><p>two</p>',
    out: 'one\ntwo',
    in: '&lt;p&gt;one&lt;/p&gt;&lt;p&gt;two&lt;/p&gt;',
  },
  { text: '<p>one<br/>two</p>', out: 'one\ntwo', in: '&lt;p&gt;one&lt;br/&gt;two&lt;/p&gt;' },
  {
    text: '<div>a <b>bold</b> word</div>',
    out: 'a bold word',
    in: '&lt;div&gt;a &lt;b&gt;bold&lt;/b&gt; word&lt;/div&gt;',
  },
  {
    text: '<p>1 &lt; 2 &amp;&amp; 3 &gt; 2</p>',
    out: '1 < 2 && 3 > 2',
    in: '&lt;p&gt;1 &amp;lt; 2 &amp;amp;&amp;amp; 3 &amp;gt; 2&lt;/p&gt;',
  },
  {
    text: '<p>&amp;lt; stays</p>',
    out: '&lt; stays',
    in: '&lt;p&gt;&amp;amp;lt; stays&lt;/p&gt;',
  },
  { text: '<p>a < b</p>', out: 'a < b', in: '&lt;p&gt;a &lt; b&lt;/p&gt;' },
  {
    text: '<ul><li>one</li><li>two</li></ul>',
    out: '- one\n- two',
    in: '&lt;ul&gt;&lt;li&gt;one&lt;/li&gt;&lt;li&gt;two&lt;/li&gt;&lt;/ul&gt;',
  },
  {
    text: '<p>see <a href="https://x.example/?a=1">this</a>.</p>',
    out: 'see this (https://x.example/?a=1).',
    in: '&lt;p&gt;see &lt;a href="https://x.example/?a=1"&gt;this&lt;/a&gt;.&lt;/p&gt;',
    except: {
      'Jira Data Center': {
        in: '&lt;p&gt;see &lt;a href="https://x.example/?a=1 (https://x.example/?a=1)"&gt;this&lt;/a&gt;.&lt;/p&gt;',
      },
    },
  },
  {
    text: '<h1>Title</h1><p>text</p>',
    out: 'Title\ntext',
    in: '&lt;h1&gt;Title&lt;/h1&gt;&lt;p&gt;text&lt;/p&gt;',
  },
  { text: '<P CLASS="x">big</P>', out: 'big', in: '&lt;P CLASS="x"&gt;big&lt;/P&gt;' },
  {
    text: '<p>&quot;q&quot; &#39;s&#39; a&nbsp;b</p>',
    out: '"q" \'s\' a b',
    in: '&lt;p&gt;&amp;quot;q&amp;quot; &amp;#39;s&amp;#39; a&amp;nbsp;b&lt;/p&gt;',
  },
  {
    text: '<!-- hidden --><p>shown</p>',
    out: 'shown',
    in: '&lt;!-- hidden --&gt;&lt;p&gt;shown&lt;/p&gt;',
  },
  // The longest comment that Sentinel takes goes out as it is; coming in, it has a head, so it is cut.
  {
    text: 'ab '.repeat(10_000).trim(),
    out: 'ab '.repeat(10_000).trim(),
    in: `${'ab '.repeat(9_656)}${TICKET_HAS_REST.trim()}`,
    except: inAll(JIRA, { in: `${'ab '.repeat(9_656)}${ISSUE_HAS_REST}` }),
  },
  // The 28,967th character, the last one that is kept, is half an emoji here …
  {
    text: EMOJI.repeat(15_000),
    out: EMOJI.repeat(15_000),
    in: `${EMOJI.repeat(14_483)}${TICKET_HAS_REST}`,
    except: inAll(JIRA, { in: `${EMOJI.repeat(14_484)}${ISSUE_HAS_REST}` }),
  },
  // … and here it is a whole one, whose other half would come next where a character fewer is kept.
  {
    text: `x${EMOJI.repeat(14_999)}`,
    out: `x${EMOJI.repeat(14_999)}`,
    in: `x${EMOJI.repeat(14_483)}${TICKET_HAS_REST}`,
    except: inAll(JIRA, { in: `x${EMOJI.repeat(14_483)}${ISSUE_HAS_REST}` }),
  },
];
