import type { Json } from '../../../workflow/parameter';
import type { ActionJson } from '../../../workflow/schema';
import { type OutboundResponse, TransportError } from '../../../emulator/runtime/outbound';
import { Answers, action, json, runOnce, statuses } from './support/playbook';

const call = (inputs: Record<string, Json> = {}, rest: Partial<ActionJson> = {}): ActionJson => ({
  type: 'Http',
  inputs: { method: 'get', uri: 'https://example.com/a', ...inputs },
  ...rest,
});
const plain = (status: number, headers = {}): OutboundResponse => ({ status, headers, body: '' });
const timeout = (): TransportError => new TransportError('Timeout', 'no answer');

describe('retries', () => {
  const fixed = (count: number) => ({ retryPolicy: { type: 'fixed', count, interval: 'PT10S' } });

  test('a failed call is tried again until it succeeds, each try in the history', async () => {
    const outbound = new Answers(plain(503), timeout(), json(200, {}));
    const run = await runOnce({ Call: call({ ...fixed(5), method: 'POST' }) }, { outbound });
    const record = action(run, 'Call');
    expect(
      outbound.requests.map(({ method, caller }) => `${method} ${caller.attempt}`),
    ).toStrictEqual(['POST 1', 'POST 2', 'POST 3']);
    expect(record).toMatchObject({ status: 'Succeeded', code: 'OK' });
    expect(record.retryHistory).toStrictEqual([
      {
        startTime: '2026-01-01T00:00:00.0000000Z',
        endTime: '2026-01-01T00:00:00.0000000Z',
        code: 'ServiceUnavailable',
      },
      {
        startTime: '2026-01-01T00:00:10.0000000Z',
        endTime: '2026-01-01T00:02:10.0000000Z',
        code: 'BadRequest',
        error: { code: 'BadRequest', message: 'Http request failed: the timeout was reached.' },
      },
    ]);
    expect(run.age).toBe(140_000);
    expect(run.meter.billed).toStrictEqual({ builtIn: 3, standard: 1 });
  });

  test.each([408, 429, 500, 502, 503, 504])('%s is tried again', async (status) => {
    const outbound = new Answers(plain(status), plain(200));
    await runOnce({ Call: call(fixed(1)) }, { outbound });
    expect(outbound.requests).toHaveLength(2);
  });

  test.each([400, 401, 403, 404, 409, 412, 422])('%s is not', async (status) => {
    const outbound = new Answers(plain(status), plain(200));
    await runOnce({ Call: call(fixed(1)) }, { outbound });
    expect(outbound.requests).toHaveLength(1);
  });

  test('Retry-After sets the wait, in seconds or as a date', async () => {
    const outbound = new Answers(
      plain(429, { 'retry-after': '33' }),
      plain(503, { 'Retry-After': 'Thu, 01 Jan 2026 00:01:00 GMT' }),
      plain(200),
    );
    const run = await runOnce({ Call: call(fixed(3)) }, { outbound });
    expect(run.age).toBe(60_000);
  });

  test('the default policy gives up after four retries', async () => {
    const outbound = new Answers(plain(500));
    const run = await runOnce({ Call: call() }, { outbound });
    expect(outbound.requests).toHaveLength(5);
    expect(run.age).toBeGreaterThanOrEqual(57_500);
    expect(run.age).toBeLessThanOrEqual(97_500);
    expect(action(run, 'Call')).toMatchObject({ status: 'Failed', code: 'InternalServerError' });
    expect(action(run, 'Call').outputs).toMatchObject({ statusCode: 500 });
  });
});

describe('the asynchronous pattern', () => {
  const accepted = (headers = {}) => plain(202, { Location: '/jobs/1?x=2', ...headers });

  test('a 202 with a Location is followed until the work is done', async () => {
    const outbound = new Answers(
      accepted({ 'Retry-After': '7' }),
      accepted(),
      json(200, { done: true }),
    );
    const run = await runOnce(
      { Call: call({ method: 'PUT', authentication: { type: 'Raw', value: 'x' } }) },
      { outbound },
    );
    expect(outbound.requests.map(({ method, url }) => `${method} ${url}`)).toStrictEqual([
      'PUT https://example.com/a',
      'GET https://example.com/jobs/1?x=2',
      'GET https://example.com/jobs/1?x=2',
    ]);
    expect(outbound.requests[2]?.authentication).toStrictEqual({ type: 'Raw', value: 'x' });
    expect(run.age).toBe(17_000);
    expect(action(run, 'Call').outputs).toMatchObject({ statusCode: 200, body: { done: true } });
    // Billed once: polling is no execution.
    expect(run.meter.billed).toStrictEqual({ builtIn: 1, standard: 1 });
  });

  test('a failed job fails the action', async () => {
    const outbound = new Answers(accepted(), json(409, {}));
    const run = await runOnce({ Call: call() }, { outbound });
    expect(statuses(run)).toStrictEqual({ Call: 'Failed Conflict' });
  });

  test.each([
    [accepted(), { operationOptions: 'DisableAsyncPattern' }],
    [plain(202), {}],
  ])('otherwise a 202 is the end', async (answer, rest) => {
    const outbound = new Answers(answer);
    const run = await runOnce({ Call: call({}, rest) }, { outbound });
    expect(statuses(run)).toStrictEqual({ Call: 'Succeeded Accepted' });
    expect(outbound.requests).toHaveLength(1);
  });

  test('limit.timeout cuts it', async () => {
    const run = await runOnce(
      { Call: call({}, { limit: { timeout: 'PT1M' } }) },
      { outbound: new Answers(accepted()) },
    );
    expect(statuses(run)).toStrictEqual({ Call: 'Cancelled ActionTimedOut' });
    expect(run.age).toBe(60_000);
    expect(run.status).toBe('Failed');
  });
});
