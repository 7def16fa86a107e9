import type { Json } from '../../../workflow/parameter';
import type { ActionJson } from '../../../workflow/schema';
import { type OutboundResponse, TransportError } from '../../../emulator/runtime/outbound';
import {
  Answers,
  action,
  after,
  compose,
  deploy,
  json,
  runOnce,
  statuses,
} from './support/playbook';

const call = (inputs: Record<string, Json> = {}, rest: Partial<ActionJson> = {}): ActionJson => ({
  type: 'Http',
  inputs: { method: 'get', uri: 'https://example.com/a', ...inputs },
  ...rest,
});
const NONE = { retryPolicy: { type: 'none' } };
const plain = (status: number, headers = {}): OutboundResponse => ({ status, headers, body: '' });
const timeout = (): TransportError => new TransportError('Timeout', 'no answer');

describe('what the HTTP action sends', () => {
  const sent = async (inputs: Record<string, Json>) => {
    const outbound = new Answers(json(200, {}));
    const run = await runOnce({ Call: call(inputs) }, { outbound, identity: '/identities/bridge' });
    expect(statuses(run)).toStrictEqual({ Call: 'Succeeded OK' });
    return outbound.requests[0]!;
  };

  test('queries take the place of those in the address', async () => {
    const { method, url, headers, body } = await sent({
      uri: 'https://example.com/a?old=1',
      queries: { q: 'a b&c', n: 5, empty: "@triggerBody()?['x']" },
    });
    expect({ method, url, headers, body }).toStrictEqual({
      method: 'GET',
      url: 'https://example.com/a?q=a%20b%26c&n=5&empty=',
      headers: {},
      body: undefined,
    });
  });

  test.each<[Json, string, string]>([
    ['text', 'text/plain; charset=utf-8', 'text'],
    [{ a: 1 }, 'application/json', '{"a":1}'],
    [[1], 'application/json', '[1]'],
    [{ '$content-type': 'image/png', $content: 'aGk=' }, 'image/png', 'hi'],
  ])('the body %j goes as %s', async (body, type, written) => {
    const request = await sent({ method: 'POST', body });
    expect(request.headers).toStrictEqual({ 'Content-Type': type });
    expect(request.body?.toString()).toBe(written);
  });

  test('a content type of its own stays', async () => {
    const { headers } = await sent({
      body: '<a/>',
      headers: { 'content-type': 'text/xml', 'X-N': 5 },
    });
    expect(headers).toStrictEqual({ 'content-type': 'text/xml', 'X-N': '5' });
  });

  test.each<[Record<string, Json>, unknown]>([
    [
      { type: 'ManagedServiceIdentity', audience: 'https://vault.azure.net' },
      {
        type: 'ManagedServiceIdentity',
        audience: 'https://vault.azure.net',
        identity: '/identities/bridge',
      },
    ],
    [
      { type: 'ManagedServiceIdentity' },
      {
        type: 'ManagedServiceIdentity',
        audience: 'https://management.azure.com/',
        identity: '/identities/bridge',
      },
    ],
    [
      { type: 'managedServiceIdentity', audience: 'a', identity: '/identities/other' },
      { type: 'ManagedServiceIdentity', audience: 'a', identity: '/identities/other' },
    ],
    [
      { type: 'Basic', username: 'u', password: 'p' },
      { type: 'Basic', username: 'u', password: 'p' },
    ],
    [
      { type: 'ActiveDirectoryOAuth', tenant: 't', audience: 'a', clientId: 'c', secret: 's' },
      { type: 'ActiveDirectoryOAuth', tenant: 't', audience: 'a', clientId: 'c', secret: 's' },
    ],
    [
      { type: 'ActiveDirectoryOAuth', tenant: 't', audience: 'a', clientId: 'c', pfx: 'p' },
      { type: 'ActiveDirectoryOAuth', tenant: 't', audience: 'a', clientId: 'c', secret: 'p' },
    ],
    [
      { type: 'ClientCertificate', pfx: 'p', password: 'x' },
      { type: 'ClientCertificate', pfx: 'p' },
    ],
    [
      { type: 'Raw', value: 'Bearer x' },
      { type: 'Raw', value: 'Bearer x' },
    ],
    [{ type: 'None' }, undefined],
    [{}, undefined],
  ])('authentication %j', async (authentication, expected) => {
    const request = await sent({ authentication });
    expect(request.authentication).toStrictEqual(expected);
    expect(request.identity).toBe('/identities/bridge');
  });

  test('the history shows no password', async () => {
    const run = await runOnce(
      { Call: call({ authentication: { type: 'Basic', username: 'u', password: 'p' } }) },
      { outbound: new Answers(json(200, {})) },
    );
    expect(action(run, 'Call').inputs).toMatchObject({
      authentication: { type: 'Basic', username: 'u', password: '*sanitized*' },
    });
  });

  test.each<[Record<string, Json>, string]>([
    [{ uri: 'example.com' }, 'InvalidUri'],
    [{ uri: "@triggerBody()?['x']" }, 'InvalidInputs'],
    [{ uri: `https://example.com/${'x'.repeat(16_400)}` }, 'UriTooLong'],
    [{ authentication: { type: 'Basic', username: 'u' } }, 'InvalidAuthentication'],
    [{ authentication: { type: 'Magic' } }, 'InvalidAuthentication'],
    [{ retryPolicy: { type: 'linear' } }, 'InvalidRetryPolicy'],
    [{ retryPolicy: { type: 'fixed', count: 91, interval: 'PT5S' } }, 'InvalidRetryPolicy'],
    [{ retryPolicy: { type: 'fixed', count: 1, interval: 'PT1S' } }, 'InvalidRetryPolicy'],
    [{ retryPolicy: { type: 'exponential', count: 1, interval: 'soon' } }, 'InvalidRetryPolicy'],
    [{ retryPolicy: 'none' }, 'InvalidRetryPolicy'],
  ])('%j is refused with %s', async (inputs, code) => {
    const run = await runOnce({ Call: call(inputs) });
    expect(statuses(run)).toStrictEqual({ Call: 'Failed BadRequest' });
    expect(action(run, 'Call').error?.code).toBe(code);
  });
});

describe('what the HTTP action makes of an answer', () => {
  const answered = async (answer: OutboundResponse) =>
    action(await runOnce({ Call: call(NONE) }, { outbound: new Answers(answer) }), 'Call');

  test.each<[OutboundResponse, string, unknown]>([
    [json(200, { a: 1 }), 'Succeeded OK', { a: 1 }],
    [json(201, [1]), 'Succeeded Created', [1]],
    [plain(204), 'Succeeded NoContent', undefined],
    [plain(302), 'Succeeded Found', undefined],
    [json(404, { error: 'no' }), 'Failed NotFound', { error: 'no' }],
    [plain(422), 'Failed 422', undefined],
    [plain(429), 'Failed 429', undefined],
    [{ status: 200, headers: { 'content-type': 'text/html' }, body: '<p>' }, 'Succeeded OK', '<p>'],
    [{ status: 200, headers: {}, body: 'x' }, 'Succeeded OK', 'x'],
    [
      {
        status: 200,
        headers: { 'content-type': 'application/problem+json; charset=utf-8' },
        body: '1.0',
      },
      'Succeeded OK',
      expect.objectContaining({ value: 1 }),
    ],
    [
      { status: 200, headers: { 'content-type': 'application/pdf' }, body: 'hi' },
      'Succeeded OK',
      { '$content-type': 'application/pdf', $content: 'aGk=' },
    ],
  ])('%j is %s', async (answer, status, body) => {
    const record = await answered(answer);
    expect(`${record.status} ${record.code}`).toBe(status);
    expect(record.error).toBeUndefined();
    const outputs = record.outputs as Record<string, unknown>;
    expect(outputs['statusCode']).toBe(answer.status);
    expect('body' in outputs).toBe(body !== undefined);
    if (body !== undefined) expect(outputs['body']).toEqual(body);
  });

  test('JSON that is none fails it without outputs', async () => {
    const record = await answered({
      status: 200,
      headers: { 'content-type': 'application/json' },
      body: '<html>',
    });
    expect(record).toMatchObject({ status: 'Failed', code: 'BadRequest' });
    expect(record.error?.message).toMatch(
      /^Http request failed: the content was not a valid JSON\./,
    );
    expect(record).not.toHaveProperty('outputs');
  });

  test('an answer of more than 100 MB fails it', async () => {
    const record = await answered({ status: 200, headers: {}, body: 'x'.repeat(104_857_601) });
    expect(record).toMatchObject({ status: 'Failed', code: 'BadRequest' });
    expect(record.error?.message).toContain('maximum buffer size: 104857600');
  });

  test('body() of an answer without content is null', async () => {
    const run = await runOnce(
      { Call: call(), Body: compose("@body('Call')", after('Call')) },
      { outbound: new Answers(plain(204)) },
    );
    expect(action(run, 'Body').outputs).toBeNull();
  });

  test.each([
    [
      new TransportError(
        'UnresolvableHostName',
        "The provided host name 'x' could not be resolved.",
      ),
      'UnresolvableHostName',
      0,
    ],
    [new TransportError('ConnectionReset', 'the connection was closed.'), 'BadRequest', 0],
    [timeout(), 'BadRequest', 120_000],
  ])('no answer: %s', async (error, code, milliseconds) => {
    const run = await runOnce({ Call: call(NONE) }, { outbound: new Answers(error) });
    const record = action(run, 'Call');
    expect(record).toMatchObject({ status: 'Failed', code, error: { code } });
    expect(record).not.toHaveProperty('outputs');
    expect(run.age).toBe(milliseconds);
  });

  test('an answer after more than two minutes is a time-out, a slow one takes its time', async () => {
    const late = await runOnce(
      { Call: call(NONE) },
      { outbound: new Answers({ ...plain(200), latency: 120_001 }) },
    );
    expect(action(late, 'Call').error?.message).toBe(
      'Http request failed: the timeout was reached.',
    );
    const slow = await runOnce(
      { Call: call(NONE) },
      { outbound: new Answers({ ...plain(200), latency: 3000 }) },
    );
    expect(statuses(slow)).toStrictEqual({ Call: 'Succeeded OK' });
    expect(slow.age).toBe(3000);
  });

  test('any other error of the way out stops the emulation, and is no answer', async () => {
    const { runtime, workflow } = deploy(
      { Call: call(), Catch: compose(1, { runAfter: { Call: ['Failed'] } }) },
      { outbound: new Answers(new Error('no such service')) },
    );
    const [run] = workflow.fire().runs;
    await expect(runtime.settle()).rejects.toThrow('no such service');
    expect(run).toMatchObject({ status: 'Failed', error: { message: 'no such service' } });
  });
});
