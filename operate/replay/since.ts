import { calendarDate } from '../../environments/secret';
import { inSeconds } from '../runs';

const MINUTE = 60_000;
const UNITS: Readonly<Record<string, number>> = {
  m: MINUTE,
  h: 60 * MINUTE,
  d: 24 * 60 * MINUTE,
};

/** How long Logic Apps keep runs, in days. @see https://learn.microsoft.com/azure/logic-apps/logic-apps-limits-and-config#run-duration-and-history-retention-limits */
const KEPT = 90;

const TIME = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2}))?$/i;

const RIGHT = 'write a time such as 2026-11-20T10:00Z, or how long ago it was: 30m, 6h, 2d';

/**
 * The time that somebody has typed: `2026-11-20T10:00Z`, the start of a day in UTC as `2026-11-20`, or how long ago as `30m`, `6h` or `2d`.
 * @param now milliseconds since 1970
 * @returns a UTC time in whole seconds, as `2026-11-20T10:00:00Z`
 * @throws for anything else, with what would be right
 */
export function timeOf(text: string, now: number): string {
  const time = millisecondsOf(text.trim(), now);
  if (Number.isNaN(time)) throw new Error(`--since ${text} is no time: ${RIGHT}`);
  if (time >= now) throw new Error(`--since ${text} is not over yet: ${RIGHT}`);
  if (now - time > KEPT * 24 * 60 * MINUTE) {
    throw new Error(
      `--since ${text} is over ${KEPT} days ago, and runs are kept for at most ${KEPT} days: write a later time`,
    );
  }
  return inSeconds(time);
}

function millisecondsOf(text: string, now: number): number {
  const [, count = '', unit = ''] = /^(\d{1,6})\s*([mhd])$/i.exec(text) ?? [];
  if (count !== '') return now - Number(count) * (UNITS[unit.toLowerCase()] ?? NaN);
  // A time without a zone would be another one on another machine, and a Date takes November 31st for December 1st.
  const isTime = TIME.test(text) && calendarDate().safeParse(text.slice(0, 10)).success;
  return isTime ? Date.parse(text) : NaN;
}
