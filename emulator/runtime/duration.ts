const PATTERN =
  /^P(?:(\d+(?:\.\d+)?)D)?(?:T(?:(\d+(?:\.\d+)?)H)?(?:(\d+(?:\.\d+)?)M)?(?:(\d+(?:\.\d+)?)S)?)?$/i;

/** A second, in milliseconds. */
export const SECOND = 1000;

/** A minute, in milliseconds. */
export const MINUTE = 60 * SECOND;

/** An hour, in milliseconds. */
export const HOUR = 60 * MINUTE;

/** A day, in milliseconds. */
export const DAY = 24 * HOUR;

/** A week, in milliseconds. */
export const WEEK = 7 * DAY;

/** The units of time that are always equally long, in milliseconds, by the words of the language. */
export const PERIODS: Readonly<Record<string, number>> = {
  second: SECOND,
  minute: MINUTE,
  hour: HOUR,
  day: DAY,
  week: WEEK,
};

/** The milliseconds of an ISO 8601 duration such as `PT1H30M`; undefined where the text is none. */
export function readDuration(text: string): number | undefined {
  const match = PATTERN.exec(text);
  if (match === null || /^PT?$/i.test(text)) return undefined;
  const [, days = '0', hours = '0', minutes = '0', seconds = '0'] = match;
  return (
    Number(days) * DAY + Number(hours) * HOUR + Number(minutes) * MINUTE + Number(seconds) * SECOND
  );
}
