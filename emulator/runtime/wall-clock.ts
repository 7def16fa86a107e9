import { offsetAt } from '../expression/time/zone';
import { DAY } from './duration';

const TICKS_PER_MILLISECOND = 10_000n;

/** What the clocks of a zone show at a time, as the milliseconds since 1970 at which clocks in UTC show the same. */
export const wallOf = (zone: string, time: number): number => time + offset(zone, time);

/** The first time at which the clocks of a zone show as much, or more where they jump over it. */
export function timeOfWall(zone: string, wall: number): number {
  // Clocks change at most once within a day, so one of the two offsets is the right one.
  const times = [wall - DAY, wall + DAY].map((near) => wall - offset(zone, near));
  const reached = times.filter((time) => wallOf(zone, time) >= wall);
  return Math.min(...(reached.length === 0 ? times : reached));
}

const offset = (zone: string, time: number): number =>
  Number(offsetAt(zone, time) / TICKS_PER_MILLISECOND);
