import { type Example, compose, definition, foreach, request, scope, set, variable } from './build';

const CONNECTION = "@parameters('$connections')['jira']['connectionId']";
const connections = { $connections: { type: 'Object', defaultValue: {} } } as const;
const connector = (retryPolicy: { readonly type: string }) => ({
  type: 'ApiConnection',
  runAfter: {},
  inputs: { host: { connection: { name: CONNECTION } }, method: 'get', path: '/', retryPolicy },
});
const many = <T>(count: number, value: (index: number) => T): Record<string, T> =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`N${index}`, value(index)]));
const deep = (level: number): Example['bad']['actions'][string] =>
  level === 0 ? compose() : scope({ [`L${level}`]: deep(level - 1) });
const select = (count: number) =>
  definition({
    S: {
      type: 'Switch',
      runAfter: {},
      expression: "@coalesce(triggerBody()?['a'], '')",
      cases: many(count, (index) => ({ case: String(index), actions: {} })),
    },
  });

export const valueExamples: Readonly<Record<string, Example>> = {
  'An expression that does not parse': {
    bad: definition({ A: compose('@concat("a")') }),
    good: definition({ A: compose('mail@acme.com'), B: compose('@'), C: compose('@@mention') }),
    says: `Unable to parse template language expression 'concat("a")': the string character '"' at position '8' is not expected.`,
  },
  'A property name that begins with @': {
    bad: definition({ A: compose({ '@odata.type': 'x' }) }),
    good: definition({ A: compose({ '@@odata.type': 'x', 'user@acme': 'y' }) }),
    says: "Unable to parse template language expression 'odata.type': expected token 'LeftParenthesis' and actual 'Dot'.",
  },
  'A function that does not exist': {
    bad: definition({ A: compose("@concatt('a')") }),
    good: definition({ A: compose("@xpath(xml('<a/>'), '/a')"), B: compose("@CONCAT('a')") }),
    says: "The template function 'concatt' is not defined or not valid.",
  },
  'A function with too few or too many arguments': {
    bad: definition({ A: compose("@replace('a', 'b')") }),
    good: definition({ A: compose("@replace('a', 'b', 'c')") }),
    says: "The template language function 'replace' expects three parameter(s). The function was invoked with '2' parameter(s).",
  },
  'An expression that is too long': {
    bad: definition({ A: compose(`@concat('${'x'.repeat(8192)}')`) }),
    good: definition({ A: compose(`${'x'.repeat(9000)} @{concat('x')}`) }),
    says: "The expression in action 'A' has 8202 characters; an expression may have 8192.",
  },
  'A slash in the name of a property': {
    bad: definition({ A: compose("@triggerBody()?['a/b']") }),
    good: definition({ A: compose("@triggerBody()?['a']?['b']") }),
    says: "The name 'a/b' in action 'A' is read as one property, not as a path: a slash leads nowhere in this kind of workflow.",
    level: 'warning',
  },
  'A variable that is not initialised': {
    bad: definition({ I: variable('v'), A: set('v', 'x') }),
    good: definition({
      I: variable('v'),
      A: set('V', 'x', 'I'),
      B: compose("@variables('v')", 'A'),
    }),
    says: "The variable 'v' must be initialized before it can be used inside action 'A'.",
  },
  'A variable initialised inside a block': {
    bad: definition({ S: scope({ I: variable('v') }) }),
    good: definition({ I: variable('v') }),
    says: "The workflow run action 'I' has type 'InitializeVariable' that could not be nested under an action of type 'scope'.",
  },
  'A variable initialised twice': {
    bad: definition({ I: variable('v'), J: variable('V') }),
    good: definition({ I: variable('v'), J: variable('w') }),
    says: "The variable 'V' in action 'J' must only be initialized once.",
  },
  'A variable of an unknown type': {
    bad: definition({ I: variable('v', 'Text') }),
    good: definition({ I: variable('v', 'string'), J: variable('w', 'array') }),
    says: "The variable 'v' in action 'I' has the type 'text', which does not exist.",
  },
  'SetVariable that reads its own variable': {
    bad: definition({ I: variable('v'), A: set('v', "@{variables('v')}x", 'I') }),
    good: definition({
      I: variable('v'),
      J: variable('w'),
      A: set('v', "@{variables('w')}x", 'I', 'J'),
    }),
    says: "Self reference is not supported when updating the value of variable 'v'.",
  },
  'A variable changed in a parallel loop': {
    bad: definition({ I: variable('v'), L: foreach({ A: set('v', 'x') }, after('I')) }),
    good: definition({
      I: variable('v'),
      L: foreach({ A: set('v', 'x') }, { ...after('I'), operationOptions: 'Sequential' }),
      M: foreach(
        { B: set('v', 'x') },
        { ...after('I'), runtimeConfiguration: { concurrency: { repetitions: 1 } } },
      ),
    }),
    says: "Action 'A' changes a variable inside 'L', whose iterations run at the same time: they overwrite each other.",
    level: 'warning',
  },
  'A parameter that is not declared': {
    bad: definition({ A: compose("@parameters('p')") }),
    good: definition({ A: compose("@parameters('P')") }, { parameters: { p: { type: 'String' } } }),
    says: "The workflow parameter 'p' is not found.",
  },
  'A parameter without a value': {
    bad: definition(
      {},
      { parameters: { p: { type: 'String' }, q: { type: 'Int', defaultValue: 1 } } },
    ),
    good: definition({}, { parameters: { ...connections, given: { type: 'String' } } }),
    facts: { parameterValues: ['given'], connections: [] },
    says: "The value for the workflow parameter 'p' is not provided.",
  },
  'A connection that the deployment does not give': {
    bad: definition({ A: connector({ type: 'None' }) }, { parameters: connections }),
    good: definition(
      { A: compose("@parameters('$connections')['Azuresentinel']") },
      {
        parameters: connections,
      },
    ),
    facts: { connections: ['azuresentinel'] },
    says: "The API connection 'jira' is not among the deployment's $connections.",
  },
  'More than 500 actions': {
    bad: definition(many(501, () => compose())),
    good: definition(many(500, () => compose())),
    says: "The definition has 501 actions, which exceeds the maximum of '500'.",
  },
  'More than 10 triggers': {
    bad: definition({}, { triggers: many(11, () => request) }),
    good: definition({}, { triggers: many(10, () => request) }),
    says: "The definition has 11 triggers, which exceeds the maximum of '10'.",
  },
  'More than 50 parameters': {
    bad: definition({}, { parameters: many(51, () => ({ type: 'String' })) }),
    good: definition({}, { parameters: many(50, () => ({ type: 'String' })) }),
    says: "The definition has 51 parameters, which exceeds the maximum of '50'.",
  },
  'More than 10 outputs': {
    bad: definition({}, { outputs: many(11, () => ({ type: 'String', value: 'x' })) }),
    good: definition({}, { outputs: many(10, () => ({ type: 'String', value: 'x' })) }),
    says: "The definition has 11 outputs, which exceeds the maximum of '10'.",
  },
  'More than 250 variables': {
    bad: definition(many(251, (index) => variable(`v${index}`))),
    good: definition(many(250, (index) => variable(`v${index}`))),
    says: "The definition has 251 variables, which exceeds the maximum of '250'.",
  },
  'More than 25 cases': {
    bad: select(26),
    good: select(25),
    says: "The switch action 'S' has 26 cases, which exceeds the maximum of '25'.",
  },
  'Nested more than 8 levels deep': {
    bad: definition({ Top: deep(10) }),
    good: definition({ Top: deep(8) }),
    says: "The action 'L2' is nested at level '9' which exceeds the maximum nesting limit of '8'.",
  },
};

function after(...names: string[]) {
  return { runAfter: Object.fromEntries(names.map((name) => [name, ['Succeeded']])) };
}
