import { OPAQUE } from '../../workflow/lint/json';
import { CONCEALED, withoutMarks } from '../secrets/marks';
import { isUnknown } from '../plan/unknown';

/** What is written in place of a secret. */
export const HIDDEN = '(hidden)';

/** What is written in place of a value that does not exist yet. */
export const LATER = '(known after apply)';

/** Characters that one cannot see, or that turn the text around them: a reviewer would be shown something else than what is there. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]/gu;

const escaped = (character: string): string => {
  if (character === '\n') return '\\n';
  if (character === '\t') return '\\t';
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
};

/** A text of a plan on one line, with everything in it to be seen, and words in place of secrets. */
export const visible = (text: string): string =>
  withoutMarks(text.replace(CONCEALED, HIDDEN).replaceAll(OPAQUE, LATER)).replace(
    INVISIBLE,
    escaped,
  );

/** A text, cut to so many characters. */
export function cut(text: string, longest: number): string {
  const characters = Array.from(text.length > longest ? text.slice(0, longest * 2) : text);
  return characters.length <= longest
    ? text
    : `${characters.slice(0, longest).join('')} … (${text.length} characters)`;
}

/**
 * A text of a plan within a sentence. In code GitHub reads no markup, no HTML, no mention and no reference, so nothing that a plan brings is ever written
 * otherwise.
 */
export function code(text: string, longest = 160): string {
  const shown = cut(visible(text), longest);
  if (shown === '') return '`""`';
  const longestRun = Math.max(0, ...Array.from(shown.matchAll(/`+/g), ([run]) => run.length));
  const fence = '`'.repeat(longestRun + 1);
  const space = shown.startsWith('`') || shown.endsWith('`') || shown.trim() === '' ? ' ' : '';
  return `${fence}${space}${shown}${space}${fence}`;
}

/** Lines as a block of code, however many backticks are in them. */
export function block(language: string, lines: readonly string[]): string {
  const longestRun = Math.max(
    2,
    ...lines.flatMap((line) => Array.from(line.matchAll(/`+/g), ([run]) => run.length)),
  );
  const fence = '`'.repeat(longestRun + 1);
  return [`${fence}${language}`, ...lines, fence].join('\n');
}

/** The id of a resource, of which the end says which one it is. */
const ID = /^\/subscriptions\/[^/]+\/(?:[^/]+\/)+?(?=[^/]+\/[^/]+$)/i;

/** A value as it would stand in JSON, on one line; of the ids of resources, the end. */
export const brief = (value: unknown, longest?: number): string =>
  show(typeof value === 'string' ? value.replace(ID, '…/') : value, longest);

/** A value as it would stand in JSON, on one line. */
export function show(value: unknown, longest = 160): string {
  if (value === undefined || value === null) return '(none)';
  if (isUnknown(value)) return LATER;
  if (typeof value === 'string' && value.replace(CONCEALED, '') === '') {
    return value === '' ? '""' : HIDDEN;
  }
  return cut(visible(JSON.stringify(value)), longest);
}

/** Words as a list within a sentence. */
export const listed = (words: readonly string[], last = 'and'): string =>
  words.length < 2
    ? words.join('')
    : `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1) ?? ''}`;

/** A number of things: `1 role`, `2 roles`. */
export const count = (number: number, one: string, many = `${one}s`): string =>
  `${number} ${number === 1 ? one : many}`;
