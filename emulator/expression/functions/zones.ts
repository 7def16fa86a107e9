import type { Arguments } from '../arguments';
import { TemplateError } from '../errors';
import { GREATEST_TICKS, millisecondsOfTicks } from '../time/calendar';
import type { Timestamp } from '../time/timestamp';
import { isUtc, offsetAt, zoneOf } from '../time/zone';
import type { Family } from './function';
import { timestampAt, written } from './timestamps';

/** The functions that carry a timestamp from one time zone to another. */
export const zoneFunctions: Family<'convertFromUtc' | 'convertToUtc' | 'convertTimeZone'> = {
  convertFromUtc: (args) => written(args, inZone(timestampAt(args, 0).ticks, zoneAt(args, 1)), 2),
  convertToUtc: (args) => written(args, inZone(utcOf(args), 'UTC'), 2),
  convertTimeZone: (args) => written(args, inZone(utcOf(args), zoneAt(args, 2)), 3),
};

function zoneAt(args: Arguments, position: number): string {
  const id = args.text(position);
  const zone = zoneOf(id);
  if (zone !== undefined) return zone;
  throw new TemplateError(
    `In the template language function '${args.name}', the value provided for the time zone id '${id}' was not valid.`,
  );
}

/** The ticks in UTC of the timestamp and source zone that a call begins with. */
function utcOf(args: Arguments): bigint {
  const { ticks, kind } = timestampAt(args, 0);
  const zone = zoneAt(args, 1);
  if (kind === 'utc' && !isUtc(zone)) {
    throw args.error(
      `expects its second parameter to be a time zone matching the time zone indicated by the timestamp. The provided value '${args.text(1)}' does not match.`,
    );
  }
  if (kind !== 'unspecified') return ticks;
  // The offset at the local time taken for UTC is right but near a change of clocks; a second look
  // settles that.
  const guess = ticks - offsetAt(zone, millisecondsOfTicks(ticks));
  return ticks - offsetAt(zone, millisecondsOfTicks(guess));
}

/** What the clocks of a zone show. */
function inZone(utc: bigint, zone: string): Timestamp {
  const local = utc + offsetAt(zone, millisecondsOfTicks(utc));
  const ticks = local < 0n ? 0n : local > GREATEST_TICKS ? GREATEST_TICKS : local;
  return { ticks, kind: isUtc(zone) ? 'utc' : 'unspecified' };
}
