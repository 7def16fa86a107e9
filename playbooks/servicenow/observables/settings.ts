import type { Conditions } from '../../conditions';
import type { ServiceNowContext } from '../../../systems/servicenow/calls';
import type { Account } from '../../../systems/servicenow/sign-in';
import type { VaultContext } from '../../../systems/key-vault/calls';
import type { Channel } from '../../../systems/notify/types';
import type { ObservableKind } from '../../../systems/servicenow/types';
import type { Severity } from '../../../systems/sentinel/types';

/** What the playbook that takes an incident's observables to ServiceNow is made of. */
export interface ObservablesSettings extends Pick<ServiceNowContext, 'instance'> {
  readonly azure: VaultContext;
  readonly account: Account;
  /** What the label of a ticket starts with, as `ServiceNow`. */
  readonly label: string;

  /**
   * The channel that is told of failures.
   * @default - nobody is notified
   */
  readonly channel?: Channel | undefined;

  /** Where ServiceNow keeps its intelligence: its classic tables, or Threat Intelligence Security Center. */
  readonly source: 'classic' | 'tisc';
  /** Whether the observables of a security incident are related to it while it is worked on, and not only as shared ones. */
  readonly relateOnOpen: boolean;
  /** Which kinds of values are taken. */
  readonly kinds: readonly ObservableKind[];
  /** The domains of one's own, which are nobody's attack. */
  readonly ownDomains: readonly string[];
  /** From 0 to 100, by the severity of the incident. */
  readonly confidence: Readonly<Record<Severity, number>>;
  /** The least confidence of what is shared. */
  readonly minConfidence: number;
  /** Days after which an incident is too old to be shared. */
  readonly maxAgeDays: number;
  /** Which incidents are shared. */
  readonly when: Pick<Conditions, 'tags' | 'withoutTags'>;
  /** Whether nothing is written, and only counted. */
  readonly dryRun: boolean;
}
