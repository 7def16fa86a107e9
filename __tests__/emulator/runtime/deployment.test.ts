import type { ActionJson } from '../../../workflow/schema';
import { type Actions, after, compose, deploy } from './support/playbook';

const until: ActionJson = { type: 'Until', expression: '@equals(1, 1)', limit: { count: 1 } };
const nested = (depth: number): Actions =>
  depth === 0
    ? { Deepest: compose(1) }
    : { [`Scope_${depth}`]: { type: 'Scope', actions: nested(depth - 1) } };
const variable = (name: string): ActionJson => ({
  type: 'InitializeVariable',
  inputs: { variables: [{ name, type: 'String' }] },
});

test.each<[string, Actions, string]>([
  ['runAfter names nobody', { A: compose(1, after('B')) }, "contains non-existent action: 'B'"],
  [
    'runAfter names another level',
    { A: { type: 'Scope', actions: { B: compose(1) } }, C: compose(1, after('B')) },
    "The 'runAfter' property of template action 'C' contains non-existent action: 'B'.",
  ],
  [
    'runAfter goes round',
    { A: compose(1, after('B')), B: compose(1, after('A')) },
    "actions 'A', 'B' run in a circle",
  ],
  ['runAfter names itself', { A: compose(1, after('A')) }, 'run in a circle'],
  [
    'an unknown status',
    { A: compose(1), B: compose(1, { runAfter: { A: ['Done'] } }) },
    "has the status 'Done'",
  ],
  [
    'a name twice',
    { A: compose(1), S: { type: 'Scope', actions: { a: compose(1) } } },
    "The action name 'a' occurs more than once",
  ],
  ['too deep', nested(9), "nested at level '9' which exceeds the maximum nesting limit of '8'"],
  [
    'too many actions',
    Object.fromEntries(Array.from({ length: 501 }, (_, i) => [`A${i}`, compose(i)])),
    'The definition has 501 actions, and may have 500.',
  ],
  [
    'Terminate in a loop',
    { L: { type: 'Foreach', foreach: [], actions: { T: { type: 'Terminate' } } } },
    "The workflow run action 'T' has type 'Terminate' that could not be nested under an action of type 'foreach'.",
  ],
  [
    'Response in a loop, further down',
    { L: { ...until, actions: { S: { type: 'Scope', actions: { R: { type: 'Response' } } } } } },
    "under an action of type 'until'",
  ],
  [
    'Until without limit',
    { L: { type: 'Until', expression: '@equals(1, 1)' } },
    "The property 'limit' is required",
  ],
  [
    'too long an expression',
    { A: compose({ a: [`@concat('${'x'.repeat(8200)}')`] }) },
    "at 'actions.A.inputs.a[0]' has 8210 characters, and may have 8192",
  ],
  [
    'too long an expression within text',
    { A: compose(`a@{concat('}${'x'.repeat(8200)}')}b`) },
    'has 8211 characters, and may have 8192',
  ],
  [
    'a nested variable',
    { S: { type: 'Scope', actions: { V: variable('v') } } },
    'must stand at the top level',
  ],
  [
    'a variable twice',
    { V: variable('v'), W: variable('V') },
    'A variable must only be initialized once.',
  ],
  [
    'too many iterations side by side',
    {
      L: {
        type: 'Foreach',
        foreach: [],
        runtimeConfiguration: { concurrency: { repetitions: 51 } },
      },
    },
    "'runtimeConfiguration.concurrency.repetitions' of template action 'L' is 51, and must be a whole number from 1 to 50.",
  ],
  [
    'too many items of pages',
    { A: compose(1, { runtimeConfiguration: { paginationPolicy: { minimumItemCount: 0 } } }) },
    'and must be a whole number from 1 to 100000.',
  ],
])('%s: Azure refuses to deploy it', (_, actions, message) => {
  expect(() => deploy(actions)).toThrow(message);
});

test('eight levels may be nested', () => {
  expect(() => deploy(nested(8))).not.toThrow();
});

describe('parameters', () => {
  const rest = { parameters: { p: { type: 'String' as const } } };

  test('need a value or a default', () => {
    expect(() => deploy({}, { rest })).toThrow(
      "The value for the workflow parameter 'p' is not provided",
    );
    expect(() => deploy({}, { rest, parameters: { P: 'x' } })).not.toThrow();
  });

  test('must be declared', () => {
    expect(() => deploy({}, { parameters: { q: 1 } })).toThrow(
      "parameter 'q' has a value and is not declared",
    );
  });
});

test('text around expressions may be longer', () => {
  const text = `${'x'.repeat(9000)}@{concat('a', 'b')}${'y'.repeat(9000)}`;
  expect(() => deploy({ A: compose(text), B: compose(`@@${text}`) })).not.toThrow();
});

test.each<[string, string]>([
  ['{"A":{"inputs":1}}', "Required property 'type' not found at 'actions.A'."],
  ['{"A":5}', "The value at 'actions.A' must be an object."],
  ['{"S":{"type":"Scope","actions":null}}', "The value at 'actions.S.actions' must be an object."],
  [
    '{"S":{"type":"Switch","expression":"x","cases":{"C":{"case":"x","actions":{"A":{}}}}}}',
    "Required property 'type' not found at 'actions.S.cases.C.actions.A'.",
  ],
  [
    '{"I":{"type":"If","else":{"actions":[]}}}',
    "The value at 'actions.I.else.actions' must be an object.",
  ],
  [
    '{"A":{"type":"Compose"},"B":{"type":"Compose","runAfter":{"A":"Succeeded"}}}',
    "The value at 'actions.B.runAfter.A' must be a list of statuses.",
  ],
])('%s holds no actions', (text, message) => {
  expect(() => deploy(JSON.parse(text) as Actions)).toThrow(message);
});
