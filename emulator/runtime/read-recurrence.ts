import { toText } from '../expression/text';
import { zoneOf } from '../expression/time/zone';
import { type Data, isArray, isObject } from '../expression/value';
import { DAY, PERIODS } from './duration';
import { DeploymentError } from './errors';
import { numeric } from './numeric';
import { hasOffset, readTime } from './time';
import { timeOfWall } from './wall-clock';

/** The longest time between two firings. */
const LONGEST = 500 * DAY;

const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];

/** At which times of which days a recurrence fires. */
export interface Schedule {
  readonly hours: readonly number[];
  readonly minutes: readonly number[];
  /** 0 is Sunday; empty where none is given. */
  readonly weekDays: readonly number[];
}

/** How often a trigger fires. */
export interface Recurrence {
  /** In lower case. */
  readonly frequency: string;
  readonly interval: number;
  /** Milliseconds since 1970. */
  readonly start: number | undefined;
  readonly schedule: Schedule | undefined;
  /** The IANA id of the zone whose clocks it goes by. */
  readonly zone: string;
}

/**
 * Reads the recurrence of a trigger, its expressions already evaluated.
 * @see https://learn.microsoft.com/azure/logic-apps/logic-apps-workflow-actions-triggers#recurrence-trigger
 */
export function readRecurrence(trigger: string, given: Data): Recurrence {
  const refuse = (what: string): never => {
    throw new DeploymentError(
      'InvalidTemplate',
      `The recurrence of trigger '${trigger}' is not valid: ${what}.`,
    );
  };
  const recurrence = isObject(given) ? given : refuse('it must be an object');
  const frequency = toText(recurrence['frequency'] ?? '').toLowerCase();
  if (frequency !== 'month' && PERIODS[frequency] === undefined) {
    refuse(`the frequency '${frequency}' is none of Second, Minute, Hour, Day, Week, Month`);
  }
  const interval = numeric(recurrence['interval']);
  if (!Number.isInteger(interval) || interval < 1) {
    refuse("'interval' must be a whole number above 0");
  }
  if ((PERIODS[frequency] ?? 28 * DAY) * interval > LONGEST) refuse('it exceeds 500 days');
  const id = toText(recurrence['timeZone'] ?? 'UTC');
  const zone = zoneOf(id) ?? refuse(`the time zone '${id}' is neither one of Windows nor of IANA`);
  return {
    frequency,
    interval,
    start: readStart(recurrence['startTime'] ?? null, zone, refuse),
    schedule: readSchedule(recurrence['schedule'] ?? null, refuse),
    zone,
  };
}

/** A start time without an offset is one of the zone's. */
function readStart(text: Data, zone: string, refuse: (what: string) => never): number | undefined {
  if (text === null || text === '') return undefined;
  if (typeof text !== 'string') return refuse("'startTime' must be text");
  const start = readTime(text);
  if (Number.isNaN(start)) return refuse(`'startTime' is no time: '${text}'`);
  return hasOffset(text) ? start : timeOfWall(zone, start);
}

function readSchedule(schedule: Data, refuse: (what: string) => never): Schedule | undefined {
  if (!isObject(schedule) || Object.keys(schedule).length === 0) return undefined;
  const list = (name: string): readonly Data[] => {
    const value = schedule[name] ?? null;
    return isArray(value) ? value : [];
  };
  const numbers = (name: string, limit: number): readonly number[] =>
    list(name)
      .map(numeric)
      .map((each) =>
        Number.isInteger(each) && each >= 0 && each < limit
          ? each
          : refuse(`'schedule.${name}' must hold whole numbers from 0 to ${limit - 1}`),
      );
  return {
    hours: numbers('hours', 24),
    minutes: numbers('minutes', 60),
    weekDays: list('weekDays').map((day) => {
      const index = WEEKDAYS.indexOf(toText(day).toLowerCase());
      return index >= 0 ? index : refuse(`'schedule.weekDays' has no day '${toText(day)}'`);
    }),
  };
}
