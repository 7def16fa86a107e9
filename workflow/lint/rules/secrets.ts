import { isCall, isSecured } from '../calls';
import { entriesAt, valueAt, wordAt } from '../json';
import { isInside } from '../operations';
import { type Rule, inOperation, inText } from '../rule';
import { holdsSecret, mayHoldSecret, secretReads } from '../secrets';
import { SECURING } from './sources';

const SECURE_DATA = 'runtimeConfiguration.secureData.properties';

const readInTheOpen: Rule = {
  code: 'L33',
  title: 'A secret that is read in the open',
  level: 'warning',
  message:
    "The call '{action}' reads a secret, and the run history shows its outputs to everyone who may see the run.",
  cause: 'A call reads from a vault (its address has /secrets/ in it) without secured outputs.',
  fix: `put "inputs" and "outputs" into ${SECURE_DATA}.`,
  source: SECURING,
  check: ({ operations }) =>
    operations
      .filter((operation) => isCall(operation) && !isSecured(operation, 'outputs'))
      .filter(({ action }) => {
        const address = valueAt(action, 'inputs', 'uri') ?? valueAt(action, 'inputs', 'path');
        const reads = (wordAt(action, 'inputs', 'method') ?? 'get') === 'get';
        return reads && typeof address === 'string' && /\/secrets\//i.test(address);
      })
      .map((operation) => inOperation(operation)),
};

const CREDENTIAL_HEADERS = /^(authorization|x-api-key|api-?key|ocp-apim-subscription-key)$/i;

const sentInTheOpen: Rule = {
  code: 'L33',
  title: 'A credential that is sent in the open',
  level: 'warning',
  message:
    "The call '{action}' sends a credential in '{part}', and the run history shows its inputs.",
  cause: 'A header or body with a credential stands in a call without secured inputs.',
  fix: `use authentication, or put "inputs" into ${SECURE_DATA}.`,
  source: SECURING,
  check: ({ operations }) =>
    operations
      .filter((operation) => isCall(operation) && !isSecured(operation, 'inputs'))
      .flatMap((operation) => {
        const headers = entriesAt(operation.action, 'inputs', 'headers')
          .map(([name]) => name)
          .filter((name) => CREDENTIAL_HEADERS.test(name));
        const body = valueAt(operation.action, 'inputs', 'body');
        const inBody = typeof body === 'string' && body.includes('client_secret=');
        return [
          ...headers.map((name) =>
            inOperation(operation, ['inputs', 'headers', name], { part: name }),
          ),
          ...(inBody ? [inOperation(operation, ['inputs', 'body'], { part: 'body' })] : []),
        ];
      }),
};

const leak: Rule = {
  code: 'S03',
  title: 'A secret that leaves its place',
  level: 'warning',
  typedLevel: 'error',
  message: "The secured outputs of '{target}' are used in {place}, where they can be seen.",
  cause:
    'Only the authentication of a call, or a call whose inputs are secured, may use what a secured action gave; never Compose, ParseJson, variables, Select, Query, conditions or headers.',
  fix: 'put the value straight into the authentication of the call that needs it, or secure the inputs of that call.',
  source: SECURING,
  check: (outline) =>
    secretReads(outline)
      .filter(({ call: { text } }) => text.keys[0] !== 'trackedProperties' && !mayHoldSecret(text))
      .map(({ call, target }) => inText(call.text, { target: target.name })),
};

const inResult: Rule = {
  code: 'S04',
  title: 'result() over a secured action',
  level: 'warning',
  typedLevel: 'error',
  message:
    "result('{scope}') in {place} copies the inputs and outputs of the secured action '{target}'.",
  cause:
    'The records that result() gives hold everything, and nothing hides them where they are used.',
  fix: "read what is needed by name, as actions('...')?['status'], or move '{target}' out of '{scope}'.",
  source: SECURING,
  check: (outline) =>
    outline.calls('result').flatMap(({ target, text }) => {
      const scope = target === undefined ? undefined : outline.operation(target);
      const secured = outline.operations.find((operation) => {
        return scope !== undefined && isInside(operation, scope) && holdsSecret(operation);
      });
      if (scope === undefined || secured === undefined) return [];
      return [inText(text, { scope: scope.name, target: secured.name })];
    }),
};

const trackedOnSecured: Rule = {
  code: 'S05',
  title: 'Tracked properties on a secured action',
  level: 'warning',
  typedLevel: 'error',
  message:
    "The action '{action}' has secured data and tracked properties, which go to the logs unhidden.",
  cause:
    'Tracked properties are evaluated from inputs and outputs and written to Log Analytics as they are.',
  fix: 'track in a Compose of its own that reads nothing secured.',
  source: SECURING,
  check: ({ operations }) =>
    operations
      .filter(holdsSecret)
      .filter(({ action }) => entriesAt(action, 'trackedProperties').length > 0)
      .map((operation) => inOperation(operation, ['trackedProperties'])),
};

const trackedSecret: Rule = {
  code: 'S05',
  title: 'A tracked property that reads a secret',
  level: 'warning',
  typedLevel: 'error',
  message: "A tracked property of {place} reads the secured data of '{target}'.",
  cause: 'Tracked properties go to the logs unhidden.',
  fix: 'track only what everyone who reads the logs may see.',
  source: SECURING,
  check: (outline) =>
    secretReads(outline)
      .filter(({ call: { text } }) => text.keys[0] === 'trackedProperties')
      // An action with secured data must not track at all: that is said once, not for each property.
      .filter(({ call: { text } }) => text.operation !== undefined && !holdsSecret(text.operation))
      .map(({ call, target }) => inText(call.text, { target: target.name })),
};

/** What the run history and the logs must not show. */
export const SECRET_RULES: readonly Rule[] = [
  readInTheOpen,
  sentInTheOpen,
  leak,
  inResult,
  trackedOnSecured,
  trackedSecret,
];
