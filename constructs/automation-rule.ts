import {
  SentinelAutomationRule,
  type SentinelAutomationRuleActionIncident,
} from '@cdktf/provider-azurerm/lib/sentinel-automation-rule';
import { Construct } from 'constructs';
import { v5 as uuid } from 'uuid';
import type { RuleCondition } from './gate';
import type { Platform } from './platform';
import type { Playbook } from './playbook';

/** The namespace of the rules' ids: a UUID of our own, so that a rule has the same id in every synth. */
const NAMESPACE = '7c0a4f0e-6a53-4b8e-9a55-0f3f2c9d5b1e';

/** What the names of an environment's rules start with. */
export const rulePrefix = ({ environment }: Platform): string =>
  `Sentinel Bridge ${environment.name}: `;

export interface AutomationRuleProps {
  /** What it does, behind what all names start with. */
  readonly name: string;
  /** 1 to 1,000: the lower, the earlier. */
  readonly order: number;
  readonly when: 'Created' | 'Updated';
  readonly conditions: readonly RuleCondition[];
  /** What the rule does: start a playbook, or change the incident itself. */
  readonly does:
    | { readonly playbook: Playbook }
    | { readonly change: Omit<SentinelAutomationRuleActionIncident, 'order'> };

  /**
   * The day from which on the rule does nothing, as `2028-06-30`.
   * @default - never
   */
  readonly expires?: string | undefined;
}

/**
 * What Sentinel does when an incident is created or updated.
 * @see https://learn.microsoft.com/azure/sentinel/automate-incident-handling-with-automation-rules
 */
export class AutomationRule extends Construct {
  constructor(scope: Construct, id: string, platform: Platform, props: AutomationRuleProps) {
    super(scope, id);
    const { ids } = platform;
    const { name, order, when, conditions, does, expires } = props;
    new SentinelAutomationRule(this, 'Rule', {
      name: uuid(`${ids.workspace}/${this.node.path}`, NAMESPACE),
      logAnalyticsWorkspaceId: ids.workspace,
      displayName: `${rulePrefix(platform)}${name}`,
      order,
      triggersOn: 'Incidents',
      triggersWhen: when,
      conditionJson: JSON.stringify(conditions),
      ...(expires !== undefined && { expiration: `${expires}T00:00:00Z` }),
      ...actionOf(does, platform),
    });
  }
}

function actionOf(does: AutomationRuleProps['does'], platform: Platform) {
  if ('change' in does) {
    return {
      actionIncident: [{ order: 1, ...does.change }],
      dependsOn: [...platform.healthLog],
    };
  }
  const { workflow } = does.playbook;
  const { tenantId } = platform.environment.azure;
  return {
    actionPlaybook: [{ order: 1, logicAppId: workflow.id, tenantId }],
    dependsOn: [platform.automationGrant, workflow, ...platform.healthLog],
  };
}
