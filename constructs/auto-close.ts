import { Construct } from 'constructs';
import type { Environment } from '../environments/schema';
import { autoClose } from '../playbooks/sentinel/auto-close';
import { clouds } from '../systems/azure/cloud';
import type { Classification } from '../systems/sentinel/types';
import { needsOf } from '../workflow/definition';
import { AutomationRule } from './automation-rule';
import { channelOf } from './declared-secrets';
import { type RuleCondition, exactly, gateOf } from './gate';
import type { DeclaredPlaybook } from './health-alerts';
import type { Platform } from './platform';
import { Playbook } from './playbook';
import { PlaybookIdentity } from './playbook-identity';
import { SentinelConnection } from './sentinel-connection';

type Entry = Environment['autoClose'][number];

/** The first of the rules that close incidents: before those that open tickets. */
const FIRST_ORDER = 100;

/** Why a rule closes an incident, in the words of the provider. */
const REASONS: Readonly<Record<Classification, string>> = {
  TruePositive: 'TruePositive_SuspiciousActivity',
  BenignPositive: 'BenignPositive_SuspiciousButExpected',
  FalsePositive: 'FalsePositive_IncorrectAlertLogic',
  Undetermined: 'Undetermined',
};

/** The conditions of the rule that closes what an entry wants; undefined where a playbook has to decide. A rule cannot count alerts. */
const conditionsOf = ({ maxAlerts, when }: Entry): readonly RuleCondition[] | undefined =>
  maxAlerts === undefined ? exactly(when) : undefined;

/** Incidents that are closed by themselves: by a rule where a rule can say exactly which, else by a playbook. */
export class AutoClose extends Construct {
  /** Its playbook. None where rules do it all. */
  readonly declared: readonly DeclaredPlaybook[];

  constructor(scope: Construct, id: string, platform: Platform, entries: Environment['autoClose']) {
    super(scope, id);
    const decided = entries.filter((entry) => conditionsOf(entry) === undefined);
    const playbook = decided.length > 0 ? this.addPlaybook(platform, decided) : undefined;
    this.declared = playbook ? [{ key: 'auto-close', playbook, system: 'Sentinel' }] : [];

    entries.forEach((entry, index) => {
      const conditions = conditionsOf(entry);
      if (conditions === undefined) return;
      new AutomationRule(this, `Rule${index}`, platform, {
        name: entry.name,
        order: FIRST_ORDER + 1 + index,
        when: 'Created',
        conditions,
        expires: entry.expires,
        does: {
          change: {
            status: 'Closed',
            classification: REASONS[entry.classification],
            classificationComment: entry.comment,
          },
        },
      });
    });
  }

  private addPlaybook(platform: Platform, entries: readonly Entry[]): Playbook {
    const { environment, ids, names } = platform;
    const identityId = ids.identity(names.autoCloseIdentity);
    const definition = autoClose({
      azure: {
        cloud: clouds[environment.azure.cloud],
        identity: identityId,
        vaultUri: ids.vaultUri,
      },
      entries,
      channel: channelOf(environment),
    });
    const identity = new PlaybookIdentity(this, 'Identity', platform, {
      name: names.autoCloseIdentity,
      needs: needsOf(definition),
    });
    const connection = new SentinelConnection(this, 'Sentinel', platform, {
      name: names.autoCloseSentinelConnection,
      identityId,
      dependsOn: [identity.ready],
    });
    const playbook = new Playbook(this, 'AutoClose', platform, {
      name: names.autoClose,
      definition,
      identity,
      connection,
    });
    new AutomationRule(this, 'OnCreated', platform, {
      name: 'close by playbook',
      order: FIRST_ORDER,
      when: 'Created',
      conditions: gateOf(entries.map(({ when }) => when)),
      does: { playbook },
    });
    return playbook;
  }
}
