import type { ActionJson } from '../../../workflow/schema';
import { action, after, broken, compose, runOnce, statuses } from './support/playbook';

const OK = 'Succeeded OK';
const BLOCK = 'Succeeded NotSpecified';
const FAILED_BLOCK = 'Failed ActionFailed';
const SKIPPED = 'Skipped ActionSkipped';

describe('If', () => {
  const check = (expression: ActionJson['expression']): ActionJson => ({
    type: 'If',
    ...(expression === undefined ? {} : { expression }),
    actions: { Then: compose('then') },
    else: { actions: { Else: compose('else') } },
  });

  test.each([
    ["@equals(triggerBody()?['a'], 1)", true],
    [{ equals: ["@triggerBody()?['a']", 1] }, true],
    [{ equals: ["@triggerBody()?['a']", '1'] }, false],
    [{ and: [{ greater: ["@triggerBody()?['a']", 0] }, { not: { equals: [1, 2] } }] }, true],
    [{ or: [{ equals: [1, 2] }, { contains: ["@triggerBody()?['list']", 'x'] }] }, true],
    [{ and: [{ equals: ["@triggerBody()?['list']", ['x']] }] }, true],
    [{ not: { startsWith: ['incident', 'inc'] } }, false],
    [{ and: [] }, true],
  ])('%j is %s', async (expression, holds) => {
    const run = await runOnce(
      { Check: check(expression) },
      { input: { body: { a: 1, list: ['x'] } } },
    );
    expect(statuses(run)).toStrictEqual({
      Check: BLOCK,
      Then: holds ? OK : SKIPPED,
      Else: holds ? SKIPPED : OK,
    });
    expect(action(run, holds ? 'Else' : 'Then').error).toStrictEqual({
      code: 'ActionBranchingConditionNotSatisfied',
      message: `The execution of template action '${holds ? 'Else' : 'Then'}' skipped: the branching condition for this action is not satisfied.`,
    });
  });

  test('an empty branch is no failure', async () => {
    const run = await runOnce({ Check: { type: 'If', expression: '@equals(1, 1)', actions: {} } });
    expect(statuses(run)).toStrictEqual({ Check: BLOCK });
  });

  test('an expression that is no boolean fails it', async () => {
    const run = await runOnce({ Check: check("@concat('a', 'b')") });
    expect(statuses(run)).toStrictEqual({
      Check: 'Failed ExpressionEvaluationFailed',
      Then: SKIPPED,
      Else: SKIPPED,
    });
    expect(action(run, 'Then').error?.code).toBe('ActionDependencyFailed');
  });

  test('an expression that cannot be evaluated fails it', async () => {
    const run = await runOnce({ Check: check({ equals: ['@div(1, 0)', 1] }) });
    expect(statuses(run)).toMatchObject({ Check: 'Failed BadRequest', Then: SKIPPED });
    expect(action(run, 'Check').error?.message).toMatch(
      /^Unable to process template language expressions for action 'Check'/,
    );
  });

  test('more than one operator in one object is refused', async () => {
    const run = await runOnce({ Check: check({ equals: [1, 1], not: { equals: [1, 2] } }) });
    expect(action(run, 'Check').error?.message).toContain('an object with one operator');
  });

  test('a failure in the taken branch fails it', async () => {
    const run = await runOnce({
      Check: { type: 'if', expression: '@equals(1, 1)', actions: { Bad: broken() } },
    });
    expect(statuses(run)).toStrictEqual({ Check: FAILED_BLOCK, Bad: 'Failed BadRequest' });
  });
});

describe('Switch', () => {
  const choose = (expression: string): ActionJson => ({
    type: 'Switch',
    expression,
    cases: {
      First: { case: 'open', actions: { Open: compose(1) } },
      Empty: { case: 'nothing' },
      default: { case: 'default', actions: { Odd: compose(2) } },
    },
    default: { actions: { Other: compose(3) } },
  });

  test.each([
    ["@concat('op', 'en')", 'Open'],
    ["@concat('Op', 'en')", 'Other'],
    ["@concat('def', 'ault')", 'Odd'],
    ["@concat('not', 'hing')", undefined],
  ])('%s takes the branch of %s', async (expression, taken) => {
    const run = await runOnce({ Choose: choose(expression) });
    const branches = Object.fromEntries(
      ['Open', 'Odd', 'Other'].map((name) => [name, name === taken ? OK : SKIPPED]),
    );
    expect(statuses(run)).toStrictEqual({ Choose: BLOCK, ...branches });
  });

  test('null is no value', async () => {
    const run = await runOnce({ Choose: choose("@triggerBody()?['missing']") });
    expect(statuses(run)).toStrictEqual({
      Choose: 'Failed ExpressionEvaluationFailed',
      Open: SKIPPED,
      Odd: SKIPPED,
      Other: SKIPPED,
    });
    expect(action(run, 'Choose').error?.message).toMatch(
      /It is of type 'Null' but is expected to be a value of type 'String, Integer'\.$/,
    );
  });

  test('a case of another type makes all branches fail', async () => {
    const run = await runOnce({ Choose: choose('@add(1, 1)') });
    expect(statuses(run)).toStrictEqual({
      Choose: FAILED_BLOCK,
      Open: 'Failed InternalServerError',
      Odd: 'Failed InternalServerError',
      Other: 'Failed InternalServerError',
    });
    expect(action(run, 'Open').error?.message).toContain(
      "'strongEquals' expects parameters of same type, but found 'Integer,String' distinct types",
    );
  });
});

describe('Terminate', () => {
  const stop = (inputs: ActionJson['inputs']): ActionJson => ({
    type: 'Terminate',
    ...(inputs === undefined ? {} : { inputs }),
  });

  test('succeeds, cancels the blocks around it and skips the rest', async () => {
    const run = await runOnce({
      Work: {
        type: 'Scope',
        actions: {
          Before: compose(1),
          Stop: {
            ...stop({ runStatus: 'Failed', runError: { code: 'E1', message: 'no' } }),
            ...after('Before'),
          },
          Inner: compose(2, after('Stop')),
        },
      },
      Outer: compose(3, { runAfter: { Work: ['Succeeded', 'Failed'] } }),
    });
    expect(statuses(run)).toStrictEqual({
      Work: 'Cancelled Terminated',
      Before: OK,
      Stop: 'Succeeded NotSpecified',
      Inner: 'Skipped Terminated',
      Outer: 'Skipped Terminated',
    });
    expect(run.status).toBe('Failed');
    expect(run.error).toStrictEqual({ code: 'E1', message: 'no' });
  });

  test.each(['Succeeded', 'Cancelled'])('ends the run %s', async (runStatus) => {
    const run = await runOnce({
      Bad: broken(),
      Stop: { ...stop({ runStatus }), runAfter: { Bad: ['Failed'] } },
    });
    expect(run.status).toBe(runStatus);
    expect(run.code).toBe('Terminated');
  });

  test('cancels what waits beside it, at once', async () => {
    const run = await runOnce({
      Pause: { type: 'wait', inputs: { interval: { count: 1, unit: 'Hour' } } },
      Later: compose(1, after('Pause')),
      Short: { type: 'Wait', inputs: { interval: { count: 1, unit: 'Minute' } } },
      Stop: { ...stop({ runStatus: 'Cancelled' }), ...after('Short') },
    });
    expect(statuses(run)).toStrictEqual({
      Pause: 'Cancelled Terminated',
      Later: 'Skipped Terminated',
      Short: OK,
      Stop: 'Succeeded NotSpecified',
    });
    expect(run.age).toBe(60_000);
  });

  test.each([
    [{ runStatus: 'Done' }, "'runStatus' must be one of"],
    [
      { runStatus: 'Succeeded', runError: { code: 'x' } },
      "'runError' goes with the run status 'Failed' only",
    ],
  ])('%j is refused', async (inputs, message) => {
    const run = await runOnce({ Stop: stop(inputs) });
    expect(statuses(run)).toStrictEqual({ Stop: 'Failed BadRequest' });
    expect(action(run, 'Stop').error?.message).toContain(message);
  });
});

describe('Wait', () => {
  test.each([
    [{ interval: { count: 5, unit: 'Minute' } }, 300_000],
    [{ interval: { count: '@add(1, 1)', unit: 'day' } }, 2 * 86_400_000],
    [{ until: { timestamp: '2026-01-01T01:00:00Z' } }, 3_600_000],
    [{ until: { timestamp: '2026-01-01T01:00:00.0000000' } }, 3_600_000],
    [{ until: { timestamp: '2020-01-01T00:00:00Z' } }, 0],
  ])('%j', async (inputs, milliseconds) => {
    const run = await runOnce({ Pause: { type: 'Wait', inputs } });
    expect(statuses(run)).toStrictEqual({ Pause: OK });
    expect(run.age).toBe(milliseconds);
  });

  test.each([
    [{ interval: { count: 5, unit: 'Fortnight' } }],
    [{ interval: { count: 'five', unit: 'Minute' } }],
    [{ until: { timestamp: 'tomorrow' } }],
    [{}],
  ])('%j is refused', async (inputs) => {
    const run = await runOnce({ Pause: { type: 'Wait', inputs } });
    expect(statuses(run)).toStrictEqual({ Pause: 'Failed BadRequest' });
    expect(action(run, 'Pause').error?.code).toBe('InvalidInputs');
  });
});
