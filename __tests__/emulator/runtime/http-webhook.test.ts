import type { Json } from '../../../workflow/parameter';
import type { ActionJson } from '../../../workflow/schema';
import { Answers, action, compose, deploy, json, runOnce, statuses } from './support/playbook';

const webhook = (
  inputs: Readonly<Record<string, Json>> = {},
  more: Partial<ActionJson> = {},
): ActionJson => ({
  type: 'HttpWebhook',
  inputs: {
    subscribe: {
      method: 'POST',
      uri: 'https://example.com/subscribe',
      body: { call: '@{listCallbackUrl()}' },
      authentication: { type: 'Raw', value: 'secret' },
    },
    unsubscribe: {},
    ...inputs,
  },
  ...more,
});

test('subscribes, waits, and gives what it is called back with', async () => {
  const outbound = new Answers(json(200, {}));
  const { runtime, workflow } = deploy({ W: webhook() }, { outbound });
  const [run] = workflow.fire().runs;
  await runtime.settle();
  const [url = ''] = runtime.callbacks.expected;
  expect(outbound.requests).toMatchObject([
    { method: 'POST', url: 'https://example.com/subscribe', body: JSON.stringify({ call: url }) },
  ]);
  runtime.callbacks.deliver(url, { body: { done: true } });
  await runtime.settle();
  expect(statuses(run!)).toStrictEqual({ W: 'Succeeded OK' });
  expect(action(run!, 'W').outputs).toStrictEqual({ headers: {}, body: { done: true } });
  expect(action(run!, 'W').inputs).toMatchObject({
    subscribe: { authentication: { value: '*sanitized*' } },
  });
  expect(run!.meter.billed.builtIn).toBe(1);
});

test.each([
  { uri: 'https://example.com/off' },
  { method: 'DELETE', url: 'https://example.com/off' },
])('unsubscribes by %j when nothing calls back in time', async (unsubscribe) => {
  const outbound = new Answers(json(200, {}));
  const { runtime, workflow } = deploy(
    {
      W: webhook({ unsubscribe }, { limit: { timeout: 'PT1H' } }),
      Late: compose(1, { runAfter: { W: ['TimedOut'] } }),
    },
    { outbound },
  );
  const [run] = workflow.fire().runs;
  await runtime.scheduler.runUntil(runtime.scheduler.now + 3_600_000);
  expect(statuses(run!)).toStrictEqual({ W: 'TimedOut ActionTimedOut', Late: 'Succeeded OK' });
  expect(outbound.requests.map(({ method, url }) => `${method} ${url}`)).toStrictEqual([
    'POST https://example.com/subscribe',
    `${unsubscribe.method ?? 'POST'} https://example.com/off`,
  ]);
});

test.each<[Json, string]>([
  [{ subscribe: null }, "'subscribe' must be the call that subscribes"],
  [{ subscribe: {} }, "'uri' must be text"],
])('%j fails', async (inputs, message) => {
  const run = await runOnce({ W: webhook(inputs as Readonly<Record<string, Json>>) });
  expect(statuses(run)).toStrictEqual({ W: 'Failed BadRequest' });
  expect(action(run, 'W').error?.message).toContain(message);
});

test('a refused subscription fails it', async () => {
  const run = await runOnce({ W: webhook() }, { outbound: new Answers(json(403, {})) });
  expect(statuses(run)).toStrictEqual({ W: 'Failed Forbidden' });
});
