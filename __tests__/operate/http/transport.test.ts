import { addressOf } from '../../../operate/http/endpoints';
import { queryOf } from '../../../operate/http/query';
import { type Method, httpTransport } from '../../../operate/http/transport';
import { type Canned, answering, quickClock } from '../answering';

/** Sends a request to a server that gives these answers. */
async function send(method: Method, ...answers: readonly Canned[]) {
  const server = await answering(...answers);
  const { clock, waits } = quickClock();
  const transport = httpTransport({ clock });
  const { status } = await transport.send({ method, url: `${server.address}/x`, headers: {} });
  await server.close();
  return { status, waits, calls: server.received.length };
}

const BUSY = { status: 429, headers: { 'retry-after': '7' } };
const DOWN = { status: 503 };
const FINE = { status: 200, body: '{}' };

test.each<readonly [string, Method, readonly Canned[], object]>([
  ['waits as long as it is told', 'POST', [BUSY, FINE], { status: 200, waits: [7000], calls: 2 }],
  [
    'waits until the time that it is told',
    'GET',
    [{ status: 429, headers: { 'retry-after': 'Sun, 22 Nov 2026 00:00:12 GMT' } }, FINE],
    { status: 200, waits: [12_000], calls: 2 },
  ],
  [
    'waits longer and longer where it is not told',
    'PUT',
    [DOWN, DOWN, DOWN, DOWN, DOWN, FINE],
    { status: 503, waits: [1000, 2000, 4000, 8000], calls: 5 },
  ],
  [
    'does not wait for an hour',
    'GET',
    [{ status: 429, headers: { 'retry-after': '3600' } }, FINE],
    { status: 429, waits: [], calls: 1 },
  ],
  ['never repeats what may have been done', 'POST', [DOWN, FINE], { status: 503, calls: 1 }],
  ['nor a partial update', 'PATCH', [{ status: 504 }, FINE], { status: 504, calls: 1 }],
  ['nor what was refused for good', 'GET', [{ status: 500 }, FINE], { status: 500, calls: 1 }],
  ['follows nobody elsewhere', 'GET', [{ status: 302, headers: { location: '/y' } }], { calls: 1 }],
])('a request %s', async (_, method, answers, expected) => {
  expect(await send(method, ...answers)).toMatchObject(expected);
});

test('a server that does not answer is not waited for without end', async () => {
  const server = await answering(undefined);
  const transport = httpTransport({ clock: quickClock().clock, timeout: 50 });
  await expect(
    transport.send({ method: 'GET', url: `${server.address}/x`, headers: {} }),
  ).rejects.toThrow(/^http:\/\/127\.0\.0\.1:\d+ has not answered within 0\.05 seconds: try again/);
  await server.close();
});

describe('endpoints', () => {
  const endpoints = { 'https://management.azure.com': 'http://127.0.0.1:4000' };

  test('stand in for origins, and for nothing that only looks like one', () => {
    expect(addressOf('https://management.azure.com/a?b=c', endpoints)).toBe(
      'http://127.0.0.1:4000/a?b=c',
    );
    expect(addressOf('https://management.azure.com.evil.test/a', endpoints)).toBe(
      'https://management.azure.com.evil.test/a',
    );
  });
});

test('a query has a blank as %20, and nothing that has no value', () => {
  expect(queryOf({ $filter: "status eq 'Succeeded'", none: undefined, n: 1 })).toBe(
    "?%24filter=status%20eq%20'Succeeded'&n=1",
  );
  expect(queryOf({})).toBe('');
});
