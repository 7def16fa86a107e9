import { action, after, broken, compose, runOnce, statuses } from './support/playbook';

const FAILED = 'Failed BadRequest';
const SKIPPED = 'Skipped ActionSkipped';
const OK = 'Succeeded OK';

describe('runAfter', () => {
  test('an action runs when its predecessor ended as expected', async () => {
    const run = await runOnce({ A: compose(1), B: compose(2, after('A')) });
    expect(statuses(run)).toStrictEqual({ A: OK, B: OK });
    expect(run.status).toBe('Succeeded');
  });

  test('several predecessors must all have ended as expected', async () => {
    const run = await runOnce({
      A: compose(1),
      B: broken(),
      C: compose(3, { runAfter: { A: ['Succeeded'], B: ['Succeeded'] } }),
      D: compose(4, { runAfter: { A: ['SUCCEEDED'], B: ['failed'] } }),
    });
    expect(statuses(run)).toStrictEqual({ A: OK, B: FAILED, C: SKIPPED, D: OK });
    expect(action(run, 'C').error).toStrictEqual({
      code: 'ActionConditionFailed',
      message:
        "The execution of template action 'C' is skipped: the 'runAfter' condition for action 'B' is not satisfied. " +
        "Expected status values 'Succeeded' and actual value 'Failed'.",
    });
    // C is a leaf that was skipped, and B, before it, failed.
    expect(run.status).toBe('Failed');
  });

  test('skips propagate, and into blocks', async () => {
    const run = await runOnce({
      A: broken(),
      Block: { type: 'Scope', actions: { Inner: compose(1) }, ...after('A') },
      Last: compose(1, after('Block')),
    });
    expect(statuses(run)).toStrictEqual({
      A: FAILED,
      Block: SKIPPED,
      Inner: SKIPPED,
      Last: SKIPPED,
    });
    expect(action(run, 'Inner').error).toStrictEqual({
      code: 'ActionDependencyFailed',
      message:
        "The execution of template action 'Inner' is skipped: dependant action 'Block' completed with status " +
        "'Skipped' and code 'ActionSkipped'.",
    });
    expect(run.error).toStrictEqual({
      code: 'ActionFailed',
      message: 'An action failed. No dependent actions succeeded.',
    });
  });
});

describe('the status of a run', () => {
  test('a handled failure leaves it Succeeded', async () => {
    const run = await runOnce({
      Try: { type: 'Scope', actions: { Bad: broken() } },
      Catch: compose('sorry', { runAfter: { Try: ['Failed', 'TimedOut', 'Skipped'] } }),
    });
    expect(statuses(run)).toStrictEqual({ Try: 'Failed ActionFailed', Bad: FAILED, Catch: OK });
    expect(run.status).toBe('Succeeded');
  });

  test('a handled failure within a scope leaves the scope Succeeded', async () => {
    const run = await runOnce({
      Caught: {
        type: 'Scope',
        actions: { Bad: broken(), Handle: compose(1, { runAfter: { Bad: ['Failed'] } }) },
      },
    });
    expect(statuses(run)).toStrictEqual({
      Caught: 'Succeeded NotSpecified',
      Bad: FAILED,
      Handle: OK,
    });
  });

  test('a skipped handler after a success leaves it Succeeded', async () => {
    const run = await runOnce({
      Try: compose(1),
      Catch: compose(2, { runAfter: { Try: ['Failed'] } }),
    });
    expect(statuses(run)).toStrictEqual({ Try: OK, Catch: SKIPPED });
    expect(run.status).toBe('Succeeded');
  });

  test('a failed branch fails it although another succeeded', async () => {
    const run = await runOnce({ Bad: broken(), Good: compose(1) });
    expect(run.status).toBe('Failed');
    expect(run.code).toBe('ActionFailed');
  });

  test('a run without actions succeeds', async () => {
    expect((await runOnce({})).status).toBe('Succeeded');
  });
});

describe('a template that cannot be evaluated', () => {
  test('fails its action without inputs or outputs', async () => {
    const run = await runOnce({ Bad: broken() });
    const record = action(run, 'Bad');
    expect(record).not.toHaveProperty('inputs');
    expect(record).not.toHaveProperty('outputs');
    expect(record.error).toStrictEqual({
      code: 'InvalidTemplate',
      message: expect.stringMatching(
        /^Unable to process template language expressions in action 'Bad' inputs at line '0' and column '0': '.*zero.*'\.$/,
      ),
    });
  });

  test('fails its action when it is no template at all', async () => {
    const run = await runOnce({ Bad: compose('@concat(') });
    expect(action(run, 'Bad').error?.code).toBe('InvalidTemplate');
  });
});

describe('the outputs of the definition', () => {
  const rest = { outputs: { cursor: { type: 'String', value: "@outputs('A')" } } };

  test('are evaluated when the run succeeded', async () => {
    const run = await runOnce({ A: compose('now') }, { rest });
    expect(run.outputs).toStrictEqual({ cursor: 'now' });
  });

  test('are absent from a failed run', async () => {
    const run = await runOnce({ A: broken() }, { rest });
    expect(run.outputs).toBeUndefined();
  });

  test('fail the run when they cannot be evaluated', async () => {
    const run = await runOnce(
      { A: compose(1) },
      { rest: { outputs: { bad: { type: 'String', value: "@outputs('A')['x']['y']" } } } },
    );
    expect(run.status).toBe('Failed');
    expect(run.error?.code).toBe('InvalidTemplate');
  });
});
