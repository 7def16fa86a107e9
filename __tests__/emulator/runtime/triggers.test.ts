import type { DefinitionJson, TriggerJson } from '../../../workflow/schema';
import { MINUTE } from '../../../emulator/runtime/duration';
import { SENTINEL, action, compose, deploy, runOnce, type Actions } from './support/playbook';

const PAUSE: Actions = {
  Pause: { type: 'Wait', inputs: { interval: { count: 1, unit: 'Minute' } } },
};
const deployed = (
  trigger: TriggerJson,
  actions: Actions = { A: compose('@triggerBody()') },
  parameters: NonNullable<DefinitionJson['parameters']> = {},
) => deploy(actions, { rest: { triggers: { T: trigger }, parameters } });

describe('a trigger', () => {
  test('gives headers and body to the run', async () => {
    const run = await runOnce(
      { A: compose('@triggerOutputs()'), B: compose("@triggerBody()['n']") },
      { input: { headers: { h: '1' }, body: { n: 5 } } },
    );
    expect(action(run, 'A').outputs).toStrictEqual({ headers: { h: '1' }, body: { n: 5 } });
    expect(action(run, 'B').outputs).toBe(5);
    expect(run.trigger).toMatchObject({
      name: 'Incident',
      status: 'Succeeded',
      code: 'OK',
      fired: true,
    });
  });

  test.each([
    [{ correlation: { clientTrackingId: "@{triggerBody()['id']}" } }, {}, 'x-1'],
    [{}, { 'X-Ms-Client-Tracking-Id': 'y-2' }, 'y-2'],
    [{}, {}, undefined],
  ])('with %j and %j the tracking id is %s', async (more, headers, expected) => {
    const { runtime, workflow } = deployed({ ...SENTINEL, ...more });
    const [run] = workflow.fire({ headers, body: { id: 'x-1' } }).runs;
    await runtime.settle();
    expect(run?.clientTrackingId).toBe(expected ?? run?.name);
  });

  test('runs have the names that Azure gives, newest first', async () => {
    const { runtime, workflow } = deployed(SENTINEL);
    workflow.fire();
    await runtime.scheduler.runUntil(runtime.scheduler.now + MINUTE);
    workflow.fire();
    const [first, second] = workflow.runs.map(({ name }) => name);
    expect(first).toMatch(/^0858\d{25}CU\d{2}$/);
    expect(second! < first!).toBe(true);
  });

  test.each([
    'Http',
    'HTTPWebhook',
    'ApiConnection',
    'ApiConnectionNotification',
    'Batch',
    'manual',
    'ApiManagement',
  ])('of type %s fires for what it is given', async (type) => {
    const { runtime, workflow } = deployed({ type, inputs: {} });
    const [run] = workflow.fire({ body: { items: [1] } }).runs;
    await runtime.settle();
    expect(action(run!, 'A').outputs).toStrictEqual({ items: [1] });
  });

  test('of a type that the emulator cannot fire is refused when it is to fire', () => {
    const { workflow } = deployed({ type: 'SlidingWindow' });
    expect(() => workflow.fire()).toThrow(
      "NotImplemented: the trigger 'T' has the type 'SlidingWindow', which the emulator does not run.",
    );
  });

  test('called manual waits for its Response, as a Request does', async () => {
    const { runtime, workflow } = deployed(
      { type: 'manual' },
      { R: { type: 'Response', inputs: { statusCode: 201 } } },
    );
    const { reply } = workflow.fire();
    expect(reply.value).toBeUndefined();
    await runtime.settle();
    expect(reply.value?.status).toBe(201);
  });

  test('keeps its inputs in the history, without what signs it in', async () => {
    const { runtime, workflow } = deployed(
      {
        type: 'Http',
        inputs: {
          method: 'GET',
          uri: "https://example.com/@{parameters('$x')}",
          authentication: { type: 'Basic', username: 'u', password: 'p' },
        },
      },
      { A: compose("@trigger()?['inputs']?['uri']") },
      { $x: { type: 'String', defaultValue: 'list' } },
    );
    const [run] = workflow.fire().runs;
    await runtime.settle();
    expect(run?.trigger.inputs).toStrictEqual({
      method: 'GET',
      uri: 'https://example.com/list',
      authentication: { type: 'Basic', username: 'u', password: '*sanitized*' },
    });
    expect(action(run!, 'A').outputs).toBe('https://example.com/list');
  });

  test('whose inputs cannot be evaluated has none in the history', () => {
    const { workflow } = deployed({ ...SENTINEL, inputs: { path: "@parameters('none')" } });
    expect(workflow.fire().record).not.toHaveProperty('inputs');
  });

  test('that is not there is refused by name', () => {
    const { workflow } = deployed(SENTINEL);
    expect(() => workflow.fire({}, 'Other')).toThrow("has no trigger 'Other'. Its triggers: 'T'.");
    expect(workflow.fire({}, 't').runs).toHaveLength(1);
  });
});

describe('conditions', () => {
  const when = (...expressions: readonly string[]) =>
    deployed({ ...SENTINEL, conditions: expressions.map((expression) => ({ expression })) });
  const body = { severity: 'High' };

  test('all of them hold: it fires', () => {
    const { workflow } = when("@equals(triggerBody()['severity'], 'High')", '@not(equals(1, 2))');
    expect(workflow.fire({ body }).runs).toHaveLength(1);
  });

  test('one does not: it is skipped, and billed', () => {
    const { workflow } = when('@equals(1, 1)', "@equals(triggerBody()['severity'], 'Low')");
    const { runs, record } = workflow.fire({ body });
    expect(runs).toStrictEqual([]);
    expect(record).toMatchObject({ status: 'Skipped', fired: false });
    expect(workflow.billedWithoutRun).toStrictEqual({ builtIn: 0, standard: 1 });
  });

  test.each(["@triggerBody()['x']['y']", "@concat('a', 'b')", "@variables('v')"])(
    '%s fails it',
    (expression) => {
      const { workflow } = when(expression);
      const { runs, record } = workflow.fire({ body });
      expect(runs).toStrictEqual([]);
      expect(record).toMatchObject({ status: 'Failed', error: { code: 'InvalidTemplate' } });
    },
  );
});

describe('splitOn', () => {
  const split = (more: Partial<TriggerJson> = {}) =>
    deployed({ ...SENTINEL, splitOn: "@triggerBody()?['value']", ...more });

  test('starts one run for each item; the firing is billed once', async () => {
    const { runtime, workflow } = split({ correlation: { clientTrackingId: 'same' } });
    const { runs } = workflow.fire({ body: { value: [1, 2, 3] } });
    await runtime.settle();
    expect(runs.map((run) => action(run, 'A').outputs)).toStrictEqual([1, 2, 3]);
    expect(runs.map((run) => run.meter.billed.standard)).toStrictEqual([1, 0, 0]);
  });

  test('of an empty array starts none', () => {
    const { workflow } = split();
    expect(workflow.fire({ body: { value: [] } }).runs).toStrictEqual([]);
    expect(workflow.billedWithoutRun.standard).toBe(1);
  });

  test('needs an array', () => {
    const { record } = split().workflow.fire({ body: { value: 'x' } });
    expect(record.error?.message).toContain(
      "is of type 'String'. The result must be a valid array.",
    );
  });

  test('takes at most 100 items when the concurrency is limited', () => {
    const { workflow } = split({
      runtimeConfiguration: { concurrency: { runs: 50, maximumWaitingRuns: 100 } },
    });
    const { record } = workflow.fire({ body: { value: new Array<number>(101).fill(0) } });
    expect(record.error?.code).toBe('SplitOnItemsLimitExceeded');
  });
});

describe('trigger concurrency', () => {
  test('runs wait for each other, in order', async () => {
    const { runtime, workflow } = deployed(
      { ...SENTINEL, operationOptions: 'SingleInstance' },
      PAUSE,
    );
    for (let i = 0; i < 3; i++) workflow.fire();
    expect(workflow.runs.map(({ status }) => status)).toStrictEqual([
      'Waiting',
      'Waiting',
      'Waiting',
    ]);
    await runtime.settle();
    expect(
      workflow.runs.map(({ status, startTime }) => `${status} ${startTime.slice(14, 19)}`),
    ).toStrictEqual(['Succeeded 00:00', 'Succeeded 01:00', 'Succeeded 02:00']);
  });

  test('as many run at a time as it says', async () => {
    const { runtime, workflow } = deployed(
      { ...SENTINEL, runtimeConfiguration: { concurrency: { runs: 2 } } },
      PAUSE,
    );
    for (let i = 0; i < 4; i++) workflow.fire();
    await runtime.settle();
    expect(workflow.runs.map(({ startTime }) => startTime.slice(14, 19))).toStrictEqual([
      '00:00',
      '00:00',
      '01:00',
      '01:00',
    ]);
  });

  test('a full queue refuses with 429, and has room again later', async () => {
    const { runtime, workflow } = deployed(
      { ...SENTINEL, runtimeConfiguration: { concurrency: { runs: 1, maximumWaitingRuns: 11 } } },
      PAUSE,
    );
    const firings = Array.from({ length: 13 }, () => workflow.fire());
    expect(firings.map(({ reply }) => reply.value?.status)).toStrictEqual([
      ...new Array<number>(12).fill(202),
      429,
    ]);
    expect(firings.at(-1)).toMatchObject({ runs: [], record: { status: 'Failed', code: '429' } });
    await runtime.settle();
    expect(workflow.runs).toHaveLength(12);
    expect(workflow.fire().reply.value?.status).toBe(202);
  });

  test('without it runs go side by side', async () => {
    const { runtime, workflow } = deployed(SENTINEL, PAUSE);
    for (let i = 0; i < 30; i++) workflow.fire();
    await runtime.settle();
    expect(runtime.scheduler.now).toBe(Date.UTC(2026, 0, 1, 0, 1));
  });

  test('a failed run makes room too', async () => {
    const { runtime, workflow } = deployed(
      { ...SENTINEL, operationOptions: 'SingleInstance' },
      { A: compose('@div(1, 0)') },
    );
    workflow.fire();
    workflow.fire();
    await runtime.settle();
    expect(workflow.runs.map(({ status }) => status)).toStrictEqual(['Failed', 'Failed']);
  });
});
