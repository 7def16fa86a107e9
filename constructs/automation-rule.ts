import { SentinelAutomationRule } from '@cdktf/provider-azurerm/lib/sentinel-automation-rule';
import { Construct } from 'constructs';
import { v5 as uuid } from 'uuid';
import { SEVERITIES, type Severity } from '../systems/sentinel/types';
import type { Platform } from './platform';
import type { Playbook } from './playbook';

/** The namespace of the rules' ids: a UUID of our own, so that a rule has the same id in every synth. */
const NAMESPACE = '7c0a4f0e-6a53-4b8e-9a55-0f3f2c9d5b1e';

export interface AutomationRuleProps {
  readonly displayName: string;
  readonly playbook: Playbook;
  /** 1 to 1,000: the lower, the earlier. */
  readonly order: number;
  /** The severities that some route wants. */
  readonly severities: readonly Severity[];
}

/**
 * Starts a playbook when an incident is created. The rule is a coarse gate that only saves runs: what a route wants, it lets through; the
 * playbook alone decides.
 * @see https://learn.microsoft.com/azure/sentinel/automate-incident-handling-with-automation-rules
 */
export class AutomationRule extends Construct {
  constructor(scope: Construct, id: string, platform: Platform, props: AutomationRuleProps) {
    super(scope, id);
    const { environment, ids } = platform;
    new SentinelAutomationRule(this, 'Rule', {
      name: uuid(`${ids.workspace}/${this.node.path}`, NAMESPACE),
      logAnalyticsWorkspaceId: ids.workspace,
      displayName: props.displayName,
      order: props.order,
      triggersOn: 'Incidents',
      triggersWhen: 'Created',
      conditionJson: JSON.stringify(gate(props.severities)),
      actionPlaybook: [
        {
          order: 1,
          logicAppId: props.playbook.workflow.id,
          tenantId: environment.azure.tenantId,
        },
      ],
      dependsOn: [platform.automationGrant, props.playbook.workflow],
    });
  }
}

const property = (propertyName: string, operator: string, propertyValues: readonly string[]) => ({
  conditionType: 'Property',
  conditionProperties: { propertyName, operator, propertyValues },
});

const gate = (severities: readonly Severity[]) => [
  property('IncidentStatus', 'NotEquals', ['Closed']),
  ...(severities.length < SEVERITIES.length
    ? [property('IncidentSeverity', 'Equals', severities)]
    : []),
];
