import { Construct } from 'constructs';
import type { Environment } from '../environments/schema';
import { BRIDGE_IDENTITIES } from '../playbooks/identities';
import { triageOutcome } from '../playbooks/triage/outcome';
import { NO_RULE, ROWS, type TriageSettings, WORKSPACE } from '../playbooks/triage/settings';
import { triage } from '../playbooks/triage/triage';
import { kqlText, withValues } from '../queries/kql';
import { readQuery } from '../queries/read';
import { clouds } from '../systems/azure/cloud';
import { needsOf } from '../workflow/definition';
import { AutomationRule } from './automation-rule';
import type { Reference } from './azapi/reference';
import { channelOf } from './declared-secrets';
import { TRIAGED_AND_CLOSED, gateOf } from './gate';
import type { Platform } from './platform';
import { Playbook } from './playbook';
import type { DeclaredPlaybook } from './playbook-group';
import { PlaybookIdentity } from './playbook-identity';
import { present } from './present';
import { SentinelConnection } from './sentinel-connection';
import { TriageModel, modelOf } from './triage-model';
import { TriageRows } from './triage-rows';

type Triage = NonNullable<Environment['triage']>;

/**
 * The orders of the rules: a suggestion comes after every ticket was opened; what acts comes before, and after what closes incidents without a model.
 */
const ORDERS = { apply: 150, suggest: 400, outcome: 390 } as const;

/**
 * A language model that is asked about incidents: the model, the table in which it is measured, an identity, and the two playbooks with their rules.
 */
export class TriageIntegration extends Construct {
  readonly identity: PlaybookIdentity;
  private readonly settings: TriageSettings;
  private readonly rows: TriageRows;

  constructor(
    scope: Construct,
    id: string,
    private readonly platform: Platform,
    given: Triage,
  ) {
    super(scope, id);
    const { model } = given;
    this.settings = settingsOf(platform, given);
    this.rows = new TriageRows(this, 'Rows', platform);
    const account =
      model.kind === 'deployed'
        ? new TriageModel(this, 'Model', platform, model).accountId
        : model.account;
    this.identity = new PlaybookIdentity(this, 'Identity', platform, {
      name: platform.names.triageIdentity,
      needs: [triage(this.settings), triageOutcome(this.settings)].flatMap(needsOf),
      places: { model: account, rows: this.rows.ruleId },
    });
  }

  /** Declares the playbooks and their rules, once the identities of the whole environment are known. */
  declare(identities: readonly Reference[]): readonly DeclaredPlaybook[] {
    const { names, ids } = this.platform;
    const connection = new SentinelConnection(this, 'Sentinel', this.platform, {
      name: names.triageSentinelConnection,
      identityId: ids.identity(names.triageIdentity),
      dependsOn: [this.identity.ready],
    });
    const common = {
      identity: this.identity,
      connection,
      parameters: {
        [ROWS.name]: this.rows.reference,
        [WORKSPACE.name]: present(
          this.platform.environment.sentinel.customerId,
          'triage needs sentinel.customerId',
        ),
        [BRIDGE_IDENTITIES.name]: identities,
      },
    };
    const asking = new Playbook(this, 'Triage', this.platform, {
      ...common,
      name: names.triage,
      definition: triage(this.settings),
    });
    const noting = new Playbook(this, 'Outcome', this.platform, {
      ...common,
      name: names.triageOutcome,
      definition: triageOutcome(this.settings),
    });
    new AutomationRule(this, 'OnCreated', this.platform, {
      name: 'ask the language model',
      order: ORDERS[this.settings.mode],
      when: 'Created',
      conditions: gateOf([this.settings.when]),
      does: { playbook: asking },
    });
    new AutomationRule(this, 'OnClosed', this.platform, {
      name: 'note what was found of triaged incidents',
      order: ORDERS.outcome,
      when: 'Updated',
      conditions: TRIAGED_AND_CLOSED,
      does: { playbook: noting },
    });
    return [
      { key: 'triage', playbook: asking, system: 'Sentinel' },
      { key: 'triage-outcome', playbook: noting, system: 'Sentinel' },
    ];
  }
}

/** Closings that are counted where the settings close nothing. */
const COUNTED = 50;

function settingsOf(platform: Platform, given: Triage): TriageSettings {
  const { environment, ids, names } = platform;
  const { examples, close, ...others } = given;
  const model = modelOf(platform, given.model);
  return {
    ...others,
    close,
    model,
    azure: {
      cloud: clouds[environment.azure.cloud],
      identity: ids.identity(names.triageIdentity),
      vaultUri: ids.vaultUri,
    },
    ruleRecord: withValues(readQuery('triage/rule-record.kql'), {
      OfRule: kqlText(NO_RULE),
      Outcomes: String(close?.outcomes ?? COUNTED),
      Shown: String(examples),
      OfModel: kqlText(model.name),
    }),
    machineWords: [...new Set(environment.autoClose.map(({ comment }) => comment))],
    channel: channelOf(environment),
  };
}
