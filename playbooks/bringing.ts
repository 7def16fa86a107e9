import { startPlaybook, updateIncident } from '../systems/sentinel/calls';
import { condition, switchOn } from '../workflow/actions';
import { and, equals } from '../workflow/calls';
import type { Action } from '../workflow/definition';
import type { Expr } from '../workflow/tree';
import { columns, merged, onlyIf } from './columns';
import { type Sides, pulls } from './compare';
import type { Part } from './failed-steps';
import type { BridgeSettings } from './settings';

export interface ActingProps {
  readonly settings: BridgeSettings;
  /** The incident's resource id. */
  readonly id: Expr<string>;
  /** `pull`, `close`, `push`, `look`, `open`, or the empty text where nothing is left to do. */
  readonly verdict: Expr<string>;
  /** Writes the ticket's change into the incident. */
  readonly pull: Action;
  /** Writes on the ticket what both sides agree on then. */
  readonly renew: Action;
  /**
   * Writes the change of a ticket that takes no more changes itself.
   * @default - every ticket takes changes
   */
  readonly close?: Action;
  /** Finds out whether the ticket lacks something that the agreed state does not tell of. */
  readonly look: Part & { readonly isBehind: Expr<boolean> };
  /** What people call a ticket of the system. */
  readonly ticket: 'ticket' | 'issue';
}

/** Writes the ticket's change into Sentinel, or starts the playbook whose work is left. */
export function actOn(props: ActingProps): Part {
  const { settings, id, verdict, pull, renew, close, look, ticket } = props;
  const { azure, tenantId, playbooks } = settings;
  const start = (name: string, playbook: string) =>
    startPlaybook(name, azure, id, { playbook, tenantId });
  const push = start('Start_push', playbooks.push);
  const pushToo = start('Start_push_too', playbooks.push);
  const open = start('Start_open', playbooks.open);
  const act = switchOn('Act', verdict, {
    pull: [pull, renew],
    ...(close && { close: [close] }),
    push: [push],
    look: [...look.actions, condition('If_behind', look.isBehind, { then: [pushToo] })],
    open: [open],
  });
  const starting = `starting the playbook that updates the ${ticket}`;
  return {
    actions: [act],
    steps: [
      { action: pull, doing: 'updating the incident' },
      { action: renew, doing: `writing on the ${ticket} what both sides agree on` },
      ...(close ? [{ action: close, doing: 'closing the incident' }] : []),
      { action: push, doing: starting },
      ...look.steps,
      { action: pushToo, doing: starting },
      { action: open, doing: `starting the playbook that opens ${ticket}s` },
    ],
  };
}

/** Whether the ticket's change closes the incident. */
export const closesIncident = ({ status }: Sides): Expr<boolean> =>
  and(pulls(status), equals<string>(status.ticket, 'Closed'));

/**
 * Writes the ticket's changes into the incident: one partial update, the last write to the incident of an item.
 * @param classification why the incident is closed, where it is
 * @param others further changes
 */
export function pullChanges(
  name: string,
  id: Expr<string>,
  sides: Sides,
  classification: Expr<object>,
  ...others: readonly Expr<object>[]
): Action {
  const { status, severity } = sides;
  return updateIncident(
    name,
    id,
    merged(
      onlyIf(pulls(status), columns({ status: status.ticket })),
      onlyIf(pulls(severity), columns({ severity: severity.ticket })),
      onlyIf(closesIncident(sides), columns({ classification })),
      ...others,
    ),
  );
}
