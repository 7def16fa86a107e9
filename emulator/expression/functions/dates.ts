import type { Arguments } from '../arguments';
import { TemplateError } from '../errors';
import { integerOf } from '../number';
import {
  type Calendar,
  TICKS_PER_DAY,
  TICKS_PER_SECOND,
  calendarOf,
  dayOfWeek,
  dayOfYear,
  ticksOf,
  ticksOfMilliseconds,
} from '../time/calendar';
import { formatTimestamp } from '../time/format';
import { parseTimestamp } from '../time/parse';
import { exactReader } from '../time/parse-exact';
import { shift, type Timestamp, unitOf } from '../time/timestamp';
import type { Data } from '../value';
import type { Family, Implementation } from './function';
import { dateCultureAt } from './locale';
import { invalidFormat, timestampAt, timestampTextAt, written } from './timestamps';

/** The functions of dates and times. */
export const dateFunctions: Family<
  | 'utcNow'
  | 'addSeconds'
  | 'addMinutes'
  | 'addHours'
  | 'addDays'
  | 'addToTime'
  | 'subtractFromTime'
  | 'getFutureTime'
  | 'getPastTime'
  | 'formatDateTime'
  | 'parseDateTime'
  | 'startOfHour'
  | 'startOfDay'
  | 'startOfMonth'
  | 'dayOfWeek'
  | 'dayOfMonth'
  | 'dayOfYear'
  | 'dateDifference'
  | 'ticks'
> = {
  utcNow: (args) => written(args, now(args), 0),
  addSeconds: adding('second'),
  addMinutes: adding('minute'),
  addHours: adding('hour'),
  addDays: adding('day'),
  addToTime: (args) => written(args, moved(args, timestampAt(args, 0), 1, 1n), 3),
  subtractFromTime: (args) => written(args, moved(args, timestampAt(args, 0), 1, -1n), 3),
  getFutureTime: (args) => written(args, moved(args, now(args), 0, 1n), 2),
  getPastTime: (args) => written(args, moved(args, now(args), 0, -1n), 2),
  formatDateTime: (args) => written(args, timestampAt(args, 0), 1, dateCultureAt(args, 2)),
  parseDateTime: parsed,
  startOfHour: startOf({ minute: 0, second: 0, fraction: 0 }),
  startOfDay: startOf({ hour: 0, minute: 0, second: 0, fraction: 0 }),
  startOfMonth: startOf({ day: 1, hour: 0, minute: 0, second: 0, fraction: 0 }),
  dayOfWeek: reading(dayOfWeek),
  dayOfMonth: reading((ticks) => calendarOf(ticks).day),
  dayOfYear: reading(dayOfYear),
  dateDifference: (args) => timeSpan(timestampAt(args, 1).ticks - timestampAt(args, 0).ticks),
  ticks: reading(integerOf),
};

const now = ({ scope }: Arguments): Timestamp => ({
  ticks: ticksOfMilliseconds(scope.now()),
  kind: 'utc',
});

function reading(read: (ticks: bigint) => Data): Implementation {
  return (args) => read(timestampAt(args, 0).ticks);
}

function adding(unit: string): Implementation {
  return (args) =>
    written(args, shifted(args, timestampAt(args, 0), BigInt(args.integer(1)), unit), 2);
}

function startOf(parts: Partial<Calendar>): Implementation {
  return (args) => {
    const timestamp = timestampAt(args, 0);
    const ticks = ticksOf({ ...calendarOf(timestamp.ticks), ...parts });
    return written(args, { ...timestamp, ticks }, 1);
  };
}

/** A timestamp in the ways of a culture, or in the one format that is given, as `o`. */
function parsed(args: Arguments): string {
  const text = timestampTextAt(args, 0);
  const culture = dateCultureAt(args, 1);
  const format = args.optionalText(2) ?? '';
  const reader = format === '' ? undefined : exactReader(format, culture, now(args).ticks);
  if (format !== '' && reader === undefined) throw invalidFormat(args, format);
  const timestamp = reader === undefined ? parseTimestamp(text, culture) : reader(text);
  const written = timestamp === undefined ? undefined : formatTimestamp(timestamp);
  if (written !== undefined) return written;
  throw new TemplateError(
    `In function '${args.name}', the value provided for date time string '${text}' was not valid. The datetime string must match ${format === '' ? `ISO 8601 format or a format of the locale '${culture.locale}'` : `the format '${format}'`}.`,
  );
}

/** A timestamp moved by an interval whose number stands at `position`, and its unit after it. */
function moved(args: Arguments, from: Timestamp, position: number, sign: bigint): Timestamp {
  const interval = BigInt(args.integer(position)) * sign;
  const text = args.text(position + 1);
  const unit = unitOf(text);
  if (unit !== undefined) return shifted(args, from, interval, unit);
  throw args.notValid(
    `The time unit '${text}' is none of 'Second', 'Minute', 'Hour', 'Day', 'Week', 'Month' or 'Year'.`,
  );
}

function shifted(args: Arguments, from: Timestamp, interval: bigint, unit: string): Timestamp {
  const to = shift(from, interval, unit);
  if (to !== undefined) return to;
  throw args.notValid('The added or subtracted value results in an un-representable DateTime.');
}

/** A span of ticks as .NET writes it: `[-][d.]hh:mm:ss[.fffffff]`. */
function timeSpan(ticks: bigint): string {
  const span = ticks < 0n ? -ticks : ticks;
  const seconds = Number((span % TICKS_PER_DAY) / TICKS_PER_SECOND);
  const fraction = span % TICKS_PER_SECOND;
  const clock = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
    .map((part) => String(part).padStart(2, '0'))
    .join(':');
  return [
    ticks < 0n ? '-' : '',
    span < TICKS_PER_DAY ? '' : `${span / TICKS_PER_DAY}.`,
    clock,
    fraction === 0n ? '' : `.${String(fraction).padStart(7, '0')}`,
  ].join('');
}
