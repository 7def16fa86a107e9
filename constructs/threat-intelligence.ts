import { Construct } from 'constructs';
import type { Environment } from '../environments/schema';
import { importIntelligence } from '../playbooks/threat-intelligence/import';
import { clouds } from '../systems/azure/cloud';
import { needsOf } from '../workflow/definition';
import { channelOf } from './declared-secrets';
import type { DeclaredPlaybook } from './health-alerts';
import type { Platform } from './platform';
import { Playbook } from './playbook';
import { PlaybookIdentity } from './playbook-identity';
import { present } from './present';
import { accountOf } from './servicenow-account';

type Intelligence = NonNullable<Environment['threatIntelligence']>;

/**
 * Threat intelligence from ServiceNow in Sentinel. Its playbook has an identity of its own: uploading needs a stronger role than tickets do, and none of the
 * playbooks that read what attackers have written should have it.
 */
export class ThreatIntelligence extends Construct {
  readonly declared: readonly DeclaredPlaybook[];

  constructor(scope: Construct, id: string, platform: Platform, intelligence: Intelligence) {
    super(scope, id);
    const { environment, ids, names } = platform;
    const needs = 'threatIntelligence needs';
    const { instance, account } = present(environment.serviceNow, `${needs} serviceNow`);
    const workspaceId = present(environment.sentinel.customerId, `${needs} sentinel.customerId`);
    const definition = importIntelligence({
      ...intelligence,
      workspaceId,
      azure: {
        cloud: clouds[environment.azure.cloud],
        identity: ids.identity(names.threatIntelligenceIdentity),
        vaultUri: ids.vaultUri,
      },
      playbook: ids.playbook(names.threatIntelligence),
      instance,
      account: accountOf(account),
      channel: channelOf(environment),
    });
    const identity = new PlaybookIdentity(this, 'Identity', platform, {
      name: names.threatIntelligenceIdentity,
      needs: needsOf(definition),
    });
    const playbook = new Playbook(this, 'Import', platform, {
      name: names.threatIntelligence,
      definition,
      identity,
    });
    const { everyMinutes } = intelligence;
    this.declared = [{ key: 'threat-intelligence', playbook, system: 'ServiceNow', everyMinutes }];
  }
}
