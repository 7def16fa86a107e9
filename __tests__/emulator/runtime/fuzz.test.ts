import fc from 'fast-check';
import type { Json } from '../../../workflow/parameter';
import { DeploymentError, NotImplementedError } from '../../../emulator/runtime/errors';
import { type Outbound, TransportError } from '../../../emulator/runtime/outbound';
import { DAY } from '../../../emulator/runtime/duration';
import type { Runtime } from '../../../emulator/runtime/runtime';
import { logRows } from '../../../emulator/logs/workflow-runtime';
import { deploy } from './support/playbook';

const TYPES = [
  'Http',
  'ApiConnection',
  'Response',
  'Compose',
  'ParseJson',
  'Query',
  'Select',
  'Join',
  'InitializeVariable',
  'SetVariable',
  'IncrementVariable',
  'DecrementVariable',
  'AppendToArrayVariable',
  'AppendToStringVariable',
  'Terminate',
  'Wait',
  'Workflow',
  'Table',
  'Expression',
  'Function',
  'ApiManagement',
  'SendToBatch',
  'HttpWebhook',
  'JavaScriptCode',
];
const BLOCKS = ['If', 'Switch', 'Foreach', 'Until', 'Scope'];
const NAMES = ['A', 'B', 'C', 'D', 'E', 'F'];

const text = fc.oneof(
  fc.constantFrom(
    '@triggerBody()',
    "@triggerBody()?['list']",
    "@body('A')",
    "@outputs('B')?['body']",
    "@variables('v')",
    '@item()',
    "@items('C')",
    "@result('D')",
    "@actions('E')",
    '@range(0, 3)',
    '@equals(1, 1)',
    '@div(1, 0)',
    '@concat(',
    '@{1}',
    'https://example.com',
    'PT5S',
    'GET',
    'Failed',
    'Minute',
    "@parameters('p')",
    '@action()',
    '@workflow()',
    'v',
  ),
  fc.string({ maxLength: 6 }),
);
const leaf = fc.oneof(fc.constant(null), fc.boolean(), fc.integer({ min: -2, max: 70 }), text);
const { value: anything } = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    leaf,
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(
      fc.oneof(
        text,
        fc.constantFrom('name', 'value', 'type', 'equals', 'and', 'not', 'count', 'unit'),
      ),
      tie('value'),
      {
        maxKeys: 3,
      },
    ),
  ),
}));
const inputs = fc.oneof(
  anything,
  fc.dictionary(
    fc.constantFrom(
      'method',
      'uri',
      'path',
      'host',
      'headers',
      'queries',
      'body',
      'authentication',
      'retryPolicy',
      'content',
      'schema',
      'from',
      'where',
      'select',
      'joinWith',
      'name',
      'value',
      'variables',
      'runStatus',
      'runError',
      'statusCode',
      'interval',
      'until',
      'format',
      'columns',
      'baseTime',
      'timeUnit',
      'destinationTimeZone',
      'function',
      'api',
      'pathTemplate',
      'batchName',
      'subscribe',
      'unsubscribe',
    ),
    anything,
    { maxKeys: 8 },
  ),
);

const after = fc.dictionary(
  fc.constantFrom(...NAMES),
  fc.uniqueArray(fc.constantFrom('Succeeded', 'Failed', 'Skipped', 'TimedOut'), { minLength: 1 }),
  { maxKeys: 2 },
);

const plain = fc.record({
  type: fc.constantFrom(...TYPES),
  kind: fc.constantFrom('Http', 'AddToTime', 'GetPastTime', 'ConvertTimeZone'),
  limit: fc.constant({ timeout: 'PT1H' }),
  inputs,
  runAfter: after,
});

const block = fc.record({
  type: fc.constantFrom(...BLOCKS),
  runAfter: after,
  expression: anything,
  foreach: anything,
  limit: fc.record({
    count: fc.integer({ min: 0, max: 5 }),
    timeout: fc.constantFrom('PT1M', 'x'),
  }),
  actions: fc.dictionary(fc.constantFrom('X1', 'X2'), plain, { maxKeys: 2 }),
});

const actions = fc.dictionary(fc.constantFrom(...NAMES), fc.oneof(plain, block), { maxKeys: 5 });

let turn = 0;
const outbound: Outbound = {
  send: () => {
    turn++;
    if (turn % 3 === 0) return Promise.reject(new TransportError('Timeout', 'none'));
    return Promise.resolve({
      status: [200, 404, 500, 202][turn % 4] ?? 200,
      headers: { 'content-type': turn % 5 === 0 ? 'application/json' : 'text/plain' },
      body: turn % 2 === 0 ? '{"a":[1,{"b":null}]}' : '',
    });
  },
};

/** Runs to the end, calling nothing back; that the emulator refuses an action does not keep the run from its end. */
async function settled(runtime: Runtime): Promise<void> {
  try {
    await runtime.scheduler.runUntil(runtime.scheduler.now + 100 * DAY);
  } catch (error) {
    if (!(error instanceof NotImplementedError)) throw error;
  }
}

test('whatever a definition says, its run comes to an end and the emulation goes on', async () => {
  let ran = 0;
  await fc.assert(
    fc.asyncProperty(actions, fc.boolean(), async (generated, secure) => {
      try {
        const { runtime, workflow } = deploy(generated, {
          outbound,
          rest: {
            parameters: {
              p: { type: secure ? 'SecureObject' : 'Object', defaultValue: { a: 'secret text' } },
            },
          },
        });
        const [run] = workflow.fire({ body: { list: [1, 'two', { three: 3 }] } }).runs;
        await settled(runtime);
        ran++;
        expect(['Succeeded', 'Failed', 'Cancelled']).toContain(run?.status);
        for (const record of run?.actions() ?? []) {
          if (record.status === 'Failed') expect(record.error ?? record.outputs).toBeDefined();
        }
        expect(logRows(run!).length).toBeGreaterThanOrEqual(4);
      } catch (error) {
        if (!(error instanceof DeploymentError)) throw error;
      }
    }),
    { numRuns: 3000 },
  );
  expect(ran).toBeGreaterThan(300);
});
