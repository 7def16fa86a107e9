import type { Arguments } from '../arguments';
import { TemplateError } from '../errors';
import { formatTimestamp } from '../time/format';
import { parseTimestamp } from '../time/parse';
import type { Timestamp } from '../time/timestamp';

/** The timestamp that an argument holds. */
export function timestampAt(args: Arguments, position: number): Timestamp {
  const text = args.text(position, 'to be a string that contains the time');
  const timestamp = parseTimestamp(text);
  if (timestamp !== undefined) return timestamp;
  throw new TemplateError(
    `In function '${args.name}', the value provided for date time string '${text}' was not valid. The datetime string must match ISO 8601 format.`,
  );
}

/** A timestamp in the format that an argument names, or `o` where it names none. */
export function written(args: Arguments, timestamp: Timestamp, position: number): string {
  const format = args.optionalText(position);
  const text = formatTimestamp(timestamp, format === '' ? undefined : format);
  if (text !== undefined) return text;
  throw args.notValid(`The provided date time format '${format ?? ''}' is not valid.`);
}
