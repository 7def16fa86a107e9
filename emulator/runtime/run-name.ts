import { type Random, digits } from './random';

/** The number of 100 ns ticks that .NET can count from the year 1, and how many of them had passed in 1970. */
const LAST_TICK = 9_223_372_036_854_775_807n;
const TICKS_TO_1970 = 621_355_968_000_000_000n;

/** The name of a run as Azure gives it: it begins with the ticks that are left, so that new runs sort first. */
export function runName(now: number, random: Random): string {
  const left = LAST_TICK - TICKS_TO_1970 - BigInt(Math.trunc(now)) * 10_000n;
  return `${String(left).padStart(20, '0')}${digits(9, random)}CU${digits(2, random)}`;
}
