import { ApplicationInsightsWorkbook } from '@cdktf/provider-azurerm/lib/application-insights-workbook';
import { Construct } from 'constructs';
import { v5 as uuid } from 'uuid';
import type { Gate, WatchedPlaybook } from '../queries/workbook/environment';
import { workbookJson } from '../queries/workbook/json/workbook';
import { TABS } from '../queries/workbook/tabs';
import { clouds } from '../systems/azure/cloud';
import { rulePrefix } from './automation-rule';
import type { Expiry } from './expiries';
import type { Platform } from './platform';
import { terraformText } from './terraform-text';

/** The namespace of the workbooks' names: a UUID of our own, so that one has the same name in every synth. */
const NAMESPACE = 'e3b6b1de-27a5-4d0e-8e0b-0c3b8d4f6a92';

export interface HealthWorkbookProps {
  readonly playbooks: readonly WatchedPlaybook[];
  /** One for each ticket system. */
  readonly gates: readonly Gate[];
  readonly expiries: readonly Expiry[];
}

/**
 * The workbook that shows whether the bridge works, beside the workspace's others in Sentinel.
 * @see https://learn.microsoft.com/azure/sentinel/monitor-your-data
 */
export class HealthWorkbook extends Construct {
  constructor(scope: Construct, id: string, platform: Platform, props: HealthWorkbookProps) {
    super(scope, id);
    const { environment, ids, names, resourceGroup } = platform;
    const notebook = workbookJson(TABS, {
      name: environment.name,
      workspaceId: ids.workspace.toLowerCase(),
      portal: clouds[environment.azure.cloud].portal,
      vault: names.vault,
      rulePrefix: rulePrefix(platform),
      playbooks: props.playbooks,
      gates: props.gates.map((gate) => ({
        ...gate,
        withoutTags: gate.withoutTags.map(terraformText),
      })),
      expiries: props.expiries,
    });
    new ApplicationInsightsWorkbook(this, 'Workbook', {
      name: uuid(
        `${environment.azure.subscriptionId}/${environment.name}`.toLowerCase(),
        NAMESPACE,
      ),
      displayName: `Sentinel Bridge ${environment.name}`,
      description:
        'Whether incidents and tickets are in step, what fails, what ends, what it costs',
      resourceGroupName: resourceGroup.name,
      location: environment.azure.location,
      category: 'sentinel',
      // Azure compares it letter by letter.
      sourceId: ids.workspace.toLowerCase(),
      dataJson: JSON.stringify(notebook),
      tags: { ...platform.tags },
    });
  }
}
