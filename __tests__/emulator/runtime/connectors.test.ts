import type { Json } from '../../../workflow/parameter';
import type { ActionJson, DefinitionJson } from '../../../workflow/schema';
import { DAY } from '../../../emulator/runtime/duration';
import { Answers, action, compose, deploy, json, runOnce, statuses } from './support/playbook';

const ID = '/subscriptions/s/resourceGroups/rg/providers/Microsoft.Web/connections/sentinel-bridge';
const IDENTITY = '/identities/bridge';
const MANAGED = { authentication: { type: 'ManagedServiceIdentity', identity: IDENTITY } };

const rest: Partial<DefinitionJson> = {
  parameters: { $connections: { type: 'Object', defaultValue: {} } },
};

const connections = (properties: Json = MANAGED): Record<string, Json> => ({
  $connections: {
    azuresentinel: {
      connectionId: ID,
      connectionName: 'sentinel-bridge',
      id: '/subscriptions/s/providers/Microsoft.Web/locations/westeurope/managedApis/azuresentinel',
      connectionProperties: properties,
    },
  },
});

const name = "@parameters('$connections')['azuresentinel']['connectionId']";
const update = (inputs: Record<string, Json> = {}): ActionJson => ({
  type: 'ApiConnection',
  inputs: { host: { connection: { name } }, method: 'put', path: '/Incidents', ...inputs },
});

describe('ApiConnection', () => {
  test('sends a method and a path to the connector, with the connection', async () => {
    const outbound = new Answers(json(200, { ok: true }));
    const run = await runOnce(
      { Update: update({ body: { a: 1 }, queries: { v: 'x y' } }) },
      { outbound, rest, parameters: connections(), identity: IDENTITY },
    );
    expect(statuses(run)).toStrictEqual({ Update: 'Succeeded OK' });
    expect(outbound.requests).toStrictEqual([
      {
        method: 'PUT',
        url: '/Incidents?v=x%20y',
        headers: { 'Content-Type': 'application/json' },
        body: '{"a":1}',
        connection: { id: ID, name: 'sentinel-bridge', api: 'azuresentinel', identity: IDENTITY },
        identity: IDENTITY,
        caller: {
          workflow: run.workflow.id,
          run: run.name,
          action: 'Update',
          attempt: 1,
          clientTrackingId: run.name,
        },
      },
    ]);
    expect(action(run, 'Update').outputs).toMatchObject({ statusCode: 200, body: { ok: true } });
  });

  test.each<[Json, string | undefined]>([
    [{ authentication: { type: 'ManagedServiceIdentity' } }, '/identities/own'],
    [{}, undefined],
  ])('with %j it signs in as %s', async (properties, identity) => {
    const outbound = new Answers(json(200, {}));
    await runOnce(
      { Update: update() },
      { outbound, rest, parameters: connections(properties), identity: '/identities/own' },
    );
    expect(outbound.requests[0]?.connection?.identity).toBe(identity);
  });

  test.each<[Record<string, Json>, string]>([
    [{ host: { connection: { name: '/other' } } }, "has no connection with the id '/other'"],
    [{ host: {} }, "'host.connection.name' must be the id of a connection"],
    [{ path: 5 }, "'path' must be text"],
  ])('%j is refused', async (inputs, message) => {
    const run = await runOnce({ Update: update(inputs) }, { rest, parameters: connections() });
    expect(statuses(run)).toStrictEqual({ Update: 'Failed BadRequest' });
    expect(action(run, 'Update').error?.message).toContain(message);
  });

  test('follows a 202 through the connector', async () => {
    const outbound = new Answers(
      { status: 202, headers: { location: '/operations/1' }, body: '' },
      json(200, {}),
    );
    await runOnce({ Update: update() }, { outbound, rest, parameters: connections() });
    expect(outbound.requests[1]).toMatchObject({
      method: 'GET',
      url: '/operations/1',
      connection: { api: 'azuresentinel' },
    });
  });
});

describe('ApiConnectionWebhook', () => {
  const ask = (more: Partial<ActionJson> = {}): ActionJson => ({
    ...update({ method: 'post', path: '/ask', body: { url: '@{listCallbackUrl()}' } }),
    type: 'ApiConnectionWebhook',
    ...more,
  });
  const setup = { outbound: new Answers(json(200, {})), rest, parameters: connections() };

  test('subscribes, waits, and gives what it is called back with', async () => {
    const { runtime, workflow } = deploy(
      { Ask: ask(), Seen: compose("@body('Ask')['answer']", { runAfter: { Ask: ['Succeeded'] } }) },
      setup,
    );
    const [run] = workflow.fire().runs;
    await runtime.settle();
    expect(run?.status).toBe('Running');
    const [url = ''] = runtime.callbacks.expected;
    expect(setup.outbound.requests.at(-1)?.body).toBe(JSON.stringify({ url }));
    expect(runtime.callbacks.deliver(url, { body: { answer: 'yes' } })).toBe(true);
    expect(runtime.callbacks.deliver(url, { body: {} })).toBe(false);
    await runtime.settle();
    expect(statuses(run!)).toStrictEqual({ Ask: 'Succeeded OK', Seen: 'Succeeded OK' });
    expect(action(run!, 'Seen').outputs).toBe('yes');
  });

  test('times out after limit.timeout', async () => {
    const { runtime, workflow } = deploy(
      {
        Ask: ask({ limit: { timeout: 'P1D' } }),
        Late: compose(1, { runAfter: { Ask: ['TimedOut'] } }),
      },
      setup,
    );
    const [run] = workflow.fire().runs;
    await runtime.scheduler.runUntil(runtime.scheduler.now + DAY - 1);
    expect(run?.status).toBe('Running');
    await runtime.scheduler.runUntil(runtime.scheduler.now + 1);
    expect(statuses(run!)).toStrictEqual({ Ask: 'TimedOut ActionTimedOut', Late: 'Succeeded OK' });
  });

  test('a refused subscription fails it', async () => {
    const run = await runOnce({ Ask: ask() }, { ...setup, outbound: new Answers(json(401, {})) });
    expect(statuses(run)).toStrictEqual({ Ask: 'Failed Unauthorized' });
  });

  test('a cancelled run waits no longer', async () => {
    const { runtime, workflow } = deploy({ Ask: ask() }, setup);
    const [run] = workflow.fire().runs;
    await runtime.settle();
    run!.cancel();
    await runtime.settle();
    expect(statuses(run!)).toStrictEqual({ Ask: 'Cancelled Terminated' });
    expect(run?.status).toBe('Cancelled');
    expect(runtime.callbacks.expected).toStrictEqual([]);
  });

  test('each iteration of a loop has an address of its own', async () => {
    const { runtime, workflow } = deploy(
      { Each: { type: 'Foreach', foreach: '@range(0, 3)', actions: { Ask: ask() } } },
      setup,
    );
    workflow.fire();
    await runtime.settle();
    expect(new Set(runtime.callbacks.expected).size).toBe(3);
  });
});
