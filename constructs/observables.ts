import { Construct } from 'constructs';
import type { Environment } from '../environments/schema';
import { shareObservables } from '../playbooks/servicenow/observables/share-observables';
import { CLOSED_NOW } from './gate';
import type { Platform } from './platform';
import { PlaybookGroup, type PlaybookGroupProps } from './playbook-group';
import { playbookSettings } from './playbook-settings';
import { present } from './present';
import { accountOf } from './servicenow-account';

/** The rule that starts it comes after those that bring updates to tickets. */
const ORDER = 400;

/** Whether a new security incident gets its observables from the playbook. */
export const relatesOnOpen = ({ threatIntelligence }: Environment): boolean =>
  threatIntelligence?.share?.relateOnOpen === true && !threatIntelligence.share.dryRun;

type Intelligence = NonNullable<Environment['threatIntelligence']>;

/**
 * Takes what incidents tell of attackers to ServiceNow, where the environment shares it. It has an identity of its own: that of the tickets may also start
 * playbooks and read their runs, and this one needs neither.
 */
export class Observables extends Construct {
  readonly groups: readonly PlaybookGroup[];

  constructor(scope: Construct, id: string, platform: Platform, intelligence: Intelligence) {
    super(scope, id);
    const { source, share } = intelligence;
    this.groups = share
      ? [new PlaybookGroup(this, platform, groupOf(platform, source, share))]
      : [];
  }
}

function groupOf(
  platform: Platform,
  source: Intelligence['source'],
  share: NonNullable<Intelligence['share']>,
): PlaybookGroupProps {
  const { environment, names } = platform;
  const { instance, account, label } = present(
    environment.serviceNow,
    'threatIntelligence.share needs serviceNow',
  );
  const { ownDomains, relateOnOpen, dryRun, filter, confidence } = share;
  const { types: kinds, minConfidence, maxAgeDays, tags, withoutTags } = filter;
  return {
    identity: names.observablesIdentity,
    connection: names.observablesSentinelConnection,
    playbooks: [
      {
        id: 'ShareObservables',
        key: 'observables',
        name: names.observables,
        system: 'ServiceNow',
        definition: shareObservables({
          ...playbookSettings(platform, names.observablesIdentity),
          instance,
          account: accountOf(account),
          label,
          source,
          relateOnOpen,
          dryRun,
          ownDomains,
          confidence,
          kinds,
          minConfidence,
          maxAgeDays,
          when: {
            ...(tags && { tags }),
            ...(withoutTags.length > 0 && { withoutTags }),
          },
        }),
        startedBy: {
          id: 'OnClosed',
          name: 'share the observables of true positives',
          order: ORDER,
          when: 'Updated',
          conditions: [CLOSED_NOW],
        },
      },
    ],
  };
}
