import { formatTimestamp } from '../../../../emulator/expression/time/format';
import { parseTimestamp } from '../../../../emulator/expression/time/parse';
import { Unknown } from '../value';
import type { Arguments } from './arguments';
import type { Family } from './function';

const COMPACT = "yyyyMMdd'T'HHmmss'Z'";

/** The ways in which a template may write a time, and the format of each. */
const FORMS: readonly (readonly [RegExp, string])[] = [
  [/^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z$/, COMPACT],
  [/^(\d{4})-(\d{2})-(\d{2}) (\d{2}):(\d{2}):(\d{2})Z$/, 'u'],
];

const DURATION =
  /^(-)?P(?=.)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/;

/** The functions over times. @see https://learn.microsoft.com/azure/azure-resource-manager/templates/template-functions-date */
export const dateFunctions: Family = {
  utcNow: (args) => new Unknown(formatted(Date.now(), args.text(0, COMPACT), args)),
  dateTimeAdd: (args) => formatted(moved(args), args.text(2, formatOf(args.text(0))), args),
  dateTimeFromEpoch: (args) => formatted(args.integer(0) * 1000, formatOf(''), args),
  dateTimeToEpoch: (args) => Math.floor(timeOf(args) / 1000),
};

/** The format in which a time is written. */
const formatOf = (text: string): string =>
  FORMS.find(([pattern]) => pattern.test(text))?.[1] ?? "yyyy-MM-dd'T'HH:mm:ss'Z'";

/** A time in milliseconds since 1970. */
function timeOf(args: Arguments): number {
  const text = args.text(0);
  const [pattern] = FORMS.find(([each]) => each.test(text)) ?? [];
  const time = Date.parse(pattern ? text.replace(pattern, '$1-$2-$3T$4:$5:$6Z') : text);
  return Number.isNaN(time) ? args.refuse('needs a time') : time;
}

/** A time some ISO 8601 duration later, or earlier. */
function moved(args: Arguments): number {
  const match = DURATION.exec(args.text(1)) ?? args.refuse('needs an ISO 8601 duration');
  const [, sign, ...parts] = match.map((part) => part as string | undefined);
  const factor = sign === '-' ? -1 : 1;
  const [years = 0, months = 0, weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] =
    parts.map((part) => factor * Number(part ?? 0));
  const time = new Date(timeOf(args));
  time.setUTCFullYear(time.getUTCFullYear() + years, time.getUTCMonth() + months);
  time.setUTCDate(time.getUTCDate() + weeks * 7 + days);
  time.setUTCHours(time.getUTCHours() + hours, time.getUTCMinutes() + minutes);
  return time.getTime() + seconds * 1000;
}

function formatted(time: number, format: string, args: Arguments): string {
  const timestamp = parseTimestamp(new Date(time).toISOString());
  const text = timestamp === undefined ? undefined : formatTimestamp(timestamp, format);
  return text ?? args.refuse('needs a format of .NET');
}
