import type { VaultContext } from '../systems/key-vault/calls';
import type { Channel } from '../systems/notify/types';

/** What every playbook of an integration works with. */
export interface BridgeSettings {
  readonly azure: VaultContext;
  /** The Sentinel workspace: its name, and its resource id, starting with `/subscriptions/`. */
  readonly workspace: { readonly name: string; readonly id: string };
  readonly tenantId: string;

  /** The resource ids of the integration's own playbooks: they start each other, and *reconcile* reads its own runs. */
  readonly playbooks: {
    readonly open: string;
    readonly push: string;
    readonly reconcile: string;
  };

  /** What the integration's label on an incident starts with, as `ServiceNow` in `ServiceNow:INC0010001`. */
  readonly label: string;

  /**
   * The channel that is told of failures.
   * @default - nobody is notified
   */
  readonly channel?: Channel | undefined;

  /** Whose change wins where both sides have changed a field that goes both ways. */
  readonly wins: {
    readonly status: 'sentinel' | 'ticket';
    readonly severity: 'sentinel' | 'ticket';
  };
  readonly reconcile: ReconcileSettings;
}

/** The sweep that finds what events have missed. */
export interface ReconcileSettings {
  /** Minutes from one run to the next. */
  readonly everyMinutes: number;
  /** Hours that the first run, which has no predecessor, looks back. */
  readonly lookBackHours: number;
  /** Incidents and tickets that one run handles at most; the next one goes on from there. */
  readonly itemsPerRun: number;
}
