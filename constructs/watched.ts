import type { Conditions } from '../playbooks/conditions';
import type { Expiry } from './expiries';
import type { Playbook } from './playbook';

/** What the health of an environment is about. */
export interface Watched {
  readonly integrations: readonly WatchedIntegration[];
  /** All of them, those of the integrations first. */
  readonly playbooks: readonly DeclaredPlaybook[];
  readonly expiries: readonly Expiry[];
}

/** An integration with a ticket system, as far as its health goes. */
export interface WatchedIntegration {
  /** What people call the system, as `ServiceNow`. */
  readonly system: string;
  /** What the labels start with that name a ticket. */
  readonly label: string;
  /** Minutes from one reconciliation to the next. */
  readonly everyMinutes: number;
  /** What the routes want: the rule that starts *open* lets it through, and what all of them exclude starts nothing. */
  readonly routes: readonly Conditions[];
}

/** A playbook as its health is told. */
export interface WatchedAs {
  /** What the alerts on its metrics are called by, as `servicenow-open`. */
  readonly key: string;
  /** As its reports say it: a ticket system, or `Sentinel` where it has to do with none. */
  readonly system: string;
  /**
   * Minutes from one run to the next.
   * @default - it has no schedule
   */
  readonly everyMinutes?: number;
}

/** A playbook as it is deployed, as far as its health goes. */
export interface DeclaredPlaybook extends WatchedAs {
  readonly playbook: Playbook;
}
