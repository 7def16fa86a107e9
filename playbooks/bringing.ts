import { startPlaybook, updateIncident } from '../systems/sentinel/calls';
import { switchOn } from '../workflow/actions';
import { and, call, equals, when } from '../workflow/calls';
import type { Action } from '../workflow/definition';
import type { Incident } from '../systems/sentinel/types';
import type { Expr, Ref } from '../workflow/tree';
import type { Conditions } from './conditions';
import { wantedWithin } from './wants';
import { columns, merged, onlyIf } from './columns';
import { type Sides, pulls } from './compare';
import type { Part, Step } from './failed-steps';
import { type Outcome, reportPulled } from './report';
import type { BridgeSettings } from './settings';

export interface ActingProps {
  readonly settings: BridgeSettings;
  /** The incident's resource id. */
  readonly id: Expr<string>;
  /** `pull`, `close`, `start`, `renew`, or the empty text where nothing is left to do. */
  readonly verdict: Expr<string>;
  /** Writes the ticket's change into the incident. */
  readonly pull: Action;
  /** Writes on the ticket what both sides agree on then, under a name. */
  readonly renew: (name: string) => Action;
  /**
   * Writes the change of a ticket that takes no more changes itself.
   * @default - every ticket takes changes
   */
  readonly close?: Action;
  /** Whether it is *open* whose work is left, and not *push*. */
  readonly opens: Expr<boolean>;
  /**
   * What follows the start of a playbook: where it fails, the item is held until what was started has done its work.
   * @default - nothing: what was started tells of its failure itself, by which the incident is looked at again
   */
  readonly started?: Step;
  /** What people call a ticket of the system. */
  readonly ticket: 'ticket' | 'issue';
}

/** Writes the ticket's change into Sentinel, or starts the playbook whose work is left. */
export function actOn(props: ActingProps): Part {
  const { settings, id, verdict, pull, close, opens, started, ticket } = props;
  const { azure, tenantId, playbooks } = settings;
  const start = startPlaybook('Start_playbook', azure, id, {
    playbook: when<string>(opens, playbooks.open, playbooks.push),
    tenantId,
  });
  const [renew, renewAlone] = [props.renew('Renew_agreement'), props.renew('Renew_alone')];
  const act = switchOn('Act', verdict, {
    pull: [pull, renew],
    renew: [renewAlone],
    ...(close && { close: [close] }),
    start: [start, ...(started ? [started.action] : [])],
  });
  return {
    actions: [act],
    steps: [
      { action: pull, doing: 'updating the incident' },
      { action: renew, doing: `writing on the ${ticket} what both sides agree on` },
      { action: renewAlone, doing: `writing on the ${ticket} what both sides agree on` },
      ...(close ? [{ action: close, doing: 'closing the incident' }] : []),
      { action: start, doing: `starting the playbook that opens or updates the ${ticket}` },
      ...(started ? [started] : []),
    ],
  };
}

/** The most characters that the conditions of all routes may take beside what else decides about an item. */
const MOST_ASKED = 1500;

/**
 * Whether *open* has work with an item: an incident without a ticket, or one that was not told of its ticket. Of the latter, where no route wants it any more, *open* does
 * nothing, and this playbook tells it; and so where the routes are too many to be asked.
 */
export function isForOpen(
  routes: readonly Conditions[],
  incident: Ref<Incident>,
  is: { readonly without: Expr<boolean>; readonly withoutOrUntold: Expr<boolean> },
): Expr<boolean> {
  const wanted = wantedWithin(MOST_ASKED, routes, { incident });
  return wanted === undefined ? is.without : and(is.withoutOrUntold, wanted);
}

/** Whether the ticket's change closes the incident. */
export const closesIncident = ({ status }: Sides): Expr<boolean> =>
  and(pulls(status), equals<string>(status.ticket, 'Closed'));

export interface PullProps {
  /** The incident's resource id. */
  readonly id: Expr<string>;
  readonly sides: Sides;
  /** Why the incident is closed, where it is. */
  readonly classification: Expr<object>;
  readonly system: Outcome['system'];
  /** What the incident's label starts with that names the ticket. */
  readonly label: string;
}

/** Adds a tag to an incident. */
export const tagsToAdd = (tag: Expr<string>): Expr<object> =>
  columns({ tagsToAdd: columns({ TagsToAdd: call('createArray', columns({ Tag: tag })) }) });

/** Labels an incident with its ticket where it was not told of it. Where a route wants the incident, *open* does that. */
export const labelWhere = (isUntold: Expr<boolean>, label: Expr<string>): Expr<object> =>
  onlyIf(isUntold, tagsToAdd(label));

/**
 * Writes the ticket's changes into the incident: one partial update, the last write to the incident of an item.
 * @param others further changes
 */
export function pullChanges(
  name: string,
  props: PullProps,
  ...others: readonly Expr<object>[]
): Action {
  const { id, sides, classification } = props;
  const { status, severity } = sides;
  const update = updateIncident(
    name,
    id,
    merged(
      onlyIf(pulls(status), columns({ status: status.ticket })),
      onlyIf(pulls(severity), columns({ severity: severity.ticket })),
      onlyIf(closesIncident(sides), columns({ classification })),
      ...others,
    ),
  );
  return reportPulled(update, props);
}
