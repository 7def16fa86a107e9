import type { Json } from '../../../workflow/parameter';
import { adfFault, adfOf, adfText } from './adf';
import { adfHtml } from './adf-html';
import { FieldRefused } from './errors';
import type { Flavour } from './options';
import { ADDRESS, wikiHtml } from './wiki-html';

/** The most characters of a text; the default of the setting `jira.text.field.character.limit`. */
export const TEXT_LIMIT = 32_767;

/**
 * A rich text that was sent, where the site takes it.
 * @param fault what the site says of one that is in the other product's form or malformed
 * @throws FieldRefused
 */
export function readRichText(
  flavour: Flavour,
  value: Json,
  fault: (why: string) => FieldRefused,
): Json {
  if (flavour === 'dataCenter') {
    if (typeof value !== 'string') throw fault('Operation value must be a string');
    if (value.length <= TEXT_LIMIT) return value;
    throw new FieldRefused(
      'The entered text is too long. It exceeds the allowed limit of 32,767 characters.',
    );
  }
  const why = adfFault(value);
  if (why !== undefined) throw fault(why);
  if (adfText(value).length > TEXT_LIMIT) throw new FieldRefused('CONTENT_LIMIT_EXCEEDED', true);
  return value;
}

/** The HTML that a rich text is shown as. */
export const htmlOf = (value: Json): string =>
  typeof value === 'string' ? wikiHtml(value) : adfHtml(value);

/** The rich text that shows a plain one. */
export const richTextOf = (flavour: Flavour, text: string): Json =>
  flavour === 'cloud'
    ? adfOf(text)
    : text
        .split(ADDRESS)
        .map((part, index) => (index % 2 === 1 ? part : escaped(part)))
        .join('');

const escaped = (text: string): string =>
  text.replace(MARKUP, (mark) => `&#${mark.charCodeAt(0)};`);

/** Characters that mean something in wiki markup, and what begins an entity. Two backslashes are a line break, so entities stand for them. */
const MARKUP = /[{}[\]*_\-+^~!|\\#]|&(?=#\d+;|#x[0-9a-f]+;|[a-z]+;)/gi;

/** What people read of a rich text that `richTextOf` has made, and of other text without its escapes. */
export const plainTextOf = (value: Json): string =>
  typeof value === 'string'
    ? value
        .replace(/\\([^\p{L}\p{N}\s])/gu, '$1')
        .replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)))
    : adfText(value);
