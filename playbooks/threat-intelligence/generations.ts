import type { RunRecord } from '../../systems/azure/runs';
import { compose, filter, select } from '../../workflow/actions';
import { and, call, coalesce, concat, equals, not, or, orElse } from '../../workflow/calls';
import { type Action, bodyOf, outputsOf } from '../../workflow/definition';
import { type Expr, type Ref, expr, property } from '../../workflow/tree';
import { newest } from '../window';
import type { Judged } from './judge';

/** How often each observable was withdrawn or came back, by its `sys_id`; odd while it is withdrawn. What is missing was never withdrawn. */
type Turns = Readonly<Record<string, number>>;

/**
 * What is remembered of withdrawn indicators. A revocation is final for the id of an object, and an observable may come back: then it needs another id. Nothing in its
 * record tells whether it was withdrawn before, so the playbook counts the turns, which only go up, and hands the counts on from run to run.
 */
export interface Generations {
  /** Reads the counts that the last run has handed on. */
  readonly read: Action<Turns>;
  readonly isRevoked: (id: Expr<string>) => Expr<boolean>;
  /** Whether a further withdrawal can be remembered. */
  readonly canRevoke: (id: Expr<string>) => Expr<boolean>;
  /** The turns of an observable with what this run makes of it. */
  readonly turnsAfter: (one: Ref<Judged>) => Expr<number>;
}

/** As many characters of counts are remembered, some 800 withdrawn observables; beyond that, indicators are ended, which a later version can undo. */
export const MOST_CHARACTERS = 30_000;

/** An id has room for so many generations. */
const MOST_TURNS = 30;

/** What the last run remembered, as text. */
const handedOn = (last: Action<{ readonly value: readonly RunRecord[] }>): Expr<string> =>
  orElse(coalesce<string>(newest(last).properties.outputs.generations.value, ''), '{}');

/** The memory of the runs before. */
export function generationsAfter(
  last: Action<{ readonly value: readonly RunRecord[] }>,
): Generations {
  const read = compose<Turns>('Generations', call('json', handedOn(last)));
  const turns = (id: Expr<string>): Expr<number> =>
    coalesce<number>(property(outputsOf(read), id), 0);
  const isOdd = (count: Expr<number>) => equals<number>(call('mod', count, 2), 1);
  const isRevoked = (id: Expr<string>) => isOdd(turns(id));
  const hasRoom = call('less', call('length', handedOn(last)), MOST_CHARACTERS);
  return {
    read,
    isRevoked,
    canRevoke: (id) =>
      or(
        isRevoked(id),
        and(call('less', turns(id), MOST_TURNS), or(hasRoom, call('greater', turns(id), 0))),
      ),
    turnsAfter: ({ id, fate }) => {
      const isTurn = or(
        and(equals<string>(fate, 'revoke'), not(isRevoked(id))),
        and(equals<string>(fate, 'bring'), isRevoked(id)),
      );
      const now = turns(id);
      return expr(call('if', isTurn, call('add', now, 1), now).node);
    },
  };
}

/** An observable that is uploaded, with its turns. */
export interface Turned extends Judged {
  readonly turns: number;
}

/** What the next run remembers: the counts of before, and what has changed. */
export function remember(
  before: Action<Turns>,
  turned: Action<readonly Turned[]>,
): { readonly actions: readonly Action[]; readonly text: Expr<string> } {
  const counted = filter<Turned>('Withdrawn_before', bodyOf(turned), ({ turns }) =>
    call('greater', turns, 0),
  );
  const rows = select<Turned, string>('Turns', bodyOf(counted), ({ id, turns }) =>
    concat('"', id, '":', turns),
  );
  const changed = call('json', concat('{', call('join', bodyOf(rows), ','), '}')) as Expr<object>;
  return {
    actions: [counted, rows],
    text: call('string', call('union', outputsOf(before), changed)),
  };
}
