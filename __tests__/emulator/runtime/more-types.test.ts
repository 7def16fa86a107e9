import type { Json } from '../../../workflow/parameter';
import type { ActionJson } from '../../../workflow/schema';
import { NotImplementedError } from '../../../emulator/runtime/errors';
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

const SUBSCRIPTION = '/subscriptions/s/resourceGroups/rg/providers';

describe('Expression', () => {
  const at = (kind: string, inputs: Json = {}): ActionJson => ({
    type: 'Expression',
    kind,
    inputs,
  });

  test.each<[string, Json, string]>([
    ['CurrentTime', {}, '2026-01-01T00:00:00.0000000Z'],
    [
      'AddToTime',
      { baseTime: '2026-01-31T00:00:00Z', interval: 1, timeUnit: 'Month' },
      '2026-02-28T00:00:00.0000000Z',
    ],
    [
      'SubtractFromTime',
      { baseTime: '@utcNow()', interval: '7', timeUnit: 'Day' },
      '2025-12-25T00:00:00.0000000Z',
    ],
    ['getfuturetime', { interval: 2, timeUnit: 'Hour' }, '2026-01-01T02:00:00.0000000Z'],
    ['GetPastTime', { interval: 1, timeUnit: 'Day' }, '2025-12-31T00:00:00.0000000Z'],
    [
      'ConvertTimeZone',
      {
        baseTime: '2026-01-01T12:00:00Z',
        sourceTimeZone: 'UTC',
        destinationTimeZone: 'Pacific Standard Time',
        formatString: 'yyyy-MM-dd HH:mm',
      },
      '2026-01-01 04:00',
    ],
    [
      'ConvertTimezone',
      { baseTime: '2026-01-01T12:00:00Z', sourceTimeZone: 'UTC', destinationTimeZone: 'UTC' },
      '2026-01-01T12:00:00.0000000Z',
    ],
  ])('%s of %j', async (kind, inputs, expected) => {
    const run = await runOnce({ T: at(kind, inputs), Seen: compose("@body('T')", after('T')) });
    expect(statuses(run)).toStrictEqual({ T: 'Succeeded OK', Seen: 'Succeeded OK' });
    expect(action(run, 'Seen').outputs).toBe(expected);
  });

  test.each<[string, Json, string]>([
    ['Guess', {}, "the kind 'Guess' is no operation on times"],
    ['AddToTime', { baseTime: null, interval: 1, timeUnit: 'Day' }, 'addToTime'],
    ['GetPastTime', { interval: 'many', timeUnit: 'Day' }, 'getPastTime'],
  ])('%s of %j fails', async (kind, inputs, message) => {
    const run = await runOnce({ T: at(kind, inputs) });
    expect(statuses(run)).toStrictEqual({ T: 'Failed BadRequest' });
    expect(action(run, 'T').error?.message).toContain(message);
  });
});

describe('Function', () => {
  const id = `${SUBSCRIPTION}/Microsoft.Web/sites/enrich/functions/Lookup`;

  test('is a call to its address, billed as built in', async () => {
    const outbound = new Answers(json(200, { found: true }));
    const run = await runOnce(
      {
        F: {
          type: 'Function',
          inputs: { function: { id }, body: { ip: '1.2.3.4' }, queries: { v: 1 } },
        },
        Seen: compose("@body('F')?['found']", after('F')),
      },
      { outbound },
    );
    expect(outbound.requests).toMatchObject([
      {
        method: 'POST',
        url: 'https://enrich.azurewebsites.net/api/Lookup?v=1',
        body: '{"ip":"1.2.3.4"}',
      },
    ]);
    expect(action(run, 'Seen').outputs).toBe(true);
    expect(run.meter.billed.builtIn).toBe(2);
  });

  test('names its method, and fails as any call does', async () => {
    const outbound = new Answers(json(404, {}));
    const run = await runOnce(
      { F: { type: 'function', inputs: { function: { id }, method: 'get' } } },
      { outbound },
    );
    expect(outbound.requests[0]?.method).toBe('GET');
    expect(statuses(run)).toStrictEqual({ F: 'Failed NotFound' });
  });

  test.each<Json>([{}, { function: { id: '/nowhere' } }, { function: 'x' }])(
    '%j names no function',
    async (inputs) => {
      const run = await runOnce({ F: { type: 'Function', inputs } });
      expect(action(run, 'F').error?.message).toContain("'function.id' must be the resource id");
    },
  );
});

describe('ApiManagement', () => {
  const inputs = {
    api: { id: `${SUBSCRIPTION}/Microsoft.ApiManagement/service/gateway/apis/abc` },
    method: 'get',
    pathTemplate: {
      template: '/people/{id}/{other}',
      parameters: { id: "@{encodeURIComponent('a b')}" },
    },
    subscriptionKey: 'key',
    headers: { h: '1' },
  };

  test('calls the gateway with the key, which the history does not show', async () => {
    const outbound = new Answers(json(200, {}));
    const run = await runOnce({ A: { type: 'ApiManagement', inputs } }, { outbound });
    expect(outbound.requests).toMatchObject([
      {
        method: 'GET',
        url: 'https://gateway.azure-api.net/people/a%20b/{other}',
        headers: { h: '1', 'Ocp-Apim-Subscription-Key': 'key' },
      },
    ]);
    expect(action(run, 'A').inputs).toMatchObject({ subscriptionKey: '*sanitized*' });
  });

  test.each<[Json, string]>([
    [{ ...inputs, api: {} }, "'api.id' must be the resource id of an API"],
    [{ ...inputs, pathTemplate: {} }, "'pathTemplate.template' must be text"],
  ])('%# fails', async (given, message) => {
    const run = await runOnce({ A: { type: 'ApiManagement', inputs: given } });
    expect(action(run, 'A').error?.message).toContain(message);
  });
});

describe('SendToBatch', () => {
  const inputs = {
    batchName: 'b',
    content: { a: 1 },
    host: { triggerName: 't', workflow: { id: 'w' } },
  };

  test('is accepted', async () => {
    const run = await runOnce({ S: { type: 'SendToBatch', inputs } });
    expect(statuses(run)).toStrictEqual({ S: 'Succeeded Accepted' });
    expect(action(run, 'S').outputs).toMatchObject({ statusCode: 202 });
  });

  test('needs something to send', async () => {
    const run = await runOnce({ S: { type: 'SendToBatch', inputs: { ...inputs, content: null } } });
    expect(statuses(run)).toStrictEqual({ S: 'Failed BadRequest' });
  });
});

describe('a type that the emulator does not run', () => {
  const refused = {
    Code: { type: 'JavaScriptCode', inputs: { code: 'return 1;' } },
    Next: compose(1, after('Code')),
    Instead: compose("@actions('Code')?['error']?['message']", {
      runAfter: { Code: ['Failed'] },
    }),
  } as const;
  const MESSAGE =
    "NotImplemented: the action 'Code' has the type 'JavaScriptCode', which the emulator does not run.";

  test('is refused by name when the run reaches it, and the run goes on as after a failure', async () => {
    const { runtime, workflow } = deploy(refused);
    const [run] = workflow.fire().runs;
    await expect(runtime.settle()).rejects.toThrow(new NotImplementedError(MESSAGE));
    expect(run!.endTime).toBeDefined();
    expect(statuses(run!)).toStrictEqual({
      Code: 'Failed NotImplemented',
      Next: 'Skipped ActionSkipped',
      Instead: 'Succeeded OK',
    });
    expect(action(run!, 'Instead').outputs).toBe(MESSAGE);
  });

  test('does not matter where the run does not reach it', async () => {
    const run = await runOnce({
      If: { type: 'If', expression: '@equals(1, 2)', actions: refused, else: { actions: {} } },
    });
    expect(run.status).toBe('Succeeded');
    expect(statuses(run)).toMatchObject({
      If: 'Succeeded NotSpecified',
      Code: 'Skipped ActionSkipped',
    });
  });

  test.each(['Xslt', 'Liquid', 'FlatFileDecoding', 'IntegrationAccountArtifactLookup', 'Nonsense'])(
    '%s',
    async (type) => {
      const { runtime, workflow } = deploy({ X: { type } });
      workflow.fire();
      await expect(runtime.settle()).rejects.toThrow(`the action 'X' has the type '${type}'`);
    },
  );
});

test('names of types are read in any case', async () => {
  const run = await runOnce({
    W: { type: 'wait', inputs: { interval: { count: 1, unit: 'minute' } } },
    L: { type: 'ForEach', foreach: [1], actions: { C: { type: 'COMPOSE', inputs: '@item()' } } },
    J: { type: 'parseJSON', inputs: { content: "{'a': 1,}" } },
  });
  expect(statuses(run)).toStrictEqual({
    W: 'Succeeded OK',
    L: 'Succeeded NotSpecified',
    '[0] C': 'Succeeded OK',
    J: 'Succeeded OK',
  });
});
