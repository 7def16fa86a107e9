import { Construct } from 'constructs';
import type { Environment } from '../environments/schema';
import { shareObservables } from '../playbooks/servicenow/observables/share-observables';
import { clouds } from '../systems/azure/cloud';
import { needsOf } from '../workflow/definition';
import { AutomationRule } from './automation-rule';
import { channelOf } from './declared-secrets';
import { CLOSED_NOW } from './gate';
import type { DeclaredPlaybook } from './health-alerts';
import type { Platform } from './platform';
import { Playbook } from './playbook';
import { PlaybookIdentity } from './playbook-identity';
import { SentinelConnection } from './sentinel-connection';
import { accountOf } from './servicenow-account';

/** The rule that starts it comes after those that bring updates to tickets. */
const ORDER = 400;

/** Whether a new security incident gets its observables from the playbook. */
export const relatesOnOpen = ({ threatIntelligence }: Environment): boolean =>
  threatIntelligence?.share?.relateOnOpen === true && !threatIntelligence.share.dryRun;

interface ObservablesProps {
  readonly serviceNow: NonNullable<Environment['serviceNow']>;
  readonly source: NonNullable<Environment['threatIntelligence']>['source'];
  readonly share: NonNullable<NonNullable<Environment['threatIntelligence']>['share']>;
}

/**
 * Takes what incidents tell of attackers to ServiceNow. It has an identity of its own: that of the tickets may also start playbooks and read their runs, and this one
 * needs neither.
 */
export class Observables extends Construct {
  readonly identity: PlaybookIdentity;
  readonly declared: readonly DeclaredPlaybook[];

  /** None where the environment shares nothing. */
  static of(scope: Construct, platform: Platform): readonly Observables[] {
    const { serviceNow, threatIntelligence } = platform.environment;
    if (!serviceNow || !threatIntelligence?.share) return [];
    const { source, share } = threatIntelligence;
    return [new Observables(scope, 'Observables', platform, { serviceNow, source, share })];
  }

  private constructor(scope: Construct, id: string, platform: Platform, props: ObservablesProps) {
    super(scope, id);
    const { environment, ids, names } = platform;
    const { serviceNow, source, share } = props;
    const { ownDomains, relateOnOpen, dryRun, filter, confidence } = share;
    const identityId = ids.identity(names.observablesIdentity);
    const definition = shareObservables({
      azure: {
        cloud: clouds[environment.azure.cloud],
        identity: identityId,
        vaultUri: ids.vaultUri,
      },
      instance: serviceNow.instance,
      account: accountOf(serviceNow.account),
      label: serviceNow.label,
      channel: channelOf(environment),
      source,
      relateOnOpen,
      dryRun,
      ownDomains,
      confidence,
      kinds: filter.types,
      minConfidence: filter.minConfidence,
      maxAgeDays: filter.maxAgeDays,
      when: {
        ...(filter.tags && { tags: filter.tags }),
        ...(filter.withoutTags.length > 0 && { withoutTags: filter.withoutTags }),
      },
    });
    this.identity = new PlaybookIdentity(this, 'Identity', platform, {
      name: names.observablesIdentity,
      needs: needsOf(definition),
    });
    const connection = new SentinelConnection(this, 'Sentinel', platform, {
      name: names.observablesSentinelConnection,
      identityId,
      dependsOn: [this.identity.ready],
    });
    const playbook = new Playbook(this, 'ShareObservables', platform, {
      name: names.observables,
      definition,
      identity: this.identity,
      connection,
    });
    new AutomationRule(this, 'OnClosed', platform, {
      name: 'share the observables of true positives',
      order: ORDER,
      when: 'Updated',
      conditions: [CLOSED_NOW],
      does: { playbook },
    });
    this.declared = [{ key: 'observables', playbook, system: 'ServiceNow' }];
  }
}
