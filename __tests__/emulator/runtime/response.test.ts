import type { ActionJson, DefinitionJson, TriggerJson } from '../../../workflow/schema';
import { action, compose, deploy, runOnce, statuses, type Actions } from './support/playbook';

const PAUSE: Actions = {
  Pause: { type: 'Wait', inputs: { interval: { count: 1, unit: 'Minute' } } },
};
const deployed = (
  trigger: TriggerJson,
  actions: Actions = { A: compose('@triggerBody()') },
  parameters: NonNullable<DefinitionJson['parameters']> = {},
) => deploy(actions, { rest: { triggers: { T: trigger }, parameters } });

describe('Request and Response', () => {
  const REQUEST: TriggerJson = { type: 'Request', kind: 'Http', inputs: { schema: {} } };
  const respond = (inputs: ActionJson['inputs'], more: Partial<ActionJson> = {}): ActionJson => ({
    type: 'Response',
    ...(inputs === undefined ? {} : { inputs }),
    ...more,
  });
  const called = async (trigger: TriggerJson, actions: Actions, body = {}) => {
    const { runtime, workflow } = deployed(trigger, actions);
    const { reply, runs } = workflow.fire({ body });
    await runtime.settle();
    return { reply: reply.value, run: runs[0] };
  };

  test('the caller gets what the Response says', async () => {
    const { reply, run } = await called(
      REQUEST,
      {
        R: respond({
          statusCode: '@add(200, 1)',
          headers: { h: 5 },
          body: { twice: "@mul(triggerBody()['n'], 2)" },
        }),
      },
      { n: 21 },
    );
    expect(reply).toStrictEqual({
      status: 201,
      headers: { h: '5', 'Content-Type': 'application/json' },
      body: { twice: 42 },
    });
    expect(statuses(run!)).toStrictEqual({ R: 'Succeeded OK' });
  });

  test('without a Response it gets 202 at once', () => {
    const { workflow } = deployed(REQUEST, PAUSE);
    expect(workflow.fire().reply.value).toStrictEqual({ status: 202, headers: {} });
  });

  test('a run that ends without its Response gives 502', async () => {
    const { reply } = await called(REQUEST, {
      Bad: compose('@div(1, 0)'),
      R: respond({ statusCode: 200 }, { runAfter: { Bad: ['Succeeded'] } }),
    });
    expect(reply).toMatchObject({ status: 502, body: { error: { code: 'NoResponse' } } });
  });

  test('after two minutes it gets 504, and the Response fails', async () => {
    const { reply, run } = await called(REQUEST, {
      Pause: { type: 'Wait', inputs: { interval: { count: 121, unit: 'Second' } } },
      R: respond({ statusCode: 200 }, { runAfter: { Pause: ['Succeeded'] } }),
    });
    expect(reply?.status).toBe(504);
    expect(statuses(run!)).toMatchObject({ R: 'Failed ActionResponseTimedOut' });
  });

  test('a second answer fails', async () => {
    const { reply, run } = await called(REQUEST, {
      R1: respond({ statusCode: 200, body: 'first' }),
      R2: respond({ statusCode: 200, body: 'second' }, { runAfter: { R1: ['Succeeded'] } }),
    });
    expect(reply?.body).toBe('first');
    expect(statuses(run!)).toStrictEqual({ R1: 'Succeeded OK', R2: 'Failed BadRequest' });
  });

  test.each([100, 302, 600, 'x'])('the status %s is refused', async (statusCode) => {
    const { run } = await called(REQUEST, { R: respond({ statusCode }) });
    expect(action(run!, 'R').error?.message).toContain("'statusCode' must be 2xx, 4xx or 5xx");
  });

  test('without a caller it is skipped', async () => {
    const run = await runOnce({ R: respond({ statusCode: 200 }) });
    expect(statuses(run)).toStrictEqual({ R: 'Skipped ActionResponseSkipped' });
    expect(run.meter.billed).toStrictEqual({ builtIn: 0, standard: 1 });
    expect(run.status).toBe('Succeeded');
  });

  test('the schema is checked only on demand', () => {
    const strict: TriggerJson = {
      ...REQUEST,
      inputs: { schema: { type: 'object', required: ['n'] } },
      operationOptions: 'EnableSchemaValidation',
    };
    const { operationOptions: _, ...lenient } = strict;
    expect(deployed(lenient).workflow.fire({ body: {} }).reply.value?.status).toBe(202);
    expect(deployed(strict).workflow.fire({ body: { n: 1 } }).reply.value?.status).toBe(202);
    expect(deployed(strict).workflow.fire({ body: {} }).reply.value).toMatchObject({
      status: 400,
      body: { error: { code: 'TriggerInputSchemaMismatch' } },
    });
  });
});
