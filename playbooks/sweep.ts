import type { RunRecord } from '../systems/azure/runs';
import type { Incident } from '../systems/sentinel/types';
import { forEach } from '../workflow/actions';
import { call, empty, not, or, when } from '../workflow/calls';
import { type Action, type Definition, bodyOf } from '../workflow/definition';
import type { Expr, Ref } from '../workflow/tree';
import type { Part } from './failed-steps';
import { collectHeld } from './held';
import { onOutage } from './outage';
import { type Outcome, report } from './report';
import type { BridgeSettings } from './settings';
import { cursorOf, cutText, scheduled } from './window';

export interface SweepProps<T> {
  readonly settings: BridgeSettings;
  /** The ticket system, as people and the logs call it. */
  readonly system: Outcome['system'];
  readonly description: string;
  /** Reads how far the last run has come. */
  readonly last: Action<{ readonly value: readonly RunRecord[] }>;
  /** What lists both sides. */
  readonly listing: Part;
  /** The tickets that have changed, or were held. */
  readonly tickets: Expr<readonly T[]>;
  /** The incidents that their tickets may not reflect. */
  readonly unsettled: Action<readonly Incident[]>;
  /** What is done for a ticket or an incident. */
  readonly each: (item: Ref<T & Incident>) => readonly Action[];
  /** How far this run comes, without the last three parts: how far notes are copied, what is held, and whether there is more. */
  readonly cursor: readonly [Expr<string>, ...Expr<string>[]];
  /** From where on the run looks at notes, and up to where all listed tickets are looked at. */
  readonly notes: {
    readonly from: Expr<string>;
    readonly end: Expr<string>;
    /** Whether there may be more tickets than the budget allows. */
    readonly isCut: Expr<boolean>;
  };
}

/**
 * A scheduled playbook that lists what has changed on both sides and handles one item after the other. An item that fails is held for the next run, a side that cannot be
 * listed is an outage.
 */
export function sweep<T>(props: SweepProps<T>): Definition {
  const { settings, system, description, last, listing, tickets, unsettled, each } = props;
  const { azure, reconcile, channel } = settings;
  const items = call(
    'union',
    tickets,
    call('take', bodyOf(unsettled), reconcile.itemsPerRun) as Expr<readonly Incident[]>,
  ) as Expr<readonly (T & Incident)[]>;
  const loop = forEach('Items', items, each);
  const held = collectHeld(loop);
  const { from, end, isCut } = props.notes;
  // Of a ticket that found no room, and of one that is held, the notes are still to come: the next run may find no room for it either.
  const notesTo = when<string>(or(isCut, not(empty(held.keys))), from, end);
  const outcome = { system, direction: 'in', incident: 'none' } as const;
  const row = report('Report', {
    ...outcome,
    outcome: when<string>(empty(items), 'nothing to do', 'reconciled'),
  });
  const done: Action = {
    ...row,
    runAfter: { [loop.name]: ['Succeeded', 'Failed'], [held.last.name]: ['Succeeded', 'Skipped'] },
  };
  const failure = onOutage({
    azure,
    last: done,
    lastRun: last,
    everyMinutes: reconcile.everyMinutes,
    steps: [
      { action: last, doing: 'reading how far the last run has come' },
      ...listing.steps,
      { action: held.last, doing: 'keeping what has failed for the next run', cause: loop },
    ],
    couldNot: `reconcile ${system} with Microsoft Sentinel`,
    outcome,
    channel,
  });
  return {
    description,
    trigger: scheduled(reconcile),
    actions: [last, ...listing.actions, loop, ...held.actions, done, failure],
    outputs: cursorOf(...props.cursor, notesTo, call('join', held.keys, ','), cutText(isCut)),
  };
}
