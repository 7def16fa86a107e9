import { compose, filter, parseJson, select } from '../workflow/actions';
import { and, call, concat, empty, equals, not } from '../workflow/calls';
import { type Action, after, bodyOf, outputsOf } from '../workflow/definition';
import { type Expr, expr } from '../workflow/tree';

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

/**
 * Holds an item that has failed, so that the next run looks at it again: its key is kept, and its iteration counts as failed, by which the run
 * knows that there is something to keep.
 * @param key what finds the item again
 */
export function hold(key: Expr<string>): readonly [Action, Action] {
  const kept = compose<string>(HELD, key);
  const failed = parseJson(
    'Hold',
    expr<null>(call('if', empty(outputsOf(kept)), null, null).node),
    {
      type: 'object',
    },
  );
  return [kept, failed];
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
