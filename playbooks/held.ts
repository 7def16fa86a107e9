import { compose, filter, scope, select } from '../workflow/actions';
import { and, call, concat, empty, equals, not, or, when } from '../workflow/calls';
import {
  type Action,
  after,
  bodyOf,
  outputsOf,
  recordOf,
  statusCodeOf,
} from '../workflow/definition';
import { type Expr, expr } from '../workflow/tree';
import { refuse } from './refuse';
import { NOT_DONE, type TellingProps, inAnyCase, tell } from './failure';
import { type Outcome, report } from './report';

/** What an iteration of a loop leaves behind of one of its actions. */
interface IterationRecord {
  readonly status: string;
  readonly outputs: string | null;
}

/** A record of `result()`: of a loop, the outputs are those of all iterations. */
interface LoopRecord {
  readonly name: string;
  readonly outputs: readonly IterationRecord[];
}

const HELD = 'Held';

/** Hours for which what was said on a held ticket is read again: failures are tried again for a day. */
export const HELD_HOURS = 25;

export interface HoldingProps extends TellingProps {
  /** What finds the item again. */
  readonly key: Expr<string>;
  readonly system: Outcome['system'];
  /** The number of the item's ticket. */
  readonly ticket: Expr<string>;
}

/**
 * What is done where an item of a loop fails: it is told on its incident, and its key is kept, so that the next run looks at it again. Its iteration then counts as failed,
 * by which the run knows that there is something to keep. After a day, and where the incident is gone, the item is let go. Its row in the logs says which.
 * @param work what has failed
 */
export function tellAndHold(work: Action, props: HoldingProps): Action[] {
  const { key, system, ticket, incident } = props;
  // No channel: what is kept of a loop must not hold a secret, and what a ticket refuses is told by the playbook that writes to it.
  const told = tell('_item', props);
  const failed = after(work, NOT_DONE, scope('Tell_item', inAnyCase(told.actions)));
  // Held until a day after the first failure; where nothing could be told, still. An incident that was deleted takes no comment, and is let go.
  const isGone = equals<number>(statusCodeOf(told.comment), 404);
  const isTold = equals(recordOf(told.due).status, 'Succeeded');
  const isHeldAgain = and(not(isGone), or(not(isTold), told.isTriedAgain));
  const kept = compose<string>(HELD, when<string>(isHeldAgain, key, ''));
  const row = report('Report_item', {
    system,
    direction: 'in',
    incident: incident.guid,
    ticket,
    outcome: when<string>(isHeldAgain, 'failed', when<string>(isGone, 'incident gone', 'parked')),
  });
  const hold = refuse('Hold', outputsOf(kept));
  return [failed, after(failed, ['Succeeded', 'Failed', 'TimedOut'], kept), row, hold];
}

/**
 * Collects the keys of the items that were held. None of it runs where every item went well.
 * @see https://learn.microsoft.com/azure/logic-apps/expression-functions-reference#result
 */
export function collectHeld(loop: Action): {
  readonly actions: readonly Action[];
  readonly keys: Action<readonly string[]>;
} {
  const children = after(
    loop,
    ['Failed'],
    filter<LoopRecord>(
      'Held_records',
      call('result', loop.name) as Expr<readonly LoopRecord[]>,
      ({ name }) => equals<string>(name, HELD),
    ),
  );
  const [first] = [call('first', bodyOf(children)) as Expr<LoopRecord>];
  const iterations = filter<IterationRecord>(
    'Held_iterations',
    expr<readonly IterationRecord[]>({
      kind: 'access',
      of: first.node,
      key: { kind: 'literal', value: 'outputs' },
      safe: true,
    }),
    ({ status, outputs }) => and(equals<string>(status, 'Succeeded'), not(empty(outputs))),
  );
  const keys = select<IterationRecord, string>('Held_keys', bodyOf(iterations), ({ outputs }) =>
    concat('', outputs),
  );
  return { actions: [children, iterations, keys], keys };
}
