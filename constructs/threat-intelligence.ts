import { Construct } from 'constructs';
import type { Environment } from '../environments/schema';
import { importIntelligence } from '../playbooks/threat-intelligence/import';
import type { Platform } from './platform';
import { PlaybookGroup } from './playbook-group';
import { playbookSettings } from './playbook-settings';
import { present } from './present';
import { accountOf } from './servicenow-account';

type Intelligence = NonNullable<Environment['threatIntelligence']>;

/**
 * Threat intelligence from ServiceNow in Sentinel. Its playbook has an identity of its own: uploading needs a stronger role than tickets do, and none of the
 * playbooks that read what attackers have written should have it.
 */
export class ThreatIntelligence extends Construct {
  readonly groups: readonly PlaybookGroup[];

  constructor(scope: Construct, id: string, platform: Platform, intelligence: Intelligence) {
    super(scope, id);
    const { environment, ids, names } = platform;
    const needs = 'threatIntelligence needs';
    const { instance, account } = present(environment.serviceNow, `${needs} serviceNow`);
    const workspaceId = present(environment.sentinel.customerId, `${needs} sentinel.customerId`);
    const group = new PlaybookGroup(this, platform, {
      identity: names.threatIntelligenceIdentity,
      playbooks: [
        {
          id: 'Import',
          key: 'threat-intelligence',
          name: names.threatIntelligence,
          system: 'ServiceNow',
          everyMinutes: intelligence.everyMinutes,
          definition: importIntelligence({
            ...intelligence,
            ...playbookSettings(platform, names.threatIntelligenceIdentity),
            workspaceId,
            playbook: ids.playbook(names.threatIntelligence),
            instance,
            account: accountOf(account),
          }),
        },
      ],
    });
    this.groups = [group];
  }
}
