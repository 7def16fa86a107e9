import { type Example, compose, definition, http, none, scope, secured, succeeded } from './build';

const SECRET = "@body('Read')?['value']";
const vault = 'https://kv.vault.azure.net/secrets/jira?api-version=7.4';
const read = http({ uri: vault }, secured('inputs', 'outputs'));
const withSecret = (others: Example['bad']['actions']) => definition({ Read: read, ...others });
const afterRead = { runAfter: succeeded('Read') };
const fails = { type: 'Terminate', runAfter: {}, inputs: { runStatus: 'Failed' } };
const caught = (...statuses: string[]) => ({ runAfter: { Try: statuses } });
const ALL_FAILURES = ['Failed', 'TimedOut', 'Skipped'];

export const houseExamples: Readonly<Record<string, Example>> = {
  'A secret that is read in the open': {
    bad: definition({ Read: http({ uri: vault }) }),
    good: withSecret({}),
    says: "The call 'Read' reads a secret, and the run history shows its outputs to everyone who may see the run.",
    level: 'warning',
  },
  'A credential that is sent in the open': {
    bad: definition({ A: http({ headers: { 'X-Api-Key': 'abc' } }) }),
    good: definition({ A: http({ headers: { Accept: 'text/plain' } }) }),
    says: "The call 'A' sends a credential in 'X-Api-Key', and the run history shows its inputs.",
    level: 'warning',
  },
  'A secret that leaves its place': {
    bad: withSecret({ A: compose(SECRET, 'Read') }),
    good: withSecret({
      A: http({ authentication: { type: 'Basic', username: 'x', password: SECRET } }, afterRead),
      B: http({ uri: SECRET, retryPolicy: none }, { ...afterRead, ...secured('inputs') }),
      C: compose("@outputs('Read')?['statusCode']", 'Read'),
      D: compose("@actions('Read')?['status']", 'Read'),
    }),
    says: "The secured outputs of 'Read' are used in action 'A', where they can be seen.",
    level: 'warning',
  },
  'result() over a secured action': {
    bad: definition({ S: scope({ Read: read }), A: compose("@result('S')", 'S') }),
    good: definition({ S: scope({ B: http() }), A: compose("@result('S')", 'S') }),
    says: "result('S') in action 'A' copies the inputs and outputs of the secured action 'Read'.",
    level: 'warning',
  },
  'Tracked properties on a secured action': {
    bad: definition({ Read: { ...read, trackedProperties: { a: 'x' } } }),
    good: withSecret({ A: { ...compose(), trackedProperties: { a: 'x' } } }),
    says: "The action 'Read' has secured data and tracked properties, which go to the logs unhidden.",
    level: 'warning',
  },
  'A tracked property that reads a secret': {
    bad: withSecret({ A: { ...compose('x', 'Read'), trackedProperties: { a: SECRET } } }),
    good: withSecret({
      A: { ...compose('x', 'Read'), trackedProperties: { a: "@actions('Read')?['code']" } },
    }),
    says: "A tracked property of action 'A' reads the secured data of 'Read'.",
    level: 'warning',
  },
  'A catch that does not catch everything': {
    bad: definition({ Try: scope({ A: http() }), Catch: scope({ T: fails }, caught('Failed')) }),
    good: definition({
      Try: scope({ A: http() }),
      Catch: scope({ T: fails }, caught(...ALL_FAILURES)),
    }),
    says: "'Catch' runs when 'Try' has failed, but not when it was cut off by its timeout or skipped: then nothing reports it.",
    level: 'warning',
  },
  'A failure that nobody gets to know': {
    bad: definition({
      Try: scope({ A: http() }),
      Catch: scope({ B: compose() }, caught(...ALL_FAILURES)),
    }),
    good: definition({
      Try: scope({ A: http() }),
      Catch: scope({ B: compose() }, caught(...ALL_FAILURES)),
      Report: { ...compose(), runAfter: { Catch: ['Succeeded'] }, trackedProperties: { a: 'x' } },
    }),
    says: "'Catch' runs when 'Try' has failed, and the run ends as Succeeded without a report.",
    level: 'warning',
  },
  'A caught failure that fails the run all the same': {
    bad: definition({
      Try: scope({ A: http() }),
      Catch: http({}, caught(...ALL_FAILURES)),
      Next: compose('x', 'Try'),
    }),
    good: definition({
      Try: scope({ A: http() }),
      Catch: http({}, caught(...ALL_FAILURES)),
      Next: { ...compose(), runAfter: { Catch: ['Succeeded', 'Skipped'] } },
    }),
    says: "'Catch' catches the failure of 'Try', but 'Next' is then skipped and ends its branch as Failed: so does the run.",
    level: 'warning',
  },
};
