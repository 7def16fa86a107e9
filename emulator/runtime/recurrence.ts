import { toText } from '../expression/text';
import { type Data, isArray, isObject } from '../expression/value';
import { DAY, HOUR, MINUTE, SECOND, WEEK } from './duration';
import { DeploymentError, NotImplementedError } from './errors';
import { numeric } from './numeric';
import type { Trigger } from './trigger';

const PERIODS: Readonly<Record<string, number>> = {
  second: SECOND,
  minute: MINUTE,
  hour: HOUR,
  day: DAY,
  week: WEEK,
};

/** The longest time between two firings. */
const LONGEST = 500 * DAY;

const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];

interface Schedule {
  readonly hours: readonly number[];
  readonly minutes: readonly number[];
  /** 0 is Sunday; empty for every day. */
  readonly weekDays: readonly number[];
}

interface Recurrence {
  readonly frequency: string;
  readonly interval: number;
  readonly start: number | undefined;
  readonly schedule: Schedule | undefined;
}

/**
 * When a Recurrence trigger fires next, in milliseconds since 1970.
 *
 * Without a start time it fires at once when it is deployed, then once each interval; with one, at the start time and
 * whole intervals after it. A schedule says at which times of the day it fires instead.
 * @see https://learn.microsoft.com/azure/connectors/connectors-native-recurrence
 * @param previous when it fired last; undefined for the first time
 */
export function nextOccurrence(
  trigger: Trigger,
  now: number,
  previous: number | undefined,
): number {
  const { frequency, interval, start, schedule } = readRecurrence(trigger);
  if (schedule !== undefined) {
    return nextInSchedule(
      schedule,
      Math.max(previous ?? now - MINUTE, (start ?? 0) - MINUTE),
      trigger,
    );
  }
  if (frequency === 'month') return nextMonth(interval, start ?? previous ?? now, now, previous);
  const period = (PERIODS[frequency] ?? DAY) * interval;
  if (start === undefined) return previous === undefined ? now : previous + period;
  const passed = previous ?? now - 1;
  return start > passed ? start : start + (Math.floor((passed - start) / period) + 1) * period;
}

function readRecurrence(trigger: Trigger): Recurrence {
  const refuse = (what: string): never => {
    throw new DeploymentError(
      'InvalidTemplate',
      `The recurrence of trigger '${trigger.name}' is not valid: ${what}.`,
    );
  };
  const given: Data = trigger.json.recurrence ?? null;
  const recurrence = isObject(given) ? given : refuse('it must be an object');
  const frequency = toText(recurrence['frequency'] ?? '').toLowerCase();
  if (frequency !== 'month' && PERIODS[frequency] === undefined) {
    refuse(`the frequency '${frequency}' is none of Second, Minute, Hour, Day, Week, Month`);
  }
  const interval = numeric(recurrence['interval']);
  if (!Number.isInteger(interval) || interval < 1)
    refuse("'interval' must be a whole number above 0");
  if ((PERIODS[frequency] ?? 28 * DAY) * interval > LONGEST) refuse('it exceeds 500 days');
  const zone = recurrence['timeZone'];
  if (zone !== undefined && zone !== 'UTC') {
    throw new NotImplementedError(
      `NotImplemented: the recurrence of trigger '${trigger.name}' has the time zone '${toText(zone)}'; the emulator ` +
        'knows UTC only.',
    );
  }
  return {
    frequency,
    interval,
    start: readStart(recurrence['startTime'], refuse),
    schedule: readSchedule(recurrence['schedule'] ?? null),
  };
}

function readStart(text: Data | undefined, refuse: (what: string) => never): number | undefined {
  if (text === undefined) return undefined;
  if (typeof text !== 'string') return refuse("'startTime' must be text");
  const start = Date.parse(/Z$/i.test(text) ? text : `${text}Z`);
  return Number.isNaN(start) ? refuse(`'startTime' is no time: '${text}'`) : start;
}

function readSchedule(schedule: Data): Schedule | undefined {
  if (!isObject(schedule)) return undefined;
  const list = (name: string): readonly Data[] => {
    const value = schedule[name] ?? null;
    return isArray(value) ? value : [];
  };
  return {
    hours: list('hours').map(numeric),
    minutes: list('minutes').map(numeric),
    weekDays: list('weekDays').map((day) => WEEKDAYS.indexOf(toText(day).toLowerCase())),
  };
}

/** The first time of the schedule after another; a day without hours has midnight, an hour without minutes its start. */
function nextInSchedule(schedule: Schedule, after: number, trigger: Trigger): number {
  const hours = schedule.hours.length === 0 ? [0] : schedule.hours;
  const minutes = schedule.minutes.length === 0 ? [0] : schedule.minutes;
  const { frequency, interval } = readRecurrence(trigger);
  const step = frequency === 'day' ? interval : 1;
  const first = Math.floor(after / DAY) * DAY;
  for (let day = first; day <= first + LONGEST; day += day === first ? DAY : step * DAY) {
    if (schedule.weekDays.length > 0 && !schedule.weekDays.includes(new Date(day).getUTCDay()))
      continue;
    const times = hours
      .flatMap((hour) => minutes.map((minute) => day + hour * HOUR + minute * MINUTE))
      .filter((time) => time > after)
      .sort((a, b) => a - b);
    if (times[0] !== undefined) return times[0];
  }
  throw new DeploymentError(
    'InvalidTemplate',
    `The schedule of trigger '${trigger.name}' has no time at which it would fire.`,
  );
}

function nextMonth(
  interval: number,
  anchor: number,
  now: number,
  previous: number | undefined,
): number {
  const passed = previous ?? now - 1;
  const date = new Date(anchor);
  for (let months = 0; ; months += interval) {
    const time = Date.UTC(
      date.getUTCFullYear(),
      date.getUTCMonth() + months,
      date.getUTCDate(),
      date.getUTCHours(),
      date.getUTCMinutes(),
      date.getUTCSeconds(),
    );
    if (time > passed) return time;
  }
}
