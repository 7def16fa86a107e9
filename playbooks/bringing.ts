import { startPlaybook, updateIncident } from '../systems/sentinel/calls';
import { switchOn } from '../workflow/actions';
import { and, equals } from '../workflow/calls';
import type { Action } from '../workflow/definition';
import type { Expr } from '../workflow/tree';
import { columns, merged, onlyIf } from './columns';
import { type Sides, pulls } from './compare';
import type { Part } from './failed-steps';
import { type Outcome, reportPulled } from './report';
import type { BridgeSettings } from './settings';

export interface ActingProps {
  readonly settings: BridgeSettings;
  /** The incident's resource id. */
  readonly id: Expr<string>;
  /** `pull`, `push`, `open`, or the empty text where nothing is left to do. */
  readonly verdict: Expr<string>;
  /** Writes the ticket's change into the incident. */
  readonly pull: Action;
  /** The name of the action that lets *push* renew what was agreed, once the incident has changed. */
  readonly renew: string;
  /** What people call a ticket of the system. */
  readonly ticket: 'ticket' | 'issue';
}

/** Writes the ticket's change into Sentinel, or starts the playbook whose work is left. */
export function actOn({ settings, id, verdict, pull, renew, ticket }: ActingProps): Part {
  const { azure, tenantId, playbooks } = settings;
  const start = (name: string, playbook: string) =>
    startPlaybook(name, azure, id, { playbook, tenantId });
  const renewal = start(renew, playbooks.push);
  const push = start('Start_push', playbooks.push);
  const open = start('Start_open', playbooks.open);
  return {
    actions: [switchOn('Act', verdict, { pull: [pull, renewal], push: [push], open: [open] })],
    steps: [
      { action: pull, doing: 'updating the incident' },
      { action: renewal, doing: `starting the playbook that updates the ${ticket}` },
      { action: push, doing: `starting the playbook that updates the ${ticket}` },
      { action: open, doing: `starting the playbook that opens ${ticket}s` },
    ],
  };
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

/**
 * Writes the ticket's changes into the incident: one partial update, the last write of an item.
 * @param others further changes
 */
export function pullChanges(props: PullProps, ...others: readonly Expr<object>[]): Action {
  const { id, sides, classification } = props;
  const { status, severity } = sides;
  const update = updateIncident(
    'Update_incident',
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
