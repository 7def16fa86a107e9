import { Construct } from 'constructs';
import type { Environment } from '../environments/schema';
import { autoClose } from '../playbooks/sentinel/auto-close';
import type { Classification } from '../systems/sentinel/types';
import { AutomationRule } from './automation-rule';
import { type RuleCondition, exactly, gateOf } from './gate';
import type { Platform } from './platform';
import { PlaybookGroup, type PlaybookGroupProps } from './playbook-group';
import { playbookSettings } from './playbook-settings';

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
  /** None where rules do it all. */
  readonly groups: readonly PlaybookGroup[];

  constructor(scope: Construct, id: string, platform: Platform, entries: Environment['autoClose']) {
    super(scope, id);
    const decided = entries.filter((entry) => conditionsOf(entry) === undefined);
    this.groups =
      decided.length > 0 ? [new PlaybookGroup(this, platform, groupOf(platform, decided))] : [];

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
}

/** The playbook that decides about what no rule can say. */
function groupOf(platform: Platform, entries: readonly Entry[]): PlaybookGroupProps {
  const { names } = platform;
  return {
    identity: names.autoCloseIdentity,
    connection: names.autoCloseSentinelConnection,
    playbooks: [
      {
        id: 'AutoClose',
        key: 'auto-close',
        name: names.autoClose,
        system: 'Sentinel',
        definition: autoClose({ ...playbookSettings(platform, names.autoCloseIdentity), entries }),
        startedBy: {
          id: 'OnCreated',
          name: 'close by playbook',
          order: FIRST_ORDER,
          when: 'Created',
          conditions: gateOf(entries.map(({ when }) => when)),
        },
      },
    ],
  };
}
