import fc from 'fast-check';
import { seededRandom } from '../../../emulator/runtime/random';
import {
  DEFAULT_POLICY,
  isRetried,
  readRetryAfter,
  readRetryPolicy,
  waitBefore,
} from '../../../emulator/runtime/retry';

const random = seededRandom(1);
const seconds = (wait: number | undefined) => (wait ?? NaN) / 1000;

test.each([
  [1, 5, 7.5],
  [2, 7.5, 15],
  [3, 15, 30],
  [4, 30, 45],
])('default policy, retry %s: between %s and %s seconds', (retry, least, most) => {
  const waits = Array.from({ length: 200 }, () =>
    seconds(waitBefore(DEFAULT_POLICY, retry, undefined, random)),
  );
  expect(Math.min(...waits)).toBeGreaterThanOrEqual(least);
  expect(Math.max(...waits)).toBeLessThanOrEqual(most);
  expect(Math.max(...waits) - Math.min(...waits)).toBeGreaterThan((most - least) / 2);
});

test('it may be named', () => {
  expect(readRetryPolicy('A', { type: 'Default' })).toBe(DEFAULT_POLICY);
});

test('it has four retries', () => {
  expect(waitBefore(DEFAULT_POLICY, 5, undefined, random)).toBeUndefined();
});

test('Retry-After overrules the range, but not the count', () => {
  expect(waitBefore(DEFAULT_POLICY, 1, 1000, random)).toBe(1000);
  expect(waitBefore(DEFAULT_POLICY, 5, 1000, random)).toBeUndefined();
  expect(waitBefore({ type: 'none' }, 1, 1000, random)).toBeUndefined();
});

test('an exponential wait stays within its bounds, and never shrinks below the range before', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 90 }),
      fc.integer({ min: 5, max: 86_400 }),
      fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
      (retry, interval, draw) => {
        const policy = readRetryPolicy('A', {
          type: 'Exponential',
          count: 90,
          interval: `PT${interval}S`,
        });
        const wait = waitBefore(policy, retry, undefined, () => draw) ?? NaN;
        expect(wait).toBeGreaterThanOrEqual(5000);
        expect(wait).toBeLessThanOrEqual(86_400_000);
        expect(wait).toBeLessThanOrEqual(Math.max(5000, 2 ** (retry - 1) * interval * 1000));
      },
    ),
  );
});

test.each([
  ['5', 5000],
  ['Thu, 01 Jan 2026 00:00:30 GMT', 30_000],
  ['Thu, 01 Jan 2025 00:00:30 GMT', 0],
  ['soon', undefined],
  [undefined, undefined],
])('Retry-After %s', (value, expected) => {
  expect(readRetryAfter(value, Date.UTC(2026, 0, 1))).toBe(expected);
});

test('only 408, 429 and 5xx are tried again', () => {
  const retried = Array.from({ length: 500 }, (_, i) => i + 100).filter(isRetried);
  expect(retried).toStrictEqual([408, 429, ...Array.from({ length: 100 }, (_, i) => i + 500)]);
});
