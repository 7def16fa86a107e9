import type { Json } from '../../../workflow/parameter';
import { action, after, compose, runOnce, statuses } from './support/playbook';

const FAILED = 'Failed BadRequest';

describe('Compose', () => {
  test('keeps types, and a key that finds nothing as null', async () => {
    const run = await runOnce(
      { A: compose({ a: "@triggerBody()?['n']", b: "@triggerBody()?['x']", '@@odata.type': 'T' }) },
      { input: { body: { n: 5 } } },
    );
    expect(action(run, 'A')).toMatchObject({ status: 'Succeeded', code: 'OK' });
    expect(action(run, 'A').outputs).toStrictEqual({ a: 5, b: null, '@odata.type': 'T' });
    expect(action(run, 'A').inputs).toStrictEqual(action(run, 'A').outputs);
  });

  test('reading what has not run, or is not there', async () => {
    const run = await runOnce({
      A: compose("@outputs('B')"),
      B: compose("@outputs('Nobody')"),
      Skipped: compose(1, { runAfter: { B: ['Skipped'] } }),
      Reads: compose("@outputs('Skipped')", { runAfter: { Skipped: ['Skipped'] } }),
      Status: compose("@actions('Skipped')?['code']", { runAfter: { Skipped: ['Skipped'] } }),
    });
    expect(statuses(run)).toMatchObject({ B: FAILED, Reads: 'Succeeded OK' });
    expect(action(run, 'B').error?.message).toContain(
      "The action(s) 'Nobody' referenced by 'inputs' in action 'B' are not defined in the template.",
    );
    expect(action(run, 'Reads').outputs).toBeNull();
    expect(action(run, 'Status').outputs).toBe('ActionSkipped');
  });
});

describe('Query, Select, Join', () => {
  const input = {
    body: {
      list: [
        { t: 'A', n: 1 },
        { t: 'B', n: 2 },
      ],
    },
  };

  test('give their results as body', async () => {
    const run = await runOnce(
      {
        Kept: {
          type: 'Query',
          inputs: { from: "@triggerBody()['list']", where: "@greater(item()?['n'], 1)" },
        },
        Titles: {
          type: 'Select',
          inputs: { from: "@triggerBody()['list']", select: "@item()['t']" },
        },
        Objects: {
          type: 'Select',
          inputs: { from: "@body('Titles')", select: { '@{item()}': 1 } },
          ...after('Titles'),
        },
        Text: {
          type: 'Join',
          inputs: { from: "@body('Titles')", joinWith: '; ' },
          ...after('Titles'),
        },
      },
      { input },
    );
    expect(action(run, 'Kept').outputs).toStrictEqual({ body: [{ t: 'B', n: 2 }] });
    expect(action(run, 'Titles').outputs).toStrictEqual({ body: ['A', 'B'] });
    expect(action(run, 'Objects').outputs).toStrictEqual({ body: [{ A: 1 }, { B: 1 }] });
    expect(action(run, 'Text').outputs).toStrictEqual({ body: 'A; B' });
  });

  test.each<[string, Json, string]>([
    [
      'Query',
      { from: "@triggerBody()?['no']", where: '@equals(1, 1)' },
      "The 'from' property value in the 'query' action inputs is of type 'Null'. The value must be an array.",
    ],
    [
      'Select',
      { from: 'text', select: '@item()' },
      "The 'from' property value in the 'select' action inputs is of type 'String'.",
    ],
    ['Query', { from: [1], where: '@item()' }, "gave a value of type 'Integer'"],
    [
      'Query',
      { from: ['a'], where: "@greater(item()['n'], 1)" },
      "The evaluation of 'query' action 'where' expression '@greater(item()['n'], 1)' failed:",
    ],
    ['Join', { from: [1], joinWith: 5 }, "'joinWith' must be text"],
    ['Select', 'nothing', 'they must be an object'],
  ])('%s of %j fails', async (type, inputs, message) => {
    const run = await runOnce({ Bad: { type, inputs } });
    expect(statuses(run)).toStrictEqual({ Bad: FAILED });
    expect(action(run, 'Bad').error?.message).toContain(message);
  });
});
