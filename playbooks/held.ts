import type { Incident } from '../systems/sentinel/types';
import { filter, select } from '../workflow/actions';
import { NO_ITEMS, and, call, coalesce, equals, not, or, when } from '../workflow/calls';
import { type Action, after, bodyOf, recordOf, statusCodeOf } from '../workflow/definition';
import { type Expr, expr } from '../workflow/tree';
import { NOT_DONE, type TellingProps, tell } from './failure';
import { type Outcome, reportRefused } from './report';

/** What an iteration of a loop leaves behind of one of its actions. */
interface IterationRecord {
  readonly status: string;
  readonly inputs: { readonly content: { readonly key: string } } | null;
}

/** A record of `result()`: of a loop, the outputs are those of all iterations. */
interface LoopRecord {
  readonly name: string;
  readonly outputs: readonly IterationRecord[];
}

const HELD = 'Held';

/** Every way in which an action ends that was not skipped. */
const RUN = ['Succeeded', 'Failed', 'TimedOut'] as const;

/** Hours for which what was said on a held ticket is read again: failures are tried again for a day. */
export const HELD_HOURS = 25;

export interface HoldingProps extends TellingProps {
  /** What finds the item again. */
  readonly key: Expr<string>;
  readonly system: Outcome['system'];
  /** The number of the item's ticket. */
  readonly ticket: Expr<string>;
  /** Reads the incident. */
  readonly fresh: Action<Incident>;
}

/**
 * What is done where an item of a loop fails: it is told on its incident, and its key is kept, so that the next run looks at it again. Its iteration then counts as failed,
 * by which the run knows that there is something to keep. After a day, and where the incident is gone, the item is let go. Its row in the logs says which.
 * @param work what has failed
 */
export function tellAndHold(work: Action, props: HoldingProps): Action[] {
  const { key, system, ticket, incident, fresh } = props;
  // No channel: what is kept of a loop must not hold a secret, and what a ticket refuses is told by the playbook that writes to it.
  const told = tell('_item', props);
  // Where the work was done, the first of them is skipped, and with it all that follow.
  const telling = told.actions.map((action, i) => {
    const previous = told.actions[i - 1];
    return previous ? after(previous, RUN, action) : after(work, NOT_DONE, action);
  });
  // Held until a day after the first failure; where nothing could be told, still. An incident that was deleted can neither be read nor be told, and is let go.
  const isMissing = (action: Action): Expr<boolean> => equals<number>(statusCodeOf(action), 404);
  const isGone = and(isMissing(fresh), isMissing(told.comment));
  const isTold = equals(recordOf(told.due).status, 'Succeeded');
  const isHeldAgain = and(not(isGone), or(not(isTold), told.isTriedAgain));
  const kept = reportRefused(
    HELD,
    {
      system,
      direction: 'in',
      incident: incident.guid,
      ticket,
      outcome: when<string>(isHeldAgain, 'failed', when<string>(isGone, 'incident gone', 'parked')),
    },
    { key: when<string>(isHeldAgain, key, '') },
  );
  return [...telling, after(told.due, RUN, kept)];
}

/**
 * Collects the keys of the items that were held. None of it runs where every item went well.
 * @see https://learn.microsoft.com/azure/logic-apps/expression-functions-reference#result
 */
export function collectHeld(loop: Action): {
  readonly actions: readonly Action[];
  /** The last of the actions. */
  readonly last: Action;
  readonly keys: Expr<readonly string[]>;
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
  const first = call('first', bodyOf(children)) as Expr<LoopRecord>;
  const iterations = expr<readonly IterationRecord[]>({
    kind: 'access',
    of: first.node,
    key: { kind: 'literal', value: 'outputs' },
    safe: true,
  });
  const keys = select<IterationRecord, string>('Held_keys', iterations, ({ status, inputs }) =>
    when<string>(equals<string>(status, 'Failed'), coalesce<string>(inputs.content.key, ''), ''),
  );
  const none = call('createArray', '') as Expr<readonly string[]>;
  const collected = coalesce<readonly string[]>(bodyOf(keys), NO_ITEMS);
  return {
    actions: [children, keys],
    last: keys,
    // What went well has left an empty text.
    keys: call('skip', call('union', none, collected) as Expr<readonly string[]>, 1) as Expr<
      readonly string[]
    >,
  };
}
