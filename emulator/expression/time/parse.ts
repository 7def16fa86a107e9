import { type Culture, english } from '../culture';
import type { DateCulture } from '../culture/dates';
import { timestampOf, yearOf } from './fields';
import { anyOf, halfOf, monthOf } from './names';
import { piecesOf } from './pattern';
import type { Timestamp } from './timestamp';

/** Longer than any timestamp, and short enough for every form to be tried at once. */
const MAXIMUM_LENGTH = 100;

/** A timestamp as programs write them, which is nearly every one: there is no word in it to look for. */
const WORDLESS = /^[\d-]+T[\d:.]+Z?$/;

/** Reads a timestamp; undefined where the text is none, or one that does not exist. */
export function parseTimestamp(text: string, culture = english()): Timestamp | undefined {
  const trimmed = text.trim();
  if (trimmed.length > MAXIMUM_LENGTH) return undefined;
  const { words, forms } = grammarOf(culture);
  const plain = WORDLESS.test(trimmed) ? trimmed : trimmed.replace(words, ' ').trim();
  for (const form of forms) {
    const groups = form.exec(plain)?.groups;
    if (groups !== undefined) return timestampIn(groups, culture.dates);
  }
  return undefined;
}

type Groups = Readonly<Record<string, string | undefined>>;

function timestampIn(groups: Groups, dates: DateCulture): Timestamp | undefined {
  const { year = '', month, monthName = '', day, half } = groups;
  return timestampOf({
    ...groups,
    year: yearOf(year),
    month: month === undefined ? monthOf(monthName, dates) : Number(month),
    day: Number(day),
    half: half === undefined ? undefined : halfOf(half, dates),
  });
}

/** How timestamps may be written in a culture. */
interface Grammar {
  /** What is taken for space: names of days, and the words of long dates. */
  readonly words: RegExp;
  readonly forms: readonly RegExp[];
}

const grammars = new WeakMap<Culture, Grammar>();

/** Putting the expressions together takes a while, so each culture's are kept. */
function grammarOf(culture: Culture): Grammar {
  const known = grammars.get(culture);
  if (known !== undefined) return known;
  const made = makeGrammar(culture.dates);
  grammars.set(culture, made);
  return made;
}

const ZONE = String.raw`(?<zone>Z|GMT|UTC|[+-]\d{2}:?\d{2}|[+-]\d{1,2})`;

function makeGrammar(dates: DateCulture): Grammar {
  const separator = `(?:${anyOf([':', dates.timeSeparator])})`;
  const time = String.raw`(?<hour>\d{1,2})${separator}(?<minute>\d{2})(?:${separator}(?<second>\d{2})(?:[.,](?<fraction>\d+))?)?`;
  const half = String.raw`(?:\s*(?<half>${anyOf([...dates.halves, 'AM', 'PM'])}))?`;
  const rest = String.raw`(?:(?:T|\s+)${time}${half})?\s*${ZONE}?`;
  const forms = dateForms(dates).map((date) => new RegExp(`^${date}${rest}$`, 'iu'));
  // In some languages a day and a month are shortened to the same letters; they are the month's.
  const days = [...dates.days, ...dates.shortDays].filter((name) => monthOf(name, dates) === 0);
  const words = anyOf([...days, ...wordsOf(dates)]);
  return { words: new RegExp(`(?<!${LETTER})(?:${words})(?!${LETTER})[,.]?`, 'giu'), forms };
}

/** A letter of a script that puts space between words. */
const LETTER = String.raw`[^\P{L}\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}]`;

const YEAR = String.raw`(?<year>\d{4}|\d{2})`;
const DAY = String.raw`(?<day>\d{1,2})`;
const MONTH = String.raw`(?<month>\d{1,2})`;
const MONTH_NAME = String.raw`(?<monthName>\p{L}+)\.?`;

/** The ways of ISO 8601, then those of the culture. */
function dateForms(dates: DateCulture): readonly string[] {
  const parts: readonly (readonly [letter: string, part: string])[] = [
    ['d', DAY],
    ['M', MONTH],
    ['y', YEAR],
  ];
  const { d, D } = dates.patterns;
  const ordered = parts.toSorted(([a], [b]) => d.indexOf(a) - d.indexOf(b)).map(([, part]) => part);
  return [
    String.raw`(?<year>\d{4})-${MONTH}-${DAY}`,
    String.raw`(?<year>\d{4})/${MONTH}/${DAY}`,
    ordered.join(String.raw`\s*(?:${anyOf(['/', '-', dates.dateSeparator])})\s*`),
    String.raw`${DAY}\.?[\s-]+${MONTH_NAME}[\s,-]+${YEAR}`,
    String.raw`${MONTH_NAME}\s+${DAY},?\s+${YEAR}`,
    // A long date whose month is a number, once its words are gone.
    ...(D.includes('MMMM') ? [] : [String.raw`(?<year>\d{4})\s+${MONTH}\s+${DAY}`]),
  ];
}

/** The words that a culture puts between the parts of a long date, as `de` in Spanish. */
const wordsOf = ({ patterns }: DateCulture): readonly string[] =>
  (piecesOf(patterns.D) ?? []).flatMap((piece) =>
    piece.specifier === undefined ? (piece.text.match(/\p{L}+/gu) ?? []) : [],
  );
