import { MonitorMetricAlert } from '@cdktf/provider-azurerm/lib/monitor-metric-alert';
import { MonitorScheduledQueryRulesAlertV2 } from '@cdktf/provider-azurerm/lib/monitor-scheduled-query-rules-alert-v2';
import { Construct } from 'constructs';
import { LOG_ALERTS, METRIC_ALERTS } from '../queries/alerts';
import type { LogAlert, MetricAlert } from '../queries/alerts/alert';
import { withValues } from '../queries/kql';
import { readQuery } from '../queries/read';
import { ActionGroup } from './action-group';
import { valuesFor } from './alert-values';
import type { Platform } from './platform';
import type { DeclaredPlaybook, Watched } from './watched';

/**
 * The alert rules of an environment. Rules on logs have no identity and need no grant: who deploys them has to read the workspace, and nobody
 * else gets anything.
 */
export class HealthAlerts extends Construct {
  private readonly actionGroups: readonly string[];
  private readonly rules: string[] = [];

  constructor(
    scope: Construct,
    id: string,
    private readonly platform: Platform,
    watched: Watched,
  ) {
    super(scope, id);
    this.actionGroups = new ActionGroup(this, 'Receivers', platform).ids;
    for (const alert of METRIC_ALERTS) {
      watched.playbooks
        .filter((one) => alert.of === 'every playbook' || one.everyMinutes !== undefined)
        .forEach((one) => {
          this.addMetricAlert(alert, one);
        });
    }
    for (const alert of LOG_ALERTS.filter((one) => concerns(one, watched))) {
      this.addLogAlert(alert, watched);
    }
  }

  /** The names of the rules. */
  get names(): readonly string[] {
    return [...this.rules];
  }

  private addMetricAlert(
    alert: MetricAlert,
    { key, playbook, everyMinutes = 0 }: DeclaredPlaybook,
  ) {
    const { environment, names, resourceGroup, tags } = this.platform;
    const name = `${names.alerts}-${alert.id}-${key}`;
    this.rules.push(name);
    new MonitorMetricAlert(this, `${alert.id}-${key}`, {
      name,
      resourceGroupName: resourceGroup.name,
      scopes: [playbook.workflow.id],
      description: this.descriptionOf(alert),
      severity: alert.severity,
      frequency: alert.every,
      windowSize: alert.window(everyMinutes),
      autoMitigate: true,
      criteria: [
        {
          metricNamespace: 'Microsoft.Logic/workflows',
          metricName: alert.metric,
          aggregation: 'Total',
          operator: alert.operator,
          threshold: alert.threshold(environment.health),
        },
      ],
      action: this.actionGroups.map((actionGroupId) => ({ actionGroupId })),
      tags: { ...tags },
    });
  }

  private addLogAlert(alert: LogAlert, watched: Watched): void {
    const { environment, names, ids, resourceGroup, tags } = this.platform;
    const { measure } = alert;
    const name = `${names.alerts}-${alert.id}`;
    this.rules.push(name);
    new MonitorScheduledQueryRulesAlertV2(this, alert.id, {
      name,
      displayName: `Sentinel Bridge ${environment.name}: ${alert.title}`,
      resourceGroupName: resourceGroup.name,
      location: environment.azure.location,
      scopes: [ids.workspace],
      description: this.descriptionOf(alert),
      severity: alert.severity,
      evaluationFrequency: alert.every,
      windowDuration: alert.window,
      autoMitigationEnabled: true,
      // In a young workspace tables and columns come with their first rows, and the query makes do without them.
      skipQueryValidation: true,
      criteria: [
        {
          query: withValues(
            readQuery(`alerts/${alert.query}.kql`),
            valuesFor(alert, this.platform, watched),
          ),
          timeAggregationMethod: measure?.as ?? 'Count',
          ...(measure && { metricMeasureColumn: measure.column }),
          operator: alert.operator,
          threshold: alert.threshold(environment.health),
          dimension: [{ name: alert.by, operator: 'Include', values: ['*'] }],
          failingPeriods: {
            minimumFailingPeriodsToTriggerAlert: 1,
            numberOfEvaluationPeriods: 1,
          },
        },
      ],
      ...(this.actionGroups.length > 0 && { action: { actionGroups: [...this.actionGroups] } }),
      tags: { ...tags },
    });
  }

  private descriptionOf({ meaning, runbook }: MetricAlert | LogAlert): string {
    const { runbooks = 'docs/runbooks' } = this.platform.environment.health;
    return `${meaning} What to do: ${runbooks}/${runbook}.md`;
  }
}

/** Whether an environment has what an alert is about: the application alone has neither playbooks nor tickets. */
function concerns({ needs }: LogAlert, { integrations, playbooks, expiries }: Watched): boolean {
  if (needs.includes('Expiries')) return expiries.length > 0;
  const isOfTickets = needs.includes('Systems') || needs.includes('SilentAfter');
  return (isOfTickets ? integrations : playbooks).length > 0;
}
