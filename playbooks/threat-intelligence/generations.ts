import type { RunRecord } from '../../systems/azure/runs';
import { compose, filter, select } from '../../workflow/actions';
import { and, call, coalesce, concat, equals, or, orElse } from '../../workflow/calls';
import { type Action, bodyOf, outputsOf } from '../../workflow/definition';
import { type Expr, property } from '../../workflow/tree';
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
  /** Whether a withdrawal can be remembered. */
  readonly canRevoke: (id: Expr<string>) => Expr<boolean>;
  /** How often an observable has come back. */
  readonly generationOf: (id: Expr<string>) => Expr<number>;
  /** What the next run remembers, with a further turn of those that wait for it. */
  readonly remember: (judged: Action<readonly Judged[]>) => Memory;
}

/** The turns of a run. */
export interface Memory {
  /** The observables whose turn is remembered first: the next run reads them again. */
  readonly waiting: Action<readonly Judged[]>;
  readonly actions: readonly Action[];
  readonly text: Expr<string>;
}

/** As many characters of counts are remembered, some 800 withdrawn observables; beyond that, indicators are ended, which a later version can undo. */
const MOST_CHARACTERS = 30_000;

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
  const isRevoked = (id: Expr<string>) => equals<number>(call('mod', turns(id), 2), 1);
  const hasRoom = call('less', call('length', handedOn(last)), MOST_CHARACTERS);
  return {
    read,
    isRevoked,
    canRevoke: (id) =>
      or(
        isRevoked(id),
        and(call('less', turns(id), MOST_TURNS), or(hasRoom, call('greater', turns(id), 0))),
      ),
    generationOf: (id) => call('div', turns(id), 2),
    remember: (judged) => {
      const waiting = filter<Judged>('Waiting', bodyOf(judged), ({ fate }) =>
        or(equals<string>(fate, 'wait'), equals<string>(fate, 'withdraw')),
      );
      const rows = select<Judged, string>('Turns', bodyOf(waiting), ({ id }) =>
        concat('"', id, '":', call('add', turns(id), 1)),
      );
      const changed = call(
        'json',
        concat('{', call('join', bodyOf(rows), ','), '}'),
      ) as Expr<object>;
      return {
        waiting,
        actions: [waiting, rows],
        text: call('string', call('union', outputsOf(read), changed)),
      };
    },
  };
}
