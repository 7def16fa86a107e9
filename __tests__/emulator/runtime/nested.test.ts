import type { ActionJson } from '../../../workflow/schema';
import { Runtime } from '../../../emulator/runtime/runtime';
import {
  type Actions,
  Answers,
  action,
  compose,
  definition,
  resource,
  statuses,
} from './support/playbook';

const REQUEST = { triggers: { manual: { type: 'Request' } } };
const RESPOND: ActionJson = {
  type: 'Response',
  inputs: { statusCode: 200, body: { doubled: "@mul(triggerBody()['n'], 2)" } },
};

async function runParent(child: Actions, retryPolicy: Record<string, string> = { type: 'none' }) {
  const runtime = new Runtime(new Answers());
  const callee = runtime.deploy(resource('Child', definition(child, REQUEST)));
  const parent = runtime.deploy(
    resource(
      'Parent',
      definition({
        Call: {
          type: 'Workflow',
          inputs: {
            host: { workflow: { id: callee.id.toUpperCase() }, triggerName: 'manual' },
            body: { n: 21 },
            retryPolicy,
          },
        },
        Body: compose("@body('Call')", { runAfter: { Call: ['Succeeded', 'Failed'] } }),
      }),
    ),
  );
  const [run] = parent.fire().runs;
  await runtime.settle();
  return { run: run!, callee };
}

test("a workflow gets what the called one's Response says", async () => {
  const { run, callee } = await runParent({ R: RESPOND });
  expect(statuses(run)).toStrictEqual({ Call: 'Succeeded OK', Body: 'Succeeded OK' });
  expect(action(run, 'Body').outputs).toStrictEqual({ doubled: 42 });
  expect(callee.runs[0]?.clientTrackingId).toBe(run.clientTrackingId);
});

test('one without a Response is not waited for', async () => {
  const { run, callee } = await runParent({
    Pause: { type: 'Wait', inputs: { interval: { count: 1, unit: 'Hour' } } },
  });
  expect(statuses(run)).toMatchObject({ Call: 'Succeeded Accepted' });
  expect(run.age).toBe(3_600_000);
  expect(callee.runs[0]?.status).toBe('Succeeded');
});

test('one that ends without its Response fails the call with 502', async () => {
  const { run } = await runParent({
    Bad: compose('@div(1, 0)'),
    R: { ...RESPOND, runAfter: { Bad: ['Succeeded'] } },
  });
  expect(statuses(run)).toMatchObject({ Call: 'Failed BadGateway' });
  expect(action(run, 'Body').outputs).toMatchObject({ error: { code: 'NoResponse' } });
});

test('the call is tried again as the retry policy says', async () => {
  const { run, callee } = await runParent(
    { Bad: compose('@div(1, 0)'), R: { ...RESPOND, runAfter: { Bad: ['Succeeded'] } } },
    { type: 'fixed', count: '2', interval: 'PT5S' },
  );
  expect(callee.runs).toHaveLength(3);
  expect(action(run, 'Call').retryHistory).toHaveLength(2);
});

test('one that answers and then fails has answered', async () => {
  const { run, callee } = await runParent({
    R: RESPOND,
    Bad: compose('@div(1, 0)', { runAfter: { R: ['Succeeded'] } }),
  });
  expect(statuses(run)).toMatchObject({ Call: 'Succeeded OK' });
  expect(callee.runs[0]?.status).toBe('Failed');
});

test('one that takes longer than two minutes fails the call with 504', async () => {
  const { run } = await runParent({
    Pause: { type: 'Wait', inputs: { interval: { count: 3, unit: 'Minute' } } },
    R: { ...RESPOND, runAfter: { Pause: ['Succeeded'] } },
  });
  expect(statuses(run)).toMatchObject({ Call: 'Failed GatewayTimeout' });
});

test('one that is not there is refused by its id', async () => {
  const runtime = new Runtime(new Answers());
  const parent = runtime.deploy(
    resource(
      'P',
      definition({ Call: { type: 'Workflow', inputs: { host: { workflow: { id: '/no' } } } } }),
    ),
  );
  const [run] = parent.fire().runs;
  await runtime.settle();
  expect(action(run!, 'Call').error?.message).toContain("there is no workflow '/no'");
});

test('two that call each other without end run into the turn limit', async () => {
  const runtime = new Runtime(new Answers(), { turnLimit: 1000 });
  const call = (name: string): Actions => ({
    Call: {
      type: 'Workflow',
      inputs: { host: { workflow: { id: resource(name, definition({})).id } } },
    },
  });
  runtime.deploy(resource('A', definition(call('B'), REQUEST)));
  runtime.deploy(resource('B', definition(call('A'), REQUEST))).fire();
  await expect(runtime.settle()).rejects.toThrow('no standstill in 1000 turns');
});
