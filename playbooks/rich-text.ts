import { select } from '../workflow/actions';
import { and, call, coalesce, concat, empty, or, when } from '../workflow/calls';
import { type Action, bodyOf } from '../workflow/definition';
import { type Expr, type Value, expr } from '../workflow/tree';

/** A line break, which no literal of the language can hold. */
export const NEWLINE: Expr<string> = call('decodeUriComponent', '%0A');

/** A text with some of its parts replaced, one pair after the other. */
export const replaceAll = (
  value: Expr<string>,
  pairs: readonly (readonly [find: string | Expr<string>, by: string | Expr<string>])[],
): Expr<string> =>
  pairs.reduce<Expr<string>>((text, [find, by]) => call('replace', text, find, by), value);

/** A text in one line. */
export const inOneLine = (value: Expr<string>): Expr<string> =>
  replaceAll(value, [
    [call('decodeUriComponent', '%0D'), ''],
    [NEWLINE, ' '],
  ]);

/** The texts as one, of any length: concat() gives 131,072 characters at most, join() has no such bound. */
export const glued = (first: Value<string>, ...others: Value<string>[]): Expr<string> =>
  call('join', call('createArray', first, ...others), '');

/** Text that stands in HTML as it is, its line breaks included. */
export const asHtml = (value: Expr<string>): Expr<string> =>
  replaceAll(value, [
    ['&', '&amp;'],
    ['<', '&lt;'],
    ['>', '&gt;'],
    [call('decodeUriComponent', '%0D'), ''],
    [NEWLINE, '<br>'],
  ]);

/** The entities that editors write; the ampersand comes last, so that `&amp;lt;` stays `&lt;`. */
const decoded = (value: Expr<string>): Expr<string> =>
  replaceAll(value, [
    ['&lt;', '<'],
    ['&gt;', '>'],
    ['&quot;', '"'],
    ['&#39;', "'"],
    ['&apos;', "'"],
    ['&nbsp;', ' '],
    ['&#60;', '<'],
    ['&#62;', '>'],
    ['&#38;', '&amp;'],
    ['&amp;', '&'],
  ]);

/** Punctuation that HTML may spell in numbers, without what would become a part of a tag or of another entity. */
const PUNCTUATION = `!"#$%'()*+,-./:;=?@[\\]^_\`{|}~`.split('');

/** HTML with its punctuation as it is: Jira spells what was escaped in numbers, as `&#45;`. */
export const withPunctuation = (html: Expr<string>): Expr<string> =>
  replaceAll(
    html,
    PUNCTUATION.map((mark) => [`&#${mark.charCodeAt(0)};`, mark]),
  );

/** HTML without the line breaks behind its tags: the tags say where a line ends, and Jira breaks its HTML there too. */
export const withoutBreaks = (html: Expr<string>): Expr<string> =>
  call('replace', html, concat('>', NEWLINE), '>');

/**
 * The pieces of a text between its tags, as plain text; of a text that is no HTML, one piece, which is the text itself. A tag that ends a
 * block becomes a line break, a link `text (address)`; no tag is left, and every visible character is.
 *
 * The language has no loop in an expression, and no patterns: a text is cut at each `<`, and each piece says by itself what it is.
 */
export const selectText = (
  name: string,
  message: Expr<string | null>,
): Action<readonly string[]> => {
  const value = call('trim', coalesce<string>(message, ''));
  const isHtml = call('startsWith', value, '<');
  // A text that is no HTML, as `a < b`, is cut at a character that no text has.
  const cutAt = when<string>(isHtml, '<', call('decodeUriComponent', '%00'));
  const pieces = call('split', value, cutAt) as Expr<readonly string[]>;
  return select<string, string>(name, pieces, (piece) =>
    when<string>(isHtml, between(typed(piece)), typed(piece)),
  );
};

/** What stands between a `<` and the next one: a tag and the text behind it, or text alone, as ` b` of `a < b`. */
const between = (piece: Expr<string>): Expr<string> => {
  const start = call('take', piece, 1);
  const isTag = and(call('contains', `/!${LETTERS}`, typed(start)), call('contains', piece, '>'));
  return when<string>(
    empty(piece),
    '',
    when<string>(isTag, behindTag(piece), concat('<', decoded(piece))),
  );
};

const LETTERS = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** The text behind a tag, with the line break or the address that the tag itself stands for. */
function behindTag(piece: Expr<string>): Expr<string> {
  const end = call('add', call('indexOf', piece, '>'), 1);
  // A blank more, because no substring starts at the end of a text.
  const behind = call('slice', call('substring', glued(piece, ' '), end), 0, -1);
  const starts = (tag: string): Expr<boolean> => call('startsWith', piece, tag);
  const [first, ...others] = ['br', '/p', '/div', '/h', '/tr', '/ul', '/ol'] as const;
  const breaks = or(starts(first), ...others.map(starts));
  const lead = when<string>(starts('li'), concat(NEWLINE, '- '), when<string>(breaks, NEWLINE, ''));
  const address = concat(' (', decoded(upTo(from(piece, 'href="'), '"')), ')');
  const isLink = and(starts('a '), call('contains', piece, 'href="'));
  return concat(lead, decoded(behind), when<string>(isLink, address, ''));
}

/** What follows the first occurrence of a mark. */
const from = (value: Expr<string>, mark: string): Expr<string> =>
  typed(call('last', call('take', call('split', value, mark), 2) as Expr<string[]>));

/** What stands before the first occurrence of a mark. */
const upTo = (value: Expr<string>, mark: string): Expr<string> =>
  typed(call('first', call('split', value, mark)));

/** The functions that take texts and lists alike are not typed; of a text they give a text. */
const typed = ({ node }: Expr<unknown>): Expr<string> => expr(node);

/** The plain text of the pieces, without blank lines at its ends. */
export const joined = (pieces: Action<readonly string[]>): Expr<string> =>
  call('trim', call('join', bodyOf(pieces), ''));

/**
 * At most so many characters, the rest told by a last word. A pair of surrogates (an emoji) is never cut in two: half of one becomes a
 * replacement character on its way through UTF-8, and is taken off.
 */
export function cut(value: Expr<string>, length: number, rest: string): Expr<string> {
  const start = call('take', value, length - rest.length - 1) as Expr<string>;
  const whole = call('base64ToString', call('base64', start));
  const kept = call('replace', whole, call('decodeUriComponent', '%EF%BF%BD'), '');
  return when<string>(
    call('greater', call('length', value), length),
    concat(kept, ' ', rest),
    value,
  );
}

/** How many characters of HTML a character becomes at most: `&amp;`. */
const LONGEST_ENTITY = 5;

/**
 * A text as HTML of at most so many characters. One that marks and line breaks make too long, as a log with its hundreds of lines, is cut to the half, or where that
 * does not do, to what always does: what is cut afterwards might end within a mark.
 */
export function asShortHtml(value: Expr<string>, length: number, rest: string): Expr<string> {
  const least = asHtml(cut(value, Math.floor(length / LONGEST_ENTITY), rest));
  return [2, 1].reduce<Expr<string>>((otherwise, part) => {
    const html = asHtml(cut(value, length / part, rest));
    const fits = call('lessOrEquals', call('length', html), length);
    return when<string>(fits, html, otherwise);
  }, least);
}
