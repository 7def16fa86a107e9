import type { ActionJson } from '../../../workflow/schema';
import { action, after, broken, compose, runOnce, statuses } from './support/playbook';

const OK = 'Succeeded OK';
const BLOCK = 'Succeeded NotSpecified';
const FAILED_BLOCK = 'Failed ActionFailed';

const each = (
  foreach: ActionJson['foreach'],
  actions: ActionJson['actions'],
  rest = {},
): ActionJson => ({
  type: 'Foreach',
  ...(foreach === undefined ? {} : { foreach }),
  ...(actions === undefined ? {} : { actions }),
  operationOptions: 'Sequential',
  ...rest,
});

const counter: ActionJson = {
  type: 'InitializeVariable',
  inputs: { variables: [{ name: 'n', type: 'Integer', value: 0 }] },
};
const count: ActionJson = { type: 'IncrementVariable', inputs: { name: 'n' } };

describe('Foreach', () => {
  test('runs all items although one fails, and then ends Failed', async () => {
    const run = await runOnce({
      Loop: each('@createArray(1, 0, 2)', { Divide: compose("@div(10, items('Loop'))") }),
      Result: compose("@result('Loop')", { runAfter: { Loop: ['Failed'] } }),
    });
    expect(statuses(run)).toStrictEqual({
      Loop: FAILED_BLOCK,
      '[0] Divide': OK,
      '[1] Divide': 'Failed BadRequest',
      '[2] Divide': OK,
      Result: OK,
    });
    expect(action(run, 'Loop').iterationCount).toBe(3);
    expect(action(run, 'Result').outputs).toMatchObject([
      {
        name: 'Divide',
        status: 'Failed',
        code: 'NotSpecified',
        repetitionCount: 3,
        outputs: [
          { status: 'Succeeded', outputs: 10 },
          { status: 'Failed', error: { code: 'InvalidTemplate' } },
          { status: 'Succeeded', outputs: 5 },
        ],
      },
    ]);
  });

  test('its actions see each other within an iteration, and are seen from outside as arrays', async () => {
    const run = await runOnce(
      {
        Loop: each("@triggerBody()['items']", {
          A: compose("@items('loop')"),
          B: compose("@concat(outputs('a'), '!')", after('A')),
        }),
        Seen: compose("@outputs('B')", after('Loop')),
      },
      { input: { body: { items: ['x', 'y'] } } },
    );
    expect(action(run, 'Seen').outputs).toStrictEqual(['x!', 'y!']);
  });

  test('loops within loops', async () => {
    const run = await runOnce({
      Outer: each('@createArray(1, 2)', {
        Inner: each('@createArray(10, 20)', { Sum: compose("@add(items('Outer'), item())") }),
      }),
      Seen: compose("@outputs('Sum')", after('Outer')),
    });
    expect(action(run, 'Seen').outputs).toStrictEqual([
      [11, 21],
      [12, 22],
    ]);
    expect(
      run
        .actions()
        .filter(({ name }) => name === 'Sum')
        .at(-1)?.repetitionIndexes,
    ).toStrictEqual([
      { scopeName: 'Outer', itemIndex: 1 },
      { scopeName: 'Inner', itemIndex: 1 },
    ]);
  });

  test('of nothing runs nothing', async () => {
    const run = await runOnce({ Loop: each([], { A: broken() }) });
    expect(statuses(run)).toStrictEqual({ Loop: BLOCK });
  });

  test.each(["@triggerBody()?['missing']", '@triggerBody()', "@concat('a', 'b')"])(
    '%s is no array',
    async (foreach) => {
      const run = await runOnce({ Loop: each(foreach, { A: compose(1) }) });
      expect(statuses(run)).toStrictEqual({
        Loop: 'Failed ExpressionEvaluationFailed',
        A: 'Skipped ActionSkipped',
      });
      expect(action(run, 'Loop').error?.message).toMatch(
        /^The execution of template action 'Loop' failed: the result of the evaluation of 'foreach' expression '@.*' is of type '\w+'\. The result must be a valid array\.$/,
      );
    },
  );

  test('more than 100,000 items are too many', async () => {
    const run = await runOnce(
      { Loop: each("@triggerBody()['items']", { A: compose(1) }) },
      { input: { body: { items: new Array<number>(100_001).fill(0) } } },
    );
    expect(statuses(run)).toMatchObject({ Loop: 'Failed ForeachItemsLimitExceeded' });
  });

  test.each([
    [{ operationOptions: 'Sequential' }, 4],
    [{ runtimeConfiguration: { concurrency: { repetitions: 1 } }, operationOptions: '' }, 4],
    [{ runtimeConfiguration: { concurrency: { repetitions: 2 } }, operationOptions: '' }, 2],
    [{ operationOptions: '' }, 1],
  ])('with %j four waits of a minute take %s minutes', async (rest, minutes) => {
    const run = await runOnce({
      Loop: each(
        '@range(0, 4)',
        { Pause: { type: 'Wait', inputs: { interval: { count: 1, unit: 'Minute' } } } },
        rest,
      ),
    });
    expect(run.age).toBe(minutes * 60_000);
  });
});

describe('the interleaving of parallel iterations', () => {
  const race = (seed: number) =>
    runOnce(
      {
        Init: {
          type: 'InitializeVariable',
          inputs: { variables: [{ name: 'seen', type: 'Array', value: [] }] },
        },
        Loop: {
          type: 'Foreach',
          foreach: '@range(0, 6)',
          actions: {
            Before: { type: 'AppendToArrayVariable', inputs: { name: 'seen', value: '@item()' } },
            After: {
              type: 'AppendToArrayVariable',
              inputs: { name: 'seen', value: '@item()' },
              ...after('Before'),
            },
          },
          ...after('Init'),
        },
        Seen: compose("@variables('seen')", after('Loop')),
      },
      { scheduler: { seed } },
    ).then((run) => JSON.stringify(action(run, 'Seen').outputs));

  test('is the same for the same seed', async () => {
    expect(await race(7)).toBe(await race(7));
  });

  test('is another for most other seeds, and mixes the iterations', async () => {
    const orders = await Promise.all([1, 2, 3, 4, 5, 6, 7, 8].map(race));
    expect(new Set(orders).size).toBeGreaterThan(4);
    expect(orders).not.toContain('[0,0,1,1,2,2,3,3,4,4,5,5]');
  });
});

describe('Until', () => {
  const until = (expression: string, actions: ActionJson['actions'], limit = {}): ActionJson => ({
    type: 'Until',
    expression,
    ...(actions === undefined ? {} : { actions }),
    limit,
    ...after('Init'),
  });

  test('runs until its condition holds', async () => {
    const run = await runOnce({
      Init: counter,
      Loop: until("@greaterOrEquals(variables('n'), 3)", { Count: count }),
      Index: compose("@variables('n')", after('Loop')),
    });
    expect(action(run, 'Loop')).toMatchObject({ status: 'Succeeded', iterationCount: 3 });
    expect(action(run, 'Index').outputs).toBe(3);
  });

  test('its condition sees what the last iteration did', async () => {
    const run = await runOnce({
      Init: counter,
      Loop: until("@equals(outputs('Twice'), 4)", {
        Count: count,
        Twice: compose("@mul(variables('n'), 2)", after('Count')),
      }),
      Last: compose("@result('Loop')", after('Loop')),
    });
    expect(action(run, 'Loop').iterationCount).toBe(2);
    expect(action(run, 'Last').outputs).toMatchObject([
      { name: 'Count', repetitionCount: 2 },
      { name: 'Twice', outputs: 4, repetitionCount: 2 },
    ]);
  });

  test('reaching its count is no failure', async () => {
    const run = await runOnce({
      Init: counter,
      Loop: until('@equals(1, 2)', { Count: count }, { count: 4 }),
    });
    expect(action(run, 'Loop')).toMatchObject({ status: 'Succeeded', iterationCount: 4 });
  });

  test('the default count is 60', async () => {
    const run = await runOnce({ Init: counter, Loop: until('@equals(1, 2)', { Count: count }) });
    expect(action(run, 'Loop').iterationCount).toBe(60);
  });

  test('reaching its time is no failure, and does not cut an iteration', async () => {
    const run = await runOnce({
      Init: counter,
      Loop: until(
        '@equals(1, 2)',
        { Pause: { type: 'Wait', inputs: { interval: { count: 7, unit: 'Minute' } } } },
        { timeout: 'PT10M' },
      ),
    });
    expect(action(run, 'Loop')).toMatchObject({ status: 'Succeeded', iterationCount: 2 });
    expect(run.age).toBe(14 * 60_000);
  });

  test('goes on after a failed iteration, and ends as the last one', async () => {
    const body = {
      Count: count,
      Step: compose("@div(10, sub(2, variables('n')))", after('Count')),
    };
    const recovers = await runOnce({
      Init: counter,
      Loop: until("@equals(variables('n'), 3)", body),
    });
    expect(statuses(recovers)).toMatchObject({
      Loop: BLOCK,
      '[1] Step': 'Failed BadRequest',
      '[2] Step': OK,
    });
    const fails = await runOnce({ Init: counter, Loop: until("@equals(variables('n'), 2)", body) });
    expect(statuses(fails)).toMatchObject({ Loop: FAILED_BLOCK });
  });

  test.each(['@div(1, 0)', "@concat('a', 'b')"])(
    'the condition %s fails it',
    async (expression) => {
      const run = await runOnce({ Init: counter, Loop: until(expression, { Count: count }) });
      expect(statuses(run)).toMatchObject({
        Loop: 'Failed BadRequest',
        '[0] Count': 'Succeeded NotSpecified',
      });
      expect(action(run, 'Loop').error?.code).toBe('InvalidTemplate');
    },
  );

  test.each([
    [{ count: 5001 }, 'Failed BadRequest'],
    [{ count: 0 }, 'Failed BadRequest'],
    [{ timeout: 'soon' }, 'Failed WorkflowRunActionTimeoutLimitInvalid'],
  ])('the limit %j is refused', async (limit, status) => {
    const run = await runOnce({
      Init: counter,
      Loop: until('@equals(1, 1)', { Count: count }, limit),
    });
    expect(statuses(run)).toMatchObject({ Loop: status, Count: 'Skipped ActionSkipped' });
  });

  test("iterationIndexes() counts from 0, action() has the loop's status", async () => {
    const run = await runOnce({
      Init: counter,
      Loop: until(
        "@and(equals(iterationIndexes('Loop'), 2), equals(action()['status'], 'Succeeded'))",
        {
          Count: count,
        },
      ),
    });
    expect(action(run, 'Loop').iterationCount).toBe(3);
  });
});
