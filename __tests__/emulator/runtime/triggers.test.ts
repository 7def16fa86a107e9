import type { ActionJson, TriggerJson } from '../../../workflow/schema';
import { HOUR, MINUTE } from '../../../emulator/runtime/duration';
import {
  SENTINEL,
  action,
  compose,
  deploy,
  runOnce,
  statuses,
  type Actions,
} from './support/playbook';

const PAUSE: Actions = {
  Pause: { type: 'Wait', inputs: { interval: { count: 1, unit: 'Minute' } } },
};
const deployed = (trigger: TriggerJson, actions: Actions = { A: compose('@triggerBody()') }) =>
  deploy(actions, { rest: { triggers: { T: trigger } } });

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

  test.each(['Batch', 'SlidingWindow', 'Http'])('of type %s is refused by name', (type) => {
    expect(() => deployed({ type })).toThrow(`the trigger 'T' has the type '${type}'`);
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

describe('Recurrence', () => {
  const times = async (recurrence: NonNullable<TriggerJson['recurrence']>, until: number) => {
    const { runtime, workflow } = deployed({ type: 'Recurrence', recurrence });
    workflow.start();
    await runtime.scheduler.runUntil(until);
    return workflow.runs.map(({ startTime }) => startTime.slice(0, 16));
  };
  const at = (day: number, hour = 0, minute = 0) => Date.UTC(2026, 0, day, hour, minute);

  test('fires at once, then once each interval', async () => {
    expect(await times({ frequency: 'Minute', interval: 20 }, at(1, 1))).toStrictEqual([
      '2026-01-01T00:00',
      '2026-01-01T00:20',
      '2026-01-01T00:40',
      '2026-01-01T01:00',
    ]);
  });

  test.each([
    ['2026-01-01T06:30:00Z', ['2026-01-01T06:30', '2026-01-02T06:30']],
    ['2025-12-25T06:30:00', ['2026-01-01T06:30', '2026-01-02T06:30']],
  ])('from %s', async (startTime, expected) => {
    expect(await times({ frequency: 'Day', interval: 1, startTime }, at(3))).toStrictEqual(
      expected,
    );
  });

  test('by a schedule', async () => {
    expect(
      await times(
        {
          frequency: 'Week',
          interval: 1,
          schedule: { weekDays: ['Friday'], hours: [8, 17], minutes: [30] },
        },
        at(10),
      ),
    ).toStrictEqual([
      '2026-01-02T08:30',
      '2026-01-02T17:30',
      '2026-01-09T08:30',
      '2026-01-09T17:30',
    ]);
  });

  test('by the month', async () => {
    expect(
      await times(
        { frequency: 'Month', interval: 2, startTime: '2026-01-15T00:00:00Z' },
        Date.UTC(2026, 5, 1),
      ),
    ).toStrictEqual(['2026-01-15T00:00', '2026-03-15T00:00', '2026-05-15T00:00']);
  });

  test('does not keep the emulation going, and stops with reset', async () => {
    const { runtime, workflow } = deployed({
      type: 'Recurrence',
      recurrence: { frequency: 'Hour', interval: 1 },
    });
    runtime.start();
    await runtime.settle();
    expect(workflow.runs).toHaveLength(0);
    await runtime.scheduler.runUntil(runtime.scheduler.now + HOUR);
    expect(workflow.runs).toHaveLength(2);
    runtime.reset();
    await runtime.scheduler.runUntil(runtime.scheduler.now + HOUR);
    expect(workflow.runs).toHaveLength(0);
  });

  test.each([
    [{ frequency: 'Fortnight', interval: 1 }, "the frequency 'fortnight' is none of"],
    [{ frequency: 'Day', interval: 0 }, "'interval' must be a whole number above 0"],
    [{ frequency: 'Day', interval: 501 }, 'it exceeds 500 days'],
    [{ frequency: 'Day', interval: 1, startTime: 'soon' }, "'startTime' is no time"],
    [{ frequency: 'Day', interval: 1, timeZone: 'Pacific Standard Time' }, 'knows UTC only'],
    ['hourly', 'it must be an object'],
  ])('%j is refused', (recurrence, message) => {
    const { workflow } = deployed({ type: 'Recurrence', recurrence });
    expect(() => workflow.start()).toThrow(message);
  });
});

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
