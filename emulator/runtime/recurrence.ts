import type { Data } from '../expression/value';
import { DAY, HOUR, MINUTE, PERIODS, WEEK } from './duration';
import { DeploymentError } from './errors';
import { type Recurrence, type Schedule, readRecurrence } from './read-recurrence';
import { timeOfWall, wallOf } from './wall-clock';

/** Weeks begin on a Sunday, and 1970 began on a Thursday. */
const FIRST_SUNDAY = 3 * DAY;

/** How far ahead a schedule is looked through. */
const HORIZON = 1000 * DAY;

/**
 * When a Recurrence trigger fires next, in milliseconds since 1970.
 *
 * Without a start time it fires at once when it is deployed, then once each interval; with one, at the start time and
 * whole intervals after it. A schedule says at which times of the day it fires instead. Days, weeks and months go by the
 * clocks of its time zone.
 * @see https://learn.microsoft.com/azure/connectors/connectors-native-recurrence
 * @param given the recurrence, its expressions already evaluated
 * @param previous when it fired last; undefined for the first time
 */
export function nextOccurrence(
  trigger: string,
  given: Data,
  now: number,
  previous: number | undefined,
): number {
  const recurrence = readRecurrence(trigger, given);
  const { frequency, interval, start, schedule, zone } = recurrence;
  const isByClock = schedule !== undefined || !['second', 'minute', 'hour'].includes(frequency);
  if (!isByClock) return nextInterval((PERIODS[frequency] ?? DAY) * interval, start, now, previous);
  const wall = (time: number | undefined): number | undefined =>
    time === undefined ? undefined : wallOf(zone, time);
  const next = nextByClock(recurrence, wall(start), wallOf(zone, now), wall(previous));
  if (next !== undefined) return timeOfWall(zone, next);
  throw new DeploymentError(
    'InvalidTemplate',
    `The schedule of trigger '${trigger}' has no time at which it would fire.`,
  );
}

/** The same for what clocks show instead of times. */
function nextByClock(
  { frequency, interval, schedule }: Recurrence,
  start: number | undefined,
  now: number,
  previous: number | undefined,
): number | undefined {
  if (schedule !== undefined) {
    const after = Math.max(previous ?? now - MINUTE, (start ?? 0) - MINUTE);
    return nextInSchedule(schedule, after, {
      frequency,
      interval,
      start: start ?? previous ?? now,
    });
  }
  return frequency === 'month'
    ? nextMonth(interval, start ?? previous ?? now, now, previous)
    : nextInterval((PERIODS[frequency] ?? DAY) * interval, start, now, previous);
}

function nextInterval(
  period: number,
  start: number | undefined,
  now: number,
  previous: number | undefined,
): number {
  if (start === undefined) return previous === undefined ? now : previous + period;
  const passed = previous ?? now - 1;
  return start > passed ? start : start + (Math.floor((passed - start) / period) + 1) * period;
}

/** The first time of the schedule after another; a day without hours has midnight, an hour without minutes its start. */
function nextInSchedule(
  { hours, minutes, weekDays }: Schedule,
  after: number,
  counted: { readonly frequency: string; readonly interval: number; readonly start: number },
): number | undefined {
  const firstDay = Math.floor(after / DAY) * DAY;
  for (let day = firstDay; day <= firstDay + HORIZON; day += DAY) {
    if (!isCounted(day, counted)) continue;
    if (weekDays.length > 0 && !weekDays.includes(new Date(day).getUTCDay())) continue;
    const times = (hours.length === 0 ? [0] : hours)
      .flatMap((hour) =>
        (minutes.length === 0 ? [0] : minutes).map((minute) => day + hour * HOUR + minute * MINUTE),
      )
      .filter((time) => time > after);
    if (times.length > 0) return Math.min(...times);
  }
  return undefined;
}

/** Whether a day is one of every second day, third week and so on. */
function isCounted(
  day: number,
  { frequency, interval, start }: Parameters<typeof nextInSchedule>[2],
): boolean {
  const since = (period: number, origin: number): number =>
    Math.floor((day - origin) / period) - Math.floor((start - origin) / period);
  if (frequency === 'day') return since(DAY, 0) % interval === 0;
  if (frequency === 'week') return since(WEEK, FIRST_SUNDAY) % interval === 0;
  return true;
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
