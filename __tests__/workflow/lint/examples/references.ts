import {
  type Example,
  compose,
  definition,
  fromElsewhere,
  foreach,
  http,
  request,
  scope,
  until,
} from './build';

export const referenceExamples: Readonly<Record<string, Example>> = {
  'runAfter names an unknown action': {
    bad: definition({ A: compose(), B: compose('x', 'Nobody') }),
    good: definition({ A: compose(), B: compose('x', 'a') }),
    says: "The 'runAfter' property of template action 'B' contains non-existent action: 'Nobody'.",
  },
  'runAfter names an action of another level': {
    bad: definition({ S: scope({ A: compose() }), B: compose('x', 'A') }),
    good: definition({ S: scope({ A: compose() }), B: compose('x', 'S') }),
    says: "The 'runAfter' property of template action 'B' is not valid: the action 'A' must belong to same level as action 'B'.",
  },
  'runAfter goes in a circle': {
    bad: definition({ A: compose('x', 'A') }),
    good: definition({ A: compose(), B: compose('x', 'A') }),
    says: "The 'runAfter' path of template action 'A' leads back to 'A'.",
  },
  'runAfter without a status': {
    bad: definition({ A: compose(), B: { ...compose(), runAfter: { A: [] } } }),
    good: definition({ A: compose(), B: { ...compose(), runAfter: { A: ['SUCCEEDED'] } } }),
    says: "The 'runAfter' property of template action 'B' lists no status for action 'A'.",
  },
  'runAfter with an unknown status': {
    bad: definition({ A: compose(), B: { ...compose(), runAfter: { A: ['Cancelled'] } } }),
    good: definition({
      A: compose(),
      B: { ...compose(), runAfter: { A: ['Succeeded', 'timedout'] } },
    }),
    says: "The 'runAfter' property of template action 'B' holds the status 'Cancelled', which is not one of those that an action can be waited for.",
  },
  'Reference to an unknown action': {
    bad: definition({ A: compose("@outputs('Nobody')") }),
    good: definition({ A: compose("@outputs('manual')"), B: compose("@Outputs('a')", 'A') }),
    says: "The action(s) 'Nobody' referenced by 'inputs' in action 'A' are not defined in the template.",
  },
  'Reference to an action that is not on the runAfter path': {
    bad: definition({ A: compose(), B: compose("@{outputs('A')}") }),
    good: definition({
      S: scope({ A: compose() }),
      U: until(
        { B: compose("@outputs('A')") },
        {
          expression: "@equals(outputs('B'), 1)",
          runAfter: { S: ['Succeeded'] },
        },
      ),
    }),
    says: "The inputs of template action 'B' cannot reference action 'A'. Action 'A' must either be in 'runAfter' path or within a scope action on the 'runAfter' path of action 'B', or be a Trigger.",
  },
  'An action that reads itself': {
    bad: definition({ A: compose("@outputs('A')") }),
    good: definition({ A: { ...compose(), trackedProperties: { a: "@{outputs('A')}" } } }),
    says: "The inputs of template action 'A' is not valid: the action cannot reference itself.",
  },
  'items() or iterationIndexes() outside its loop': {
    bad: definition({ L: foreach({ A: compose() }), B: compose("@items('L')", 'L') }),
    good: definition({
      L: foreach({ S: scope({ A: compose("@items('l')") }) }),
      U: until({ B: compose("@iterationIndexes('U')") }),
    }),
    says: "The repetition action(s) 'L' referenced by 'inputs' in action 'B' are not defined in the template.",
  },
  'item() where there is no item': {
    bad: definition({ A: compose("@item()?['a']") }),
    good: definition({
      A: { type: 'query', inputs: { from: [], where: '@equals(item(), 1)' }, runAfter: {} },
      L: foreach({ B: compose('@item()') }),
    }),
    says: "The function 'item' in action 'A' stands in no loop: there is no item to read.",
  },
  'A trigger that reads actions or variables': {
    bad: definition(
      { A: compose() },
      {
        triggers: { manual: { ...request, conditions: [{ expression: "@equals(body('A'), 1)" }] } },
      },
    ),
    good: definition(
      { A: compose() },
      {
        triggers: {
          manual: { ...request, conditions: [{ expression: "@equals(body('manual')?['a'], 1)" }] },
        },
      },
    ),
    says: "The trigger at 'triggers.manual.conditions[0].expression' reads 'body', but nothing of a run exists when a trigger is evaluated.",
  },
  'A definition without a required property': {
    bad: fromElsewhere({ ...definition({ A: compose() }), $schema: undefined }),
    good: definition({}),
    says: "Required property '$schema' not found in JSON. Path 'properties.definition'.",
  },
  'A definition without triggers or without actions': {
    bad: fromElsewhere({ ...definition({ A: compose() }), triggers: undefined }),
    good: definition({}, { triggers: {} }),
    says: "The definition has no 'triggers'.",
    level: 'warning',
  },
  'A definition without a content version': {
    bad: fromElsewhere({ ...definition({}), contentVersion: undefined }),
    good: definition({}),
    says: "The definition has no 'contentVersion'.",
    level: 'warning',
  },
  'An action or trigger without a type': {
    bad: fromElsewhere({ ...definition({}), actions: { A: { inputs: 'x' } } }),
    good: definition({ A: compose() }),
    says: "Required property 'type' not found in JSON. Path 'A'.",
  },
  'Two actions of one name': {
    bad: definition({ A: compose(), S: scope({ a: compose() }) }),
    good: definition({ A: compose(), S: scope({ B: compose() }) }),
    says: "The template action name 'a' is not unique: another action has it, in any block or case.",
  },
  'A name that is too long': {
    bad: definition({ ['A'.repeat(81)]: compose() }),
    good: definition({ ['A'.repeat(80)]: compose() }),
    says: `The name '${'A'.repeat(81)}' has 81 characters; the name of an action may have 80.`,
  },
  'A name that ends with a dot': {
    bad: definition({ 'A.': compose() }),
    good: definition({ 'For "each": [it\'s, here]': compose(), 'a.b': compose() }),
    says: "The template action name 'A.' is not valid: it ends with a '.'.",
  },
  'A name with a character that some tools refuse': {
    bad: definition({ 'Is it?': compose() }),
    good: definition({ 'Is it': compose() }),
    says: "The name 'Is it?' holds '?', which the designer does not accept in a name.",
    level: 'warning',
  },
  'The id of a nested workflow is an expression': {
    bad: definition(
      { W: workflow("@parameters('id')") },
      { parameters: { id: { type: 'String' } } },
    ),
    good: definition({ W: workflow('/subscriptions/x/workflows/y') }),
    says: "LinkedInvalidPropertyId: property id '@parameters('id')' at path 'properties.definition.actions.W.inputs.host.workflow.id' is invalid. Expect fully qualified resource Id.",
  },
  'An unsafe dereference of data from outside': {
    bad: definition({ A: compose("@{triggerBody()['a']} @{triggerBody()['b']}") }),
    good: definition({
      A: http(),
      B: compose("@outputs('A')['body']?['a']?['b']", 'A'),
      C: compose("@outputs('B')['a']", 'B'),
    }),
    says: "The template language expression in action 'A' cannot be evaluated if property 'a' doesn't exist.",
    level: 'warning',
  },
  'An argument that may be null': {
    bad: definition({ A: compose("@toLower(triggerBody()?['a'])") }),
    good: definition({
      A: compose("@toLower(coalesce(triggerBody()?['a'], ''))"),
      B: compose("@if(empty(triggerBody()?['a']), '', toLower(triggerBody()?['a']))"),
      C: {
        type: 'If',
        runAfter: {},
        expression: { not: { equals: ["@triggerBody()?['a']", '@null'] } },
        actions: { D: compose("@toLower(triggerBody()?['a'])") },
      },
    }),
    says: "The template language function 'toLower' in action 'A' expects its first parameter to be of type string; 'triggerBody()?['a']' may be of type 'Null'.",
    level: 'warning',
  },
};

function workflow(id: string): Example['bad']['actions'][string] {
  return { type: 'Workflow', runAfter: {}, inputs: { host: { workflow: { id } } } };
}
