import type { Arguments } from '../arguments';
import { type Culture, english } from '../culture';
import { TemplateError } from '../errors';
import { formatTimestamp } from '../time/format';
import { parseTimestamp } from '../time/parse';
import type { Timestamp } from '../time/timestamp';

/** The timestamp that an argument holds, in ISO 8601 or in a way of the en-US culture. */
export function timestampAt(args: Arguments, position: number): Timestamp {
  const text = timestampTextAt(args, position);
  const timestamp = parseTimestamp(text);
  if (timestamp !== undefined) return timestamp;
  throw new TemplateError(
    `In function '${args.name}', the value provided for date time string '${text}' was not valid. The datetime string must match ISO 8601 format.`,
  );
}

/** The text of an argument that holds a timestamp. */
export const timestampTextAt = (args: Arguments, position: number): string =>
  args.text(position, 'to be a string that contains the time');

/** A timestamp in the format that an argument names, or `o` where it names none. */
export function written(
  args: Arguments,
  timestamp: Timestamp,
  position: number,
  culture: Culture = english(),
): string {
  const format = args.optionalText(position);
  const text = formatTimestamp(timestamp, format === '' ? undefined : format, culture);
  if (text !== undefined) return text;
  throw invalidFormat(args, format ?? '');
}

/** The error of a format that is none. */
export const invalidFormat = (args: Arguments, format: string): TemplateError =>
  args.notValid(`The provided date time format '${format}' is not valid.`);
