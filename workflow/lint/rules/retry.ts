import { callsNothing, isCall, reachesOut, repeats, retryPolicyOf } from '../calls';
import { days, secondsOf } from '../duration';
import { type JsonObject, isLiteralText, numberAt, valueAt, wordAt } from '../json';
import type { Operation } from '../operations';
import type { Outline } from '../outline';
import { type Problem, type Rule, inOperation } from '../rule';
import { ERROR_HANDLING } from './sources';

const POLICY = ['inputs', 'retryPolicy'] as const;
const TYPES = ['none', 'fixed', 'exponential', 'default'] as const;
const MAXIMUM_COUNT = 90;

/** The problems of every policy of a call. */
const ofPolicies = (
  { operations }: Outline,
  check: (policy: JsonObject, operation: Operation) => readonly Problem[],
): Problem[] =>
  operations.filter(reachesOut).flatMap((operation) => {
    const policy = retryPolicyOf(operation);
    return policy === undefined ? [] : check(policy, operation);
  });

const badType: Rule = {
  code: 'L25',
  title: 'A retry policy of an unknown type',
  level: 'error',
  message: "The retry policy of action '{action}' has the type '{type}', which does not exist.",
  cause: `A retry policy is ${TYPES.join(', ')}.`,
  fix: `use one of ${TYPES.join(', ')}.`,
  source: ERROR_HANDLING,
  check: (outline) =>
    ofPolicies(outline, (policy, operation) => {
      const type = wordAt(policy, 'type');
      if (type === undefined || TYPES.some((known) => known === type)) return [];
      return [inOperation(operation, [...POLICY, 'type'], { type })];
    }),
};

const needsCount = (policy: JsonObject): boolean =>
  ['fixed', 'exponential'].includes(wordAt(policy, 'type') ?? '');

const badCount: Rule = {
  code: 'L25',
  title: 'A retry policy with a count out of range',
  level: 'error',
  message: `The count '{count}' of the retry policy of action '{action}' is not between 1 and ${MAXIMUM_COUNT}.`,
  cause: `A fixed or exponential policy needs a count of 1 to ${MAXIMUM_COUNT} tries.`,
  fix: `use a count from 1 to ${MAXIMUM_COUNT}, or the type none.`,
  source: ERROR_HANDLING,
  check: (outline) =>
    ofPolicies(outline, (policy, operation) => {
      const given = valueAt(policy, 'count');
      const count = numberAt(policy, 'count');
      const wrong = count === undefined ? given === undefined : count < 1 || count > MAXIMUM_COUNT;
      if (!needsCount(policy) || !wrong) return [];
      return [inOperation(operation, POLICY, { count: count ?? 'none' })];
    }),
};

/** The durations of a policy, and the seconds each may have. */
const INTERVALS = [
  { name: 'interval', least: 5, most: days(1), required: true },
  { name: 'minimumInterval', least: 0, most: days(1), required: false },
  { name: 'maximumInterval', least: 0, most: days(1), required: false },
] as const;

const badInterval: Rule = {
  code: 'L25',
  title: 'A retry policy with an interval out of range',
  level: 'error',
  message:
    "The {name} '{interval}' of the retry policy of action '{action}' is not a duration from {least} seconds to a day.",
  cause:
    'A fixed or exponential policy needs an interval: an ISO 8601 duration from 5 seconds to a day.',
  fix: 'write a duration such as PT10S.',
  source: ERROR_HANDLING,
  check: (outline) =>
    ofPolicies(outline, (policy, operation) => {
      if (!needsCount(policy)) return [];
      return INTERVALS.flatMap(({ name, least, most, required }) => {
        const given = policy[name];
        if (given === undefined ? !required : !isLiteralText(given)) return [];
        const seconds = isLiteralText(given) ? secondsOf(given) : undefined;
        if (seconds !== undefined && seconds >= least && seconds <= most) return [];
        const interval = isLiteralText(given) ? given : 'none';
        return [inOperation(operation, POLICY, { name, interval, least })];
      });
    }),
};

const unsupported: Rule = {
  code: 'L25',
  title: 'A retry policy where there is nothing to repeat',
  level: 'warning',
  typedLevel: 'error',
  message: "The action '{action}' of type '{type}' has no retry policy: only calls are repeated.",
  cause: 'retryPolicy is an input of calls over HTTP and through connectors.',
  fix: 'remove retryPolicy, or put it on the call that it is meant for.',
  source: ERROR_HANDLING,
  check: ({ operations }) =>
    operations
      .filter(callsNothing)
      .filter((operation) => retryPolicyOf(operation) !== undefined)
      .map((operation) => inOperation(operation, POLICY, { type: operation.type })),
};

const misplaced: Rule = {
  code: 'L25',
  title: 'A retry policy beside the inputs',
  level: 'warning',
  message:
    "The retryPolicy of action '{action}' stands beside its inputs, where the runtime does not look for it.",
  cause: 'retryPolicy is one of the inputs.',
  fix: 'move retryPolicy into inputs.',
  source: ERROR_HANDLING,
  check: ({ operations }) =>
    operations
      .filter(({ action }) => action['retryPolicy'] !== undefined)
      .map((operation) => inOperation(operation, ['retryPolicy'])),
};

const withoutPolicy = ({ operations }: Outline): readonly Operation[] =>
  operations.filter((operation) => {
    return isCall(operation) && valueAt(operation.action, ...POLICY) === undefined;
  });

const implicit: Rule = {
  code: 'L33',
  title: 'A call without a retry policy',
  level: 'warning',
  message:
    "The call '{action}' has no retryPolicy: by default it is repeated 4 times on 408, 429, 5xx and lost connections.",
  cause:
    'The default policy repeats calls that must not happen twice, and costs minutes where the other side is down.',
  fix: 'say what is meant: exponential with a small count, or none for a call that is not idempotent.',
  source: ERROR_HANDLING,
  check: (outline, { idempotent }) =>
    idempotent === undefined
      ? withoutPolicy(outline).map((operation) => inOperation(operation, ['inputs']))
      : [],
};

const notIdempotent: Rule = {
  code: 'S01',
  title: 'A call repeated that must not happen twice',
  level: 'warning',
  typedLevel: 'error',
  message:
    "The call '{action}' is {kind}, but the engine repeats it: where an answer gets lost, the work is done twice.",
  cause:
    'A create or append without a key of its own has a retry policy other than none. Of definitions from elsewhere, POST calls with an explicit policy are named.',
  fix: 'set retryPolicy to none and look before trying again, or make the call idempotent by a key.',
  source: 'https://learn.microsoft.com/azure/architecture/best-practices/transient-faults',
  check: ({ operations }, { idempotent }) =>
    operations
      .filter(isCall)
      .filter((operation) => {
        const policy = retryPolicyOf(operation);
        if (idempotent !== undefined) {
          return idempotent[operation.name] === false && (policy === undefined || repeats(policy));
        }
        const isPost = wordAt(operation.action, 'inputs', 'method') === 'post';
        return isPost && policy !== undefined && repeats(policy);
      })
      .map((operation) => {
        const kind = idempotent === undefined ? 'a POST' : 'not idempotent';
        return inOperation(operation, POLICY, { kind });
      }),
};

const unsaid: Rule = {
  code: 'S02',
  title: 'A call of a typed playbook without a retry policy',
  level: 'error',
  message: "The call '{action}' has no retryPolicy: the default repeats it for minutes.",
  cause:
    'Calls of our own playbooks say how often they are repeated, so that a failure is reported while the incident is fresh.',
  fix: 'give it an explicit retryPolicy.',
  source: ERROR_HANDLING,
  check: (outline, { idempotent }) =>
    idempotent === undefined
      ? []
      : withoutPolicy(outline)
          .filter(({ name }) => idempotent[name] !== false)
          .map((operation) => inOperation(operation, ['inputs'])),
};

/** How calls are repeated. */
export const RETRY_RULES: readonly Rule[] = [
  badType,
  badCount,
  badInterval,
  unsupported,
  misplaced,
  implicit,
  notIdempotent,
  unsaid,
];
