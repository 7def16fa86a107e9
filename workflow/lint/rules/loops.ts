import { entriesAt, numberAt, wordAt } from '../json';
import { days, secondsOf } from '../duration';
import { concurrentRuns, hasOption, repetitionsOf } from '../loops';
import type { Outline } from '../outline';
import { type Rule, inDefinition, inOperation } from '../rule';
import { ACTIONS_AND_TRIGGERS, LIMITS, LOOPS, MEASURED } from './sources';

const untils = ({ operations }: Outline) => operations.filter(({ type }) => type === 'until');
const foreaches = ({ operations }: Outline) => operations.filter(({ type }) => type === 'foreach');

const noLimit: Rule = {
  code: 'L22',
  title: 'Until without a limit',
  level: 'error',
  message: "The property 'limit' is required on action type 'Until'.",
  cause: 'An Until could go on forever.',
  fix: 'add a limit with count and timeout; reaching it ends the loop as Succeeded.',
  source: MEASURED,
  check: (outline) =>
    untils(outline)
      .filter(({ action }) => action['limit'] === undefined)
      .map((operation) => inOperation(operation)),
};

const MAXIMUM_COUNT = 5000;
const count: Rule = {
  code: 'L22',
  title: 'Until with a count out of range',
  level: 'error',
  message: `The limit's count '{count}' of Until action '{action}' is not between 1 and ${MAXIMUM_COUNT}.`,
  cause: `An Until runs 1 to ${MAXIMUM_COUNT} times.`,
  fix: `use a count from 1 to ${MAXIMUM_COUNT}.`,
  source: LIMITS,
  check: (outline) =>
    untils(outline).flatMap((operation) => {
      const given = numberAt(operation.action, 'limit', 'count');
      if (given === undefined || (given >= 1 && given <= MAXIMUM_COUNT)) return [];
      return [inOperation(operation, ['limit', 'count'], { count: given })];
    }),
};

const MAXIMUM_DAYS = 90;
const timeout: Rule = {
  code: 'L22',
  title: 'Until with a bad timeout',
  level: 'error',
  message: `WorkflowRunActionTimeoutLimitInvalid: the timeout limit '{timeout}' of action '{action}' is not a duration of at most ${MAXIMUM_DAYS} days.`,
  cause: 'A timeout is an ISO 8601 duration, and no run lives longer than 90 days.',
  fix: 'write a duration such as PT1H.',
  source: LIMITS,
  check: (outline) =>
    untils(outline).flatMap((operation) => {
      const given = wordAt(operation.action, 'limit', 'timeout');
      if (given === undefined) return [];
      const seconds = secondsOf(given) ?? Infinity;
      if (seconds <= days(MAXIMUM_DAYS)) return [];
      return [inOperation(operation, ['limit', 'timeout'], { timeout: given.toUpperCase() })];
    }),
};

const MAXIMUM_REPETITIONS = 50;
const repetitions: Rule = {
  code: 'L24',
  title: 'Foreach with a concurrency out of range',
  level: 'error',
  message: `The repetitions '{repetitions}' of Foreach action '{action}' are not between 1 and ${MAXIMUM_REPETITIONS}.`,
  cause: `A Foreach runs 1 to ${MAXIMUM_REPETITIONS} iterations at once.`,
  fix: `use 1 to ${MAXIMUM_REPETITIONS}; 1 means one after the other.`,
  source: LIMITS,
  check: (outline) =>
    foreaches(outline).flatMap((operation) => {
      const given = repetitionsOf(operation);
      if (given === undefined || (given >= 1 && given <= MAXIMUM_REPETITIONS)) return [];
      const keys = ['runtimeConfiguration', 'concurrency', 'repetitions'];
      return [inOperation(operation, keys, { repetitions: given })];
    }),
};

const sequentialTwice: Rule = {
  code: 'L24',
  title: 'Foreach with two settings for its concurrency',
  level: 'error',
  message:
    "The Foreach action '{action}' has both the operation option 'Sequential' and concurrency repetitions.",
  cause: 'Both say how many iterations run at once.',
  fix: 'keep one of them; repetitions 1 and Sequential mean the same.',
  source: LOOPS,
  check: (outline) =>
    foreaches(outline)
      .filter((operation) => {
        return hasOption(operation.action, 'Sequential') && repetitionsOf(operation) !== undefined;
      })
      .map((operation) => inOperation(operation, ['operationOptions'])),
};

const triggersOf = ({ definition }: Outline) =>
  entriesAt(definition, 'triggers').map(([name, trigger]) => ({
    name,
    trigger,
    runs: concurrentRuns(trigger),
  }));

const MAXIMUM_RUNS = 100;
const runs: Rule = {
  code: 'L24',
  title: 'Trigger with a concurrency out of range',
  level: 'error',
  message: `The concurrent runs '{runs}' of trigger '{trigger}' are not between 1 and ${MAXIMUM_RUNS}.`,
  cause: `A trigger starts 1 to ${MAXIMUM_RUNS} runs at once.`,
  fix: `use 1 to ${MAXIMUM_RUNS}.`,
  source: LIMITS,
  check: (outline) =>
    triggersOf(outline).flatMap(({ name, runs: given }) => {
      if (typeof given !== 'number' || (given >= 1 && given <= MAXIMUM_RUNS)) return [];
      const keys = ['triggers', name, 'runtimeConfiguration', 'concurrency', 'runs'];
      return [inDefinition(keys, { trigger: name, runs: given })];
    }),
};

const singleInstance: Rule = {
  code: 'L24',
  title: 'Trigger with two settings for its concurrency',
  level: 'error',
  message:
    "The trigger '{trigger}' has both the operation option 'SingleInstance' and concurrency runs.",
  cause: 'Both say how many runs there may be at once.',
  fix: 'keep one of them; runs 1 and SingleInstance mean the same.',
  source: ACTIONS_AND_TRIGGERS,
  check: (outline) =>
    triggersOf(outline)
      .filter(({ trigger, runs: given }) => {
        return given !== undefined && hasOption(trigger, 'SingleInstance');
      })
      .map(({ name }) => inDefinition(['triggers', name, 'operationOptions'], { trigger: name })),
};

/** Loops and concurrency. */
export const LOOP_RULES: readonly Rule[] = [
  noLimit,
  count,
  timeout,
  repetitions,
  sequentialTwice,
  runs,
  singleInstance,
];
