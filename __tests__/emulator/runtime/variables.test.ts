import type { Json } from '../../../workflow/parameter';
import type { ActionJson } from '../../../workflow/schema';
import { action, after, compose, runOnce, statuses } from './support/playbook';

const FAILED = 'Failed BadRequest';
const QUIET = 'Succeeded NotSpecified';

describe('variables', () => {
  const init = (type: string, value?: Json): ActionJson => ({
    type: 'InitializeVariable',
    inputs: { variables: [{ name: 'v', type, ...(value === undefined ? {} : { value }) }] },
  });
  const change = (type: string, value?: Json): ActionJson => ({
    type,
    inputs: { name: 'V', ...(value === undefined ? {} : { value }) },
    ...after('Init'),
  });

  test.each<[string, Json | undefined, string, Json | undefined, unknown]>([
    ['String', 'a', 'SetVariable', 'b', 'b'],
    ['String', 'a', 'AppendToStringVariable', '@add(1, 1)', 'a2'],
    ['String', 'a', 'AppendToStringVariable', "@triggerBody()?['missing']", 'a'],
    ['String', undefined, 'AppendToStringVariable', 'x', 'x'],
    ['Integer', 1, 'IncrementVariable', undefined, 2],
    ['Integer', 5, 'DecrementVariable', 2, 3],
    ['float', 1.5, 'incrementvariable', 1, 2.5],
    ['Array', [1], 'AppendToArrayVariable', { a: 2 }, [1, { a: 2 }]],
    ['Object', undefined, 'SetVariable', { a: 1 }, { a: 1 }],
  ])('%s %j, %s %j is %j', async (type, first, kind, value, expected) => {
    const run = await runOnce({
      Init: init(type, first),
      Change: change(kind, value),
      Seen: compose("@variables('v')", after('Change')),
    });
    expect(statuses(run)).toStrictEqual({ Init: QUIET, Change: QUIET, Seen: 'Succeeded OK' });
    expect(action(run, 'Seen').outputs).toStrictEqual(expected);
  });

  test('without a value they are null', async () => {
    const run = await runOnce({
      Init: init('String'),
      Seen: compose("@variables('v')", after('Init')),
    });
    expect(action(run, 'Seen').outputs).toBeNull();
  });

  test.each<[string, Json, string, Json, string]>([
    [
      'Integer',
      1,
      'SetVariable',
      'text',
      "The variable 'v' of type 'Integer' cannot be initialized or updated with value of type 'String'. The variable 'v' only supports values of types 'Integer'.",
    ],
    ['String', 'a', 'SetVariable', 1, "of type 'String' cannot be"],
    [
      'Array',
      [],
      'AppendToArrayVariable',
      [1],
      "The input value is of type 'Array' which cannot be appended to the variable 'V' of type 'Array'.",
    ],
    [
      'Array',
      [],
      'AppendToArrayVariable',
      "@triggerBody()?['missing']",
      "The value cannot be null. The action type 'AppendToArrayVariable' only supports values of types 'Float, Integer, String, Boolean, Object'.",
    ],
    [
      'String',
      'a',
      'AppendToArrayVariable',
      1,
      "expects the variable 'V' to be of type 'Array'. It is of type 'String'.",
    ],
    ['String', 'a', 'IncrementVariable', 1, "to be of type 'Integer or Float'"],
    ['Integer', 1, 'IncrementVariable', 'x', "'value' must be a number"],
    ['Array', [], 'AppendToStringVariable', 'x', "to be of type 'String'"],
  ])('%s %j refuses %s %j', async (type, first, kind, value, message) => {
    const run = await runOnce({ Init: init(type, first), Change: change(kind, value) });
    expect(statuses(run)).toStrictEqual({ Init: QUIET, Change: FAILED });
    expect(action(run, 'Change').error?.message).toContain(message);
  });

  test('must be initialized, to be read and to be changed', async () => {
    const run = await runOnce({
      Read: compose("@variables('v')"),
      Set: { type: 'SetVariable', inputs: { name: 'v', value: 1 } },
    });
    for (const name of ['Read', 'Set']) {
      expect(action(run, name).error).toStrictEqual({
        code: 'InvalidVariableOperation',
        message: `The variable 'v' must be initialized before it can be used inside action '${name}'.`,
      });
    }
  });

  test('have a known type, and hold what they can', async () => {
    const run = await runOnce({
      Type: init('Text', 'a'),
    });
    expect(action(run, 'Type').error?.message).toContain("has the type 'Text', which is none of");
    const many = await runOnce({ Many: init('Array', new Array<number>(100_001).fill(0)) });
    expect(action(many, 'Many').error?.message).toContain('would exceed the limit of 100000 items');
  });
});
