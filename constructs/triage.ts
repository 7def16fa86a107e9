import { Construct } from 'constructs';
import type { Environment } from '../environments/schema';
import { triageOutcome } from '../playbooks/triage/outcome';
import { NO_RULE, ROWS, type TriageSettings, WORKSPACE } from '../playbooks/triage/settings';
import { triage } from '../playbooks/triage/triage';
import { kqlText, withValues } from '../queries/kql';
import { readQuery } from '../queries/read';
import { TRIAGED_AND_CLOSED, gateOf } from './gate';
import type { Platform } from './platform';
import { PlaybookGroup } from './playbook-group';
import { playbookSettings } from './playbook-settings';
import { present } from './present';
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
  readonly groups: readonly PlaybookGroup[];

  constructor(scope: Construct, id: string, platform: Platform, given: Triage) {
    super(scope, id);
    const { model } = given;
    const { environment, names } = platform;
    const settings = settingsOf(platform, given);
    const rows = new TriageRows(this, 'Rows', platform);
    const account =
      model.kind === 'deployed'
        ? new TriageModel(this, 'Model', platform, model).accountId
        : model.account;
    const group = new PlaybookGroup(this, platform, {
      identity: names.triageIdentity,
      connection: names.triageSentinelConnection,
      places: { model: account, rows: rows.ruleId },
      parameters: {
        [ROWS.name]: rows.reference,
        [WORKSPACE.name]: present(
          environment.sentinel.customerId,
          'triage needs sentinel.customerId',
        ),
      },
      playbooks: [
        {
          id: 'Triage',
          key: 'triage',
          name: names.triage,
          system: 'Sentinel',
          definition: triage(settings),
          startedBy: {
            id: 'OnCreated',
            name: 'ask the language model',
            order: ORDERS[settings.mode],
            when: 'Created',
            conditions: gateOf([settings.when]),
          },
        },
        {
          id: 'Outcome',
          key: 'triage-outcome',
          name: names.triageOutcome,
          system: 'Sentinel',
          definition: triageOutcome(settings),
          startedBy: {
            id: 'OnClosed',
            name: 'note what was found of triaged incidents',
            order: ORDERS.outcome,
            when: 'Updated',
            conditions: TRIAGED_AND_CLOSED,
          },
        },
      ],
    });
    this.groups = [group];
  }
}

/** Closings that are counted where the settings close nothing. */
const COUNTED = 50;

function settingsOf(platform: Platform, given: Triage): TriageSettings {
  const { environment, names } = platform;
  const { examples, close, ...others } = given;
  const model = modelOf(platform, given.model);
  return {
    ...others,
    ...playbookSettings(platform, names.triageIdentity),
    close,
    model,
    ruleRecord: withValues(readQuery('triage/rule-record.kql'), {
      OfRule: kqlText(NO_RULE),
      Outcomes: String(close?.outcomes ?? COUNTED),
      Shown: String(examples),
      OfModel: kqlText(model.name),
    }),
    machineWords: [...new Set(environment.autoClose.map(({ comment }) => comment))],
  };
}
