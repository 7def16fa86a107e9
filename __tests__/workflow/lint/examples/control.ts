import {
  type Example,
  compose,
  definition,
  exponential,
  foreach,
  http,
  none,
  request,
  scope,
  until,
} from './build';

const terminate = (inputs: object): Example['bad']['actions'][string] => ({
  type: 'Terminate',
  runAfter: {},
  inputs: inputs as Record<string, string>,
});
const response = (schema?: object): Example['bad']['actions'][string] => ({
  type: 'Response',
  kind: 'Http',
  runAfter: {},
  inputs: { statusCode: 200, ...(schema && { schema: schema as Record<string, string> }) },
});
const recurrence = { frequency: 'Minute', interval: 5 };
const concurrency = (settings: object) => ({ runtimeConfiguration: { concurrency: settings } });
const switchOn = (expression: string, ...cases: (string | number)[]) =>
  definition(
    {
      S: {
        type: 'Switch',
        runAfter: {},
        expression,
        cases: Object.fromEntries(cases.map((value, index) => [`Case_${index}`, { case: value }])),
      },
    },
    { parameters: { level: { type: 'Int', defaultValue: 1 } } },
  );
const retry = (policy: Readonly<Record<string, string | number>>) =>
  definition({ A: http({ retryPolicy: policy }) });
const foreachWith = (others: object) => definition({ L: foreach({ A: compose() }, others) });
const triggerWith = (others: object) =>
  definition({}, { triggers: { manual: { ...request, ...others } } });
const untilWith = (limit: object) => definition({ U: until({ A: compose() }, { limit }) });
const { limit: _, ...endless } = until({ A: compose() });

export const controlExamples: Readonly<Record<string, Example>> = {
  'Terminate or Response inside a loop': {
    bad: definition({ L: foreach({ S: scope({ T: terminate({ runStatus: 'Failed' }) }) }) }),
    good: definition({ S: scope({ T: terminate({ runStatus: 'Failed' }) }) }),
    says: "The workflow run action 'T' has type 'Terminate' that could not be nested under an action of type 'foreach'.",
  },
  'Terminate with an error, but not as Failed': {
    bad: definition({ T: terminate({ runStatus: 'Cancelled', runError: { code: 'x' } }) }),
    good: definition({ T: terminate({ runStatus: 'failed', runError: { code: 'x' } }) }),
    says: "The 'runError' property of Terminate action 'T' is only allowed with the run status 'Failed', not with 'cancelled'.",
  },
  'Terminate with an unknown status': {
    bad: definition({ T: terminate({ runStatus: 'Aborted' }) }),
    good: definition({ T: terminate({ runStatus: 'Succeeded' }) }),
    says: "The run status 'aborted' of Terminate action 'T' does not exist.",
  },
  'Response without a caller': {
    bad: definition({ R: response() }, { triggers: { Timer: { type: 'Recurrence', recurrence } } }),
    good: definition({ R: response() }),
    says: "The workflow action 'R' of type 'Response' cannot be used with trigger 'Timer': it has a recurrence, so nobody waits for an answer.",
  },
  'Response in a workflow that splits its trigger': {
    bad: definition(
      { R: response() },
      {
        triggers: { manual: { ...request, splitOn: "@triggerBody()?['a']" } },
      },
    ),
    good: definition({ R: response() }),
    says: "The answer of action 'R' reaches nobody: trigger 'manual' splits on an array, so the caller has got a 202 ACCEPTED already.",
    level: 'warning',
  },
  'Two response schemas for one status': {
    bad: definition({ R: response({ type: 'object' }), Q: response({ type: 'array' }) }),
    good: definition({ R: response({ type: 'object' }), Q: response({ type: 'object' }) }),
    says: "The Response actions 'R' and 'Q' give status '200' two different schemas.",
  },
  'Until without a limit': {
    bad: definition({ U: endless }),
    good: untilWith({ count: 60 }),
    says: "The property 'limit' is required on action type 'Until'.",
  },
  'Until with a count out of range': {
    bad: untilWith({ count: 5001 }),
    good: untilWith({ count: 5000 }),
    says: "The limit's count '5001' of Until action 'U' is not between 1 and 5000.",
  },
  'Until with a bad timeout': {
    bad: untilWith({ timeout: 'P91D' }),
    good: untilWith({ timeout: 'P90D' }),
    says: "WorkflowRunActionTimeoutLimitInvalid: the timeout limit 'P91D' of action 'U' is not a duration of at most 90 days.",
  },
  'Foreach with a concurrency out of range': {
    bad: foreachWith(concurrency({ repetitions: 51 })),
    good: foreachWith(concurrency({ repetitions: 50 })),
    says: "The repetitions '51' of Foreach action 'L' are not between 1 and 50.",
  },
  'Foreach with two settings for its concurrency': {
    bad: foreachWith({ operationOptions: 'Sequential', ...concurrency({ repetitions: 1 }) }),
    good: foreachWith({ operationOptions: 'Sequential' }),
    says: "The Foreach action 'L' has both the operation option 'Sequential' and concurrency repetitions.",
  },
  'Trigger with a concurrency out of range': {
    bad: triggerWith(concurrency({ runs: 101 })),
    good: triggerWith(concurrency({ runs: 1, maximumWaitingRuns: 100 })),
    says: "The concurrent runs '101' of trigger 'manual' are not between 1 and 100.",
  },
  'Trigger with two settings for its concurrency': {
    bad: triggerWith({ operationOptions: 'SingleInstance', ...concurrency({ runs: 1 }) }),
    good: triggerWith({ operationOptions: 'SingleInstance' }),
    says: "The trigger 'manual' has both the operation option 'SingleInstance' and concurrency runs.",
  },
  'Switch on a literal': {
    bad: switchOn('High', 'a'),
    good: switchOn("@{triggerBody()?['a']}", 'a'),
    says: "The expression 'High' of Switch action 'S' is not a template language expression.",
  },
  'Switch with one case twice': {
    bad: switchOn("@string(triggerBody()?['a'])", 'a', 'b', 'a'),
    good: switchOn("@string(triggerBody()?['a'])", 'a', 'A'),
    says: "The Switch action 'S' has more than one case for 'a'.",
  },
  'Switch with a case of another type than its value': {
    bad: switchOn("@parameters('level')", 1, '2'),
    good: switchOn("@parameters('level')", 1, 2),
    says: "Template language function 'strongEquals' expects parameters of same type: the case 'Case_1' of Switch action 'S' is a string, its value a number.",
  },
  'Switch on a value that may be null': {
    bad: switchOn("@triggerBody()?['severity']", 'High'),
    good: switchOn("@coalesce(triggerBody()?['severity'], '')", 'High'),
    says: "ExpressionEvaluationFailed: the value of Switch action 'S' must be of type 'String' or 'Integer', and a missing property makes it 'Null'.",
    level: 'warning',
  },
  'A retry policy of an unknown type': {
    bad: retry({ type: 'linear' }),
    good: retry({ type: 'None' }),
    says: "The retry policy of action 'A' has the type 'linear', which does not exist.",
  },
  'A retry policy with a count out of range': {
    bad: retry({ type: 'fixed', count: 91, interval: 'PT5S' }),
    good: retry({ type: 'fixed', count: 90, interval: 'PT5S' }),
    says: "The count '91' of the retry policy of action 'A' is not between 1 and 90.",
  },
  'A retry policy with an interval out of range': {
    bad: retry({ type: 'exponential', count: 2, interval: 'PT4S' }),
    good: retry({ type: 'exponential', count: 2, interval: 'P1D', minimumInterval: 'PT1S' }),
    says: "The interval 'PT4S' of the retry policy of action 'A' is not a duration from 5 seconds to a day.",
  },
  'A retry policy where there is nothing to repeat': {
    bad: definition({
      A: { type: 'Query', runAfter: {}, inputs: { from: [], where: '@true', retryPolicy: none } },
    }),
    good: definition({
      A: compose({ retryPolicy: exponential }),
      B: { type: 'ServiceProvider', runAfter: {}, inputs: { retryPolicy: exponential } },
    }),
    says: "The action 'A' of type 'query' has no retry policy: only calls are repeated.",
    level: 'warning',
  },
  'A retry policy beside the inputs': {
    bad: definition({ A: { ...http(), retryPolicy: none } as Example['bad']['actions'][string] }),
    good: retry(none),
    says: "The retryPolicy of action 'A' stands beside its inputs, where the runtime does not look for it.",
    level: 'warning',
  },
  'A call without a retry policy': {
    bad: definition({ A: { type: 'http', runAfter: {}, inputs: { method: 'GET', uri: 'x' } } }),
    good: retry(none),
    says: "The call 'A' has no retryPolicy: by default it is repeated 4 times on 408, 429, 5xx and lost connections.",
    level: 'warning',
  },
  'A call repeated that must not happen twice': {
    bad: definition({ A: http({ method: 'POST' }) }),
    good: definition({
      A: http({ method: 'POST', retryPolicy: none }),
      B: http({ method: 'PUT' }),
    }),
    says: "The call 'A' is a POST, but the engine repeats it: where an answer gets lost, the work is done twice.",
    level: 'warning',
  },
  'A call of a typed playbook without a retry policy': {
    bad: definition({ A: { type: 'Http', runAfter: {}, inputs: { method: 'GET', uri: 'x' } } }),
    good: definition({ A: http({ method: 'POST' }) }),
    facts: { idempotent: { A: true } },
    says: "The call 'A' has no retryPolicy: the default repeats it for minutes.",
  },
  'A ParseJson schema with a pattern': {
    bad: parseJson({ properties: { a: { type: ['string', 'null'], pattern: '^x' } } }),
    good: parseJson({ properties: { pattern: { type: ['string', 'null'] } } }),
    says: "ActionSchemaNotSupported: the schema of action 'P' uses 'pattern' or 'patternProperties' (at 'a').",
    level: 'warning',
  },
  'A ParseJson schema that refuses null': {
    bad: parseJson({ type: 'array', items: { properties: { a: { type: 'string' } } } }),
    good: parseJson({ type: 'array', items: { properties: { a: { type: ['string', 'null'] } } } }),
    says: "ValidationFailed if a value is null: the schema of action 'P' takes no null at '[].a' (1 such places).",
    level: 'warning',
  },
};

function parseJson(schema: object): Example['bad'] {
  const inputs = { content: '@triggerBody()', schema: schema as Record<string, string> };
  return definition({ P: { type: 'ParseJson', runAfter: {}, inputs } });
}
