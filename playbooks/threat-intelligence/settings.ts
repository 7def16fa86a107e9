import type { VaultContext } from '../../systems/key-vault/calls';
import type { Channel } from '../../systems/notify/types';
import type { Account } from '../../systems/servicenow/sign-in';
import type { IndicatorKind, TlpLevel } from '../../systems/threat-intelligence/types';

/** What the playbook that brings threat intelligence from ServiceNow works with. */
export interface IntelligenceSettings {
  readonly azure: VaultContext;
  /** The workspace's own id, a GUID. */
  readonly workspaceId: string;
  /** The resource id of the playbook itself, whose runs say how far it has come. */
  readonly playbook: string;
  /** As `https://acme.service-now.com`. */
  readonly instance: string;
  readonly account: Account;
  /** Where ServiceNow keeps it. */
  readonly source: 'classic' | 'tisc';
  /** Minutes from one run to the next. */
  readonly everyMinutes: number;
  /** Observables that one run handles at most. */
  readonly itemsPerRun: number;
  /** Whether what would be brought is only counted. */
  readonly dryRun: boolean;
  readonly filter: IntelligenceFilter;
  /** Days after its last change for which an indicator holds, where ServiceNow names no end. */
  readonly validDays: number;
  /** How sure an observable is of which ServiceNow says nothing, from 0 to 100. */
  readonly confidence: number;
  /** The level of the Traffic Light Protocol, where ServiceNow names none. */
  readonly tlp: TlpLevel;
  /** The tag of everything that is brought. */
  readonly label: string;

  /**
   * The channel that is told of outages.
   * @default - nobody is notified
   */
  readonly channel?: Channel | undefined;
}

/** Which observables are brought. */
export interface IntelligenceFilter {
  readonly types: readonly IndicatorKind[];
  readonly minConfidence: number;
  /** Days since the last change. */
  readonly maxAgeDays: number;

  /**
   * Tags of which an observable needs one.
   * @default - tags do not matter
   */
  readonly tags?: readonly string[];

  /** Tags that keep it out. */
  readonly withoutTags: readonly string[];
}
