import { RUN_AFTER_STATUSES } from '../../schema';
import { OPAQUE, entriesAt } from '../json';
import { type Problem, type Rule, inOperation } from '../rule';
import type { Operation } from '../operations';
import type { Outline } from '../outline';
import { type RunAfterEntry, runAfterOf } from '../run-after';
import { ERROR_HANDLING, MEASURED } from './sources';

const STATUSES: ReadonlySet<string> = new Set(RUN_AFTER_STATUSES.map((s) => s.toLowerCase()));

/** Every entry of every `runAfter` for which a condition holds. */
const entriesWhere = (
  { operations }: Outline,
  condition: (operation: Operation, entry: RunAfterEntry) => boolean,
): Problem[] =>
  operations.flatMap((operation) =>
    runAfterOf(operation)
      .filter((entry) => condition(operation, entry))
      .map(({ name }) => inOperation(operation, ['runAfter', name], { target: name })),
  );

const unknown: Rule = {
  code: 'L01',
  title: 'runAfter names an unknown action',
  level: 'error',
  message:
    "The 'runAfter' property of template action '{action}' contains non-existent action: '{target}'.",
  cause: 'No action of the definition has this name.',
  fix: "name an action that stands beside '{action}', or remove the entry.",
  source: 'https://github.com/Azure/avdaccelerator/issues/589',
  check: (outline) => entriesWhere(outline, (_, { name }) => outline.operation(name) === undefined),
};

const otherLevel: Rule = {
  code: 'L02',
  title: 'runAfter names an action of another level',
  level: 'error',
  message:
    "The 'runAfter' property of template action '{action}' is not valid: the action '{target}' must belong to same level as action '{action}'.",
  cause: 'The named action stands in another block or branch.',
  fix: "run after the block that holds '{target}', or move one of the two actions.",
  source: ERROR_HANDLING,
  check: (outline) =>
    entriesWhere(
      outline,
      (operation, { name, key }) =>
        outline.operation(name) !== undefined && !operation.siblings.has(key),
    ),
};

const cycle: Rule = {
  code: 'L03',
  title: 'runAfter goes in a circle',
  level: 'error',
  message: "The 'runAfter' path of template action '{action}' leads back to '{action}'.",
  cause: 'An action runs after itself, directly or through others, so it can never start.',
  fix: 'break the circle: let one of its actions run after none of the others.',
  source: MEASURED,
  check: (outline) =>
    outline.operations
      .filter((operation) => outline.precedes(operation, operation))
      .map((operation) => inOperation(operation, ['runAfter'])),
};

const noStatus: Rule = {
  code: 'L03',
  title: 'runAfter without a status',
  level: 'error',
  message:
    "The 'runAfter' property of template action '{action}' lists no status for action '{target}'.",
  cause: 'The list of statuses is empty, or no list.',
  fix: `list at least one of ${RUN_AFTER_STATUSES.join(', ')}.`,
  source: MEASURED,
  check: (outline) =>
    entriesWhere(outline, ({ siblings }, { key, statuses }) =>
      siblings.has(key) ? statuses.length === 0 : false,
    ),
};

const badStatus: Rule = {
  code: 'L03',
  title: 'runAfter with an unknown status',
  level: 'error',
  message:
    "The 'runAfter' property of template action '{action}' holds the status '{status}', which is not one of those that an action can be waited for.",
  cause: `The runtime knows ${RUN_AFTER_STATUSES.join(', ')} here, and no other status.`,
  fix: `use one of ${RUN_AFTER_STATUSES.join(', ')}.`,
  source: ERROR_HANDLING,
  check: ({ operations }) =>
    operations.flatMap((operation) =>
      entriesAt(operation.action, 'runAfter').flatMap(([name, statuses]) =>
        (Array.isArray(statuses) ? statuses : [])
          .filter((status) => status !== OPAQUE && !STATUSES.has(String(status).toLowerCase()))
          .map((status) => inOperation(operation, ['runAfter', name], { status: String(status) })),
      ),
    ),
};

/** How actions follow one another. */
export const RUN_AFTER_RULES: readonly Rule[] = [unknown, otherLevel, cycle, noStatus, badStatus];
