import { WINDOWS_ZONES } from './windows-zones';

/** The IANA id of a time zone by its Windows or IANA id; undefined where there is no such zone. */
export function zoneOf(id: string): string | undefined {
  const zone = WINDOWS_ZONES.get(id.toLowerCase()) ?? id;
  return formatterOf(zone) === undefined ? undefined : zone;
}

/** Whether a zone is UTC itself. */
export const isUtc = (zone: string): boolean => /^(Etc\/)?(UTC|GMT)$/i.test(zone);

/** How far a zone's clocks are ahead of UTC, in ticks, at a time in milliseconds since 1970. */
export function offsetAt(zone: string, milliseconds: number): bigint {
  if (isUtc(zone)) return 0n;
  const name = formatterOf(zone)
    ?.formatToParts(milliseconds)
    .find(({ type }) => type === 'timeZoneName')?.value;
  const [, sign, hours = '0', minutes = '0', seconds = '0'] =
    /^GMT(?:([+-])(\d{2}):(\d{2})(?::(\d{2}))?)?$/.exec(name ?? '') ?? [];
  const offset = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
  return BigInt(sign === '-' ? -offset : offset) * 10_000_000n;
}

const formatters = new Map<string, Intl.DateTimeFormat>();

/** Making a formatter is slow, so each zone's is kept. */
function formatterOf(zone: string): Intl.DateTimeFormat | undefined {
  const known = formatters.get(zone);
  if (known !== undefined) return known;
  try {
    const made = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' });
    formatters.set(zone, made);
    return made;
  } catch {
    return undefined;
  }
}
