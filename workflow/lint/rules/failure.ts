import { reachesOut } from '../calls';
import { afterFailureOf } from '../failure';
import { entriesAt } from '../json';
import { type Operation, isInside } from '../operations';
import type { Outline } from '../outline';
import { type Rule, inOperation } from '../rule';
import { handlesFailure, runAfterOf } from '../run-after';
import { ERROR_HANDLING } from './sources';

/** An action that runs when another one has failed. */
interface Handler {
  readonly failed: Operation;
  readonly handler: Operation;
}

const handlersOf = ({ operations }: Outline): readonly Handler[] =>
  operations.flatMap((handler) =>
    runAfterOf(handler)
      .filter(handlesFailure)
      .flatMap(({ key }) => {
        const failed = handler.siblings.get(key);
        return failed === undefined || failed === handler ? [] : [{ failed, handler }];
      }),
  );

const NOT_ONLY_FAILED = ['timedout', 'skipped'] as const;

const partialCatch: Rule = {
  code: 'S06',
  title: 'A catch that does not catch everything',
  level: 'warning',
  typedLevel: 'error',
  message:
    "'{action}' runs when '{scope}' has failed, but not when it was {missing}: then nothing reports it.",
  cause:
    'A scope that times out, or is skipped because something before it failed, is no success either.',
  fix: "let '{action}' run after '{scope}' has Failed, TimedOut or was Skipped.",
  source: ERROR_HANDLING,
  check: ({ operations }) =>
    operations.flatMap((operation) =>
      runAfterOf(operation)
        .filter(handlesFailure)
        .flatMap(({ key, name, statuses }) => {
          const missing = NOT_ONLY_FAILED.filter((status) => !statuses.includes(status));
          const isScope = operation.siblings.get(key)?.type === 'scope';
          if (!isScope || missing.length === 0) return [];
          const values = { scope: name, missing: missing.map(inWords).join(' or ') };
          return [inOperation(operation, ['runAfter', name], values)];
        }),
    ),
};

const inWords = (status: (typeof NOT_ONLY_FAILED)[number]): string =>
  status === 'timedout' ? 'cut off by its timeout' : 'skipped';

const ENDING: ReadonlySet<string> = new Set(['terminate', 'response']);

/** Whether somebody gets to know what happened: a call, the run's own status, or a tracked property. */
const tells = (operation: Operation): boolean =>
  reachesOut(operation) ||
  ENDING.has(operation.type) ||
  entriesAt(operation.action, 'trackedProperties').length > 0;

const swallowed: Rule = {
  code: 'L34',
  title: 'A failure that nobody gets to know',
  level: 'warning',
  message:
    "'{action}' runs when '{failed}' has failed, and the run ends as Succeeded without a report.",
  cause: 'The path after the failure neither ends the run as Failed nor tells anyone.',
  fix: 'end it with a Terminate of status Failed, or report the failure by a call.',
  source: ERROR_HANDLING,
  check: (outline) =>
    handlersOf(outline).flatMap(({ failed, handler }) => {
      const { statusOf, leaves, endsFailed } = afterFailureOf(failed);
      if (statusOf(handler) !== 'succeeded' || leaves.some(endsFailed)) return [];
      const path = [...handler.siblings.values()].filter(
        (sibling) =>
          sibling === handler ||
          (statusOf(sibling) === 'succeeded' && outline.precedes(failed, sibling)),
      );
      const told = outline.operations.some(
        (operation) =>
          tells(operation) && path.some((p) => p === operation || isInside(operation, p)),
      );
      return told ? [] : [inOperation(handler, ['runAfter', failed.name], { failed: failed.name })];
    }),
};

const skippedLeaf: Rule = {
  code: 'L34',
  title: 'A caught failure that fails the run all the same',
  level: 'warning',
  message:
    "'{handler}' catches the failure of '{failed}', but '{action}' is then skipped and ends its branch as Failed: so does the run.",
  cause: 'The status of a branch whose last action is skipped is that of the action before it.',
  fix: "let one chain lead on: put '{action}' into '{failed}', or let it run after '{handler}' as well.",
  source: ERROR_HANDLING,
  check: (outline) =>
    handlersOf(outline).flatMap(({ failed, handler }) => {
      const { statusOf, leaves, endsFailed } = afterFailureOf(failed);
      if (statusOf(handler) !== 'succeeded' || endsTheRun(outline, handler)) return [];
      return leaves
        .filter((leaf) => statusOf(leaf) === 'skipped' && endsFailed(leaf))
        .map((leaf) =>
          inOperation(leaf, ['runAfter'], { failed: failed.name, handler: handler.name }),
        );
    }),
};

const endsTheRun = ({ operations }: Outline, handler: Operation): boolean =>
  operations.some(
    (operation) =>
      operation.type === 'terminate' && (operation === handler || isInside(operation, handler)),
  );

/** What happens when something fails. */
export const FAILURE_RULES: readonly Rule[] = [partialCatch, swallowed, skippedLeaf];
