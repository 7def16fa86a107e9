import { WINDOWS_ZONES } from '../../../../emulator/expression/time/windows-zones';
import { offsetAt, zoneOf } from '../../../../emulator/expression/time/zone';

const HOUR = 36_000_000_000n;

test('every zone of Windows stands for a zone that the engine knows', () => {
  expect(WINDOWS_ZONES.size).toBe(139);
  for (const [id, zone] of WINDOWS_ZONES) {
    expect(id).toBe(id.toLowerCase());
    expect(zoneOf(id.toUpperCase())).toBe(zone);
  }
});

test.each([
  ['W. Europe Standard Time', '2026-01-15T00:00:00Z', 1n],
  ['W. Europe Standard Time', '2026-07-15T00:00:00Z', 2n],
  ['Eastern Standard Time', '2026-07-15T00:00:00Z', -4n],
  ['Eastern Standard Time', '2026-03-08T06:59:59Z', -5n],
  ['Eastern Standard Time', '2026-03-08T07:00:00Z', -4n],
  ['AUS Eastern Standard Time', '2026-01-15T00:00:00Z', 11n],
  ['UTC+12', '2026-01-15T00:00:00Z', 12n],
  ['UTC-11', '2026-01-15T00:00:00Z', -11n],
  ['Europe/Berlin', '2026-07-15T00:00:00Z', 2n],
  ['UTC', '2026-07-15T00:00:00Z', 0n],
])('%s is at %s %d hours from UTC', (id, at, hours) => {
  const zone = zoneOf(id) ?? '';
  expect(offsetAt(zone, Date.parse(at))).toBe(hours * HOUR);
});

test.each([
  ['India Standard Time', 330n],
  ['Nepal Standard Time', 345n],
  ['Newfoundland Standard Time', -210n],
])('%s is %d minutes from UTC in winter', (id, minutes) => {
  const at = Date.parse('2026-01-15T00:00:00Z');
  expect(offsetAt(zoneOf(id) ?? '', at)).toBe((minutes * HOUR) / 60n);
});

test.each(['Middle-earth', '', 'Mars Standard Time'])('%j is no zone', (id) => {
  expect(zoneOf(id)).toBeUndefined();
});
