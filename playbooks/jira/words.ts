import type { Deployment } from '../../systems/jira/types';
import { compose, select } from '../../workflow/actions';
import { NO_ITEMS, call, concat, empty, or, when } from '../../workflow/calls';
import { type Action, bodyOf, outputsOf } from '../../workflow/definition';
import { type Expr, expr } from '../../workflow/tree';
import { columns } from '../columns';
import { NEWLINE, cut, inOneLine } from '../rich-text';

/** Text in the form that a Jira takes. */
export interface Words {
  /** What makes the form; none where an expression says it. */
  readonly actions: readonly Action[];
  /** The value of a field or of a comment's body. */
  readonly body: unknown;
  /** The paragraphs of a document; only in the Cloud. */
  readonly paragraphs?: Expr<readonly object[]>;
}

/** The most characters of escaped text. @see https://jira.atlassian.com/browse/JRASERVER-28519 */
const LONGEST = 32_000;

const CUT = '… (cut)';

/**
 * A text, line by line: in the Cloud a document, in Data Center wiki text.
 * @param mark a last line that stays as it is, however long the text is
 */
export function wordsOf(
  deployment: Deployment,
  name: string,
  text: Expr<string>,
  mark?: Expr<string>,
): Words {
  const end = mark === undefined ? [] : [NEWLINE, NEWLINE, mark];
  if (deployment === 'dataCenter') {
    // Worked out once: the expression that escapes it names it often.
    const plain = compose<string>(name, withoutReturns(text));
    return { actions: [plain], body: concat(wiki(outputsOf(plain)), ...end) };
  }
  const lines = call('split', concat(withoutReturns(text), ...end), NEWLINE);
  const paragraphs = select<string, object>(name, lines as Expr<readonly string[]>, paragraph);
  return {
    actions: [paragraphs],
    body: { type: 'doc', version: 1, content: bodyOf(paragraphs) },
    paragraphs: bodyOf(paragraphs),
  };
}

const withoutReturns = (text: Expr<string>): Expr<string> =>
  call('replace', text, call('decodeUriComponent', '%0D'), '');

/** A paragraph with one text. A text node without text is refused, so an empty line has none. */
export const paragraph = (line: Expr<string>): Expr<object> =>
  columns({
    type: 'paragraph',
    content: expr(
      call('if', empty(line), NO_ITEMS, call('createArray', columns({ type: 'text', text: line })))
        .node,
    ),
  });

/** One line as a body, within an expression: a document of one paragraph, or wiki text. */
export function lineOf(deployment: Deployment, text: Expr<string>): Expr<unknown> {
  const line = inOneLine(text);
  return deployment === 'dataCenter'
    ? wikiInline(line)
    : columns({ type: 'doc', version: 1, content: call('createArray', paragraph(line)) });
}

/** Characters that mean something in wiki text, and are taken as they are behind a backslash. */
const SPECIAL = '&{}[]*_-+^~!|#?'.split('');

/** What means something at the start of a line alone, and cannot be escaped. */
const BLOCKS = ['h1.', 'h2.', 'h3.', 'h4.', 'h5.', 'h6.', 'bq.'] as const;

/**
 * A text as wiki text that shows it as it is. Where escapes do not do, or would make it too long, it stands as preformatted text.
 * @see https://jira.atlassian.com/secure/WikiRendererHelpAction.jspa?section=all
 */
function wiki(plain: Expr<string>): Expr<string> {
  const escaped = wikiInline(plain);
  const lines = concat(NEWLINE, plain);
  const starts = (block: string): Expr<boolean> => call('contains', lines, concat(NEWLINE, block));
  const [first, ...others] = BLOCKS;
  const isBlock = or(starts(first), ...others.map(starts));
  const isLong = call('greater', call('length', escaped), LONGEST);
  const kept = cut(call('replace', plain, '{noformat}', '{ noformat }'), LONGEST - 30, CUT);
  return when<string>(
    or(isBlock, isLong),
    concat('{noformat}', NEWLINE, kept, NEWLINE, '{noformat}'),
    escaped,
  );
}

/** A short text within a line of wiki text. Two backslashes are a line break there, so an entity stands for one. */
export function wikiInline(text: Expr<string>): Expr<string> {
  const aside = call('replace', text, '\\', PLACEHOLDER);
  const escaped = SPECIAL.reduce<Expr<string>>(
    (value, mark) => call('replace', value, mark, `\\${mark}`),
    aside,
  );
  return call('replace', escaped, PLACEHOLDER, '&#92;');
}

/** Stands for a backslash for a moment; no text has it. */
const PLACEHOLDER: Expr<string> = call('decodeUriComponent', '%01');

/** What a comment says, for whom: customers of Jira Service Management see those alone that are not internal. */
export interface CommentBody {
  readonly body: unknown;
  readonly properties?: readonly { readonly key: string; readonly value: unknown }[];
}

/**
 * A comment of the bridge.
 * @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-comments/
 */
export const commentOf = (internal: boolean, body: unknown): CommentBody => ({
  body,
  ...(internal && { properties: [{ key: 'sd.public.comment', value: { internal: true } }] }),
});
