import { timeOf } from '../../../operate/replay/since';

const NOW = Date.UTC(2026, 10, 22, 12, 30, 15, 250);

test.each([
  ['6h', '2026-11-22T06:30:15Z'],
  ['30m', '2026-11-22T12:00:15Z'],
  ['2 D', '2026-11-20T12:30:15Z'],
  ['90d', '2026-08-24T12:30:15Z'],
  ['2026-11-20T10:00Z', '2026-11-20T10:00:00Z'],
  ['2026-11-20T10:00:05.999Z', '2026-11-20T10:00:05Z'],
  ['2026-11-20T10:00+02:00', '2026-11-20T08:00:00Z'],
  ['2026-11-20', '2026-11-20T00:00:00Z'],
])('%s is %s', (typed, time) => {
  expect(timeOf(typed, NOW)).toBe(time);
});

test.each([
  ['', 'is no time: write a time such as 2026-11-20T10:00Z, or how long ago it was: 30m, 6h, 2d'],
  ['yesterday', 'is no time'],
  ['6', 'is no time'],
  ['-6h', 'is no time'],
  ['6w', 'is no time'],
  ['2026-11-20T10:00', 'is no time'],
  ['2026-10-32', 'is no time'],
  ['2026-09-31T10:00Z', 'is no time'],
  ['2026-13-01T10:00Z', 'is no time'],
  ['0m', 'is not over yet'],
  ['2026-11-23', 'is not over yet'],
  ['91d', 'is over 90 days ago, and runs are kept for at most 90 days: write a later time'],
])("'%s' %s", (typed, told) => {
  expect(() => timeOf(typed, NOW)).toThrow(`--since ${typed} ${told}`);
});
