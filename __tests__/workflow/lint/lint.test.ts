import fc from 'fast-check';
import { OPAQUE, RULES, formatFinding, lint } from '../../../workflow/lint';
import type { ActionJson, DefinitionJson } from '../../../workflow/schema';
import {
  compose,
  definition,
  exponential,
  foreach,
  fromElsewhere,
  http,
  scope,
  secured,
  set,
  succeeded,
  until,
  variable,
} from './examples/build';
import { sanePlaybook } from './examples/sane';

const rulesOf = (...given: Parameters<typeof lint>) =>
  lint(...given).map(({ rule, level }) => `${rule} ${level}`);

describe('a playbook with nothing wrong', () => {
  const calls = {
    Read_password: true,
    Find_ticket: true,
    Create_ticket: false,
    Link: true,
    Comment: true,
  };

  test.each([
    ['on its own', {}],
    ['with what its deployment gives', { parameterValues: [], connections: ['azuresentinel'] }],
    ['as a typed playbook', { idempotent: calls }],
  ])('gives no finding %s', (_, facts) => {
    expect(lint(sanePlaybook, facts)).toEqual([]);
  });
});

test('a finding is one line: rule, level, place, message and fix', () => {
  const [finding] = lint(definition({ 'Create it': compose("@body('Nobody')") }));
  expect(finding).toEqual({
    rule: 'L04',
    title: 'Reference to an unknown action',
    level: 'error',
    action: 'Create it',
    path: "actions['Create it'].inputs",
    message:
      "The action(s) 'Nobody' referenced by 'inputs' in action 'Create it' are not defined in the template.",
    fix: "correct the name, or add the action 'Nobody'.",
  });
  expect(finding && formatFinding(finding)).toBe(
    "L04 error actions['Create it'].inputs: The action(s) 'Nobody' referenced by 'inputs' in action 'Create it' are not defined in the template. Fix: correct the name, or add the action 'Nobody'.",
  );
});

test('an unknown function that is nearly a known one is told which', () => {
  const [finding] = lint(definition({ A: compose("@tolowr('A')") }));
  expect(finding?.fix).toBe("use a function of the reference, such as 'toLower'.");
});

describe('what works in Azure is no error', () => {
  test.each<[string, DefinitionJson]>([
    [
      'types and functions in any case',
      definition({ W: { type: 'wait', inputs: {} }, A: compose('@GUID()') }),
    ],
    [
      'a reference in another case',
      definition({ Get_It: compose(), B: compose("@Outputs('get_it')", 'get_IT') }),
    ],
    ['an action without runAfter', definition({ A: { type: 'Compose', inputs: 1 } })],
    [
      'a reference into a branch that has ended',
      definition({
        If: {
          type: 'If',
          expression: '@true',
          actions: { A: compose() },
          else: { actions: { B: compose() } },
        },
        C: compose("@coalesce(outputs('A'), outputs('B'))", 'If'),
      }),
    ],
    [
      'an item of an outer loop',
      definition({
        L: foreach({ M: foreach({ A: compose("@items('L')") }) }, { foreach: '@createArray(1)' }),
      }),
    ],
    [
      'a variable initialised before a block',
      definition({
        I: variable('v', 'Array'),
        S: scope(
          { U: until({ A: set('v', 'x') }, { expression: "@empty(variables('v'))" }) },
          {
            runAfter: succeeded('I'),
          },
        ),
      }),
    ],
    [
      'an unused schema of a trigger',
      definition(
        {},
        {
          triggers: {
            manual: { type: 'Request', inputs: { schema: { properties: { '@odata.type': {} } } } },
          },
        },
      ),
    ],
    ['a description with an @', definition({ A: { ...compose(), description: '@team: look' } })],
    ['JavaScript with an @', definition({ A: { type: 'JavaScriptCode', inputs: { code: '@x' } } })],
  ])('%s', (_, given) => {
    expect(lint(given)).toEqual([]);
  });
});

describe('values that only the deployment knows', () => {
  test('are judged by no rule', () => {
    const given = definition(
      {
        I: { type: 'InitializeVariable', inputs: { variables: [{ name: OPAQUE, type: OPAQUE }] } },
        A: { ...set('v', OPAQUE, 'I'), runAfter: { I: [OPAQUE] } },
        W: { type: 'Workflow', inputs: { host: { workflow: { id: OPAQUE } } } },
        S: {
          type: 'Switch',
          expression: OPAQUE,
          cases: { C: { case: OPAQUE }, D: { case: OPAQUE } },
        },
        R: http({ method: OPAQUE, uri: OPAQUE, retryPolicy: { ...exponential, interval: OPAQUE } }),
        T: { type: 'Terminate', inputs: { runStatus: OPAQUE } },
      },
      { parameters: { p: { type: 'String', defaultValue: OPAQUE } } },
    );
    expect(lint(given)).toEqual([]);
  });

  test('may be the parameters themselves', () => {
    const given = definition({ A: compose("@parameters('p')") });
    expect(lint(fromElsewhere({ ...given, parameters: OPAQUE }))).toEqual([]);
  });
});

describe('typed playbooks are held to the rules of the house', () => {
  const post = definition({ A: http({ method: 'POST' }) });
  const unsaid = definition({ A: { type: 'Http', inputs: { method: 'PUT', uri: 'x' } } });

  test.each([
    ['a POST that may be done twice', post, { A: true }, []],
    ['a POST that may not', post, { A: false }, ['S01 error']],
    ['a call without a policy', unsaid, { A: true }, ['S02 error']],
    ['a call without a policy that may not be done twice', unsaid, { A: false }, ['S01 error']],
  ])('%s', (_, given, idempotent, expected) => {
    expect(rulesOf(given, { idempotent })).toEqual(expected);
  });

  const use = (action: ActionJson) => ({ ...action, runAfter: succeeded('Read') });
  test.each<[string, ActionJson, string[]]>([
    ['in a variable', variable('v', 'String', "@{body('Read')}"), ['S03 error']],
    ['in a header', http({ headers: { a: "@body('Read')" } }, secured('inputs')), ['S03 error']],
    ['in a body that is shown', http({ body: "@body('Read')" }), ['S03 error']],
    ['in a body that is hidden', http({ body: "@body('Read')" }, secured('inputs')), []],
    ['in a hidden Compose', { ...compose("@body('Read')"), ...secured('inputs') }, ['S03 error']],
    ['by the whole record', compose("@actions('Read')"), ['S03 error']],
    ['by its status code', compose("@actions('Read')['outputs']?['statusCode']"), []],
  ])('a secret %s', (_, action, expected) => {
    const given = definition({ Read: http({}, secured('outputs')), A: use(action) });
    expect(rulesOf(given, { idempotent: { A: true, Read: true } })).toEqual(expected);
  });
});

test('all rules have different titles', () => {
  expect(new Set(RULES.map(({ title }) => title)).size).toBe(RULES.length);
});

test('whatever JSON it is given, it says something instead of throwing', () => {
  const words = fc.constantFrom(
    ...'actions triggers inputs runAfter type expression cases else limit variables'.split(' '),
    ...'Foreach Switch Until Http InitializeVariable Response'.split(' '),
    ...["@body('a')", "@items('a')?['b']", "@variables('a')", '@', '@{', 'a'],
  );
  const { tree } = fc.letrec((tie) => ({
    tree: fc.oneof(
      { maxDepth: 6 },
      words,
      fc.integer(),
      fc.constant(null),
      fc.array(tie('tree'), { maxLength: 3 }),
      fc.dictionary(words, tie('tree'), { maxKeys: 5 }),
    ),
  }));
  fc.assert(
    fc.property(tree, fc.dictionary(words, tree), (any, actions) => {
      for (const given of [any, { actions }, { triggers: actions, actions: any }]) {
        for (const finding of lint(fromElsewhere(given))) {
          expect(formatFinding(finding)).not.toMatch(/\{\w+\}/);
        }
      }
    }),
  );
});
