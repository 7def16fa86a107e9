import { entriesAt, isObject, numberAt, valueAt, wordAt } from '../json';
import { LOOP_TYPES } from '../loops';
import { type Operation, blocksOf } from '../operations';
import type { Outline } from '../outline';
import { type Rule, inOperation } from '../rule';
import { ACTIONS_AND_TRIGGERS, MEASURED } from './sources';

const RUN_STATUSES = ['Succeeded', 'Failed', 'Cancelled'] as const;

const ofType = ({ operations }: Outline, type: string): readonly Operation[] =>
  operations.filter((operation) => operation.type === type);

const insideLoop: Rule = {
  code: 'L19',
  title: 'Terminate or Response inside a loop',
  level: 'error',
  message:
    "The workflow run action '{action}' has type '{type}' that could not be nested under an action of type '{block}'.",
  cause: 'A loop cannot end the run or answer the caller, at any depth.',
  fix: "remember the outcome in the loop, and put '{action}' after it.",
  source: ACTIONS_AND_TRIGGERS,
  check: (outline) =>
    ['terminate', 'response'].flatMap((type) =>
      ofType(outline, type).flatMap((operation) => {
        const loop = blocksOf(operation).find((block) => LOOP_TYPES.has(block.type));
        if (loop === undefined) return [];
        const values = { type: String(operation.action['type']), block: loop.type };
        return [inOperation(operation, [], values)];
      }),
    ),
};

const runError: Rule = {
  code: 'L20',
  title: 'Terminate with an error, but not as Failed',
  level: 'error',
  message:
    "The 'runError' property of Terminate action '{action}' is only allowed with the run status 'Failed', not with '{status}'.",
  cause: 'Only a failed run has an error.',
  fix: "set runStatus to 'Failed', or remove runError.",
  source: ACTIONS_AND_TRIGGERS,
  check: (outline) =>
    ofType(outline, 'terminate').flatMap((operation) => {
      const status = wordAt(operation.action, 'inputs', 'runStatus') ?? 'failed';
      if (status === 'failed' || entriesAt(operation.action, 'inputs', 'runError').length === 0) {
        return [];
      }
      return [inOperation(operation, ['inputs', 'runError'], { status })];
    }),
};

const runStatus: Rule = {
  code: 'L20',
  title: 'Terminate with an unknown status',
  level: 'error',
  message: "The run status '{status}' of Terminate action '{action}' does not exist.",
  cause: `A run ends as ${RUN_STATUSES.join(', ')}.`,
  fix: `use one of ${RUN_STATUSES.join(', ')}.`,
  source: ACTIONS_AND_TRIGGERS,
  check: (outline) =>
    ofType(outline, 'terminate').flatMap((operation) => {
      const status = wordAt(operation.action, 'inputs', 'runStatus');
      if (status === undefined) return [];
      if (RUN_STATUSES.some((known) => known.toLowerCase() === status)) return [];
      return [inOperation(operation, ['inputs', 'runStatus'], { status })];
    }),
};

/** The name of the first trigger for which a condition holds. */
const triggerWhere = (
  { definition }: Outline,
  condition: (trigger: unknown) => boolean,
): string | undefined =>
  entriesAt(definition, 'triggers').find(([, trigger]) => condition(trigger))?.[0];

const recurrence: Rule = {
  code: 'L21',
  title: 'Response without a caller',
  level: 'error',
  message:
    "The workflow action '{action}' of type 'Response' cannot be used with trigger '{trigger}': it has a recurrence, so nobody waits for an answer.",
  cause: 'A run that a schedule starts has no caller.',
  fix: 'start the workflow by a Request trigger, or remove the Response.',
  source: MEASURED,
  check(outline) {
    const trigger = triggerWhere(outline, (value) => {
      return wordAt(value, 'type') === 'recurrence' || isObject(valueAt(value, 'recurrence'));
    });
    if (trigger === undefined) return [];
    return ofType(outline, 'response').map((operation) => inOperation(operation, [], { trigger }));
  },
};

const splitOn: Rule = {
  code: 'L21',
  title: 'Response in a workflow that splits its trigger',
  level: 'warning',
  typedLevel: 'error',
  message:
    "The answer of action '{action}' reaches nobody: trigger '{trigger}' splits on an array, so the caller has got a 202 ACCEPTED already.",
  cause: 'splitOn starts several runs for one request, and they run asynchronously.',
  fix: 'remove splitOn and use a Foreach, or remove the Response.',
  source: ACTIONS_AND_TRIGGERS,
  check(outline) {
    const trigger = triggerWhere(outline, (value) => valueAt(value, 'splitOn') !== undefined);
    if (trigger === undefined) return [];
    return ofType(outline, 'response').map((operation) => inOperation(operation, [], { trigger }));
  },
};

const schemas: Rule = {
  code: 'L21',
  title: 'Two response schemas for one status',
  level: 'error',
  message:
    "The Response actions '{other}' and '{action}' give status '{status}' two different schemas.",
  cause: 'Each status code has one schema in the description of the endpoint.',
  fix: 'use the same schema in both, or leave one out.',
  source: MEASURED,
  check(outline) {
    const responses = ofType(outline, 'response');
    return responses.flatMap((operation, index) => {
      const status = numberAt(operation.action, 'inputs', 'statusCode');
      const schema = valueAt(operation.action, 'inputs', 'schema');
      if (status === undefined || !isObject(schema)) return [];
      const other = responses.slice(0, index).find(({ action }) => {
        const theirs = valueAt(action, 'inputs', 'schema');
        if (numberAt(action, 'inputs', 'statusCode') !== status || !isObject(theirs)) return false;
        return JSON.stringify(theirs) !== JSON.stringify(schema);
      });
      if (other === undefined) return [];
      return [inOperation(operation, ['inputs', 'schema'], { other: other.name, status })];
    });
  },
};

/** How a run ends and answers. */
export const ENDING_RULES: readonly Rule[] = [
  insideLoop,
  runError,
  runStatus,
  recurrence,
  splitOn,
  schemas,
];
