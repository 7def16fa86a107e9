import { ApplicationInsightsWorkbook } from '@cdktf/provider-azurerm/lib/application-insights-workbook';
import { Construct } from 'constructs';
import { v5 as uuid } from 'uuid';
import type { Gate, WatchedPlaybook } from '../queries/workbook/environment';
import { workbookJson } from '../queries/workbook/json/workbook';
import { tabsOf } from '../queries/workbook/tabs';
import { clouds } from '../systems/azure/cloud';
import { SEVERITIES } from '../systems/sentinel/types';
import { rulePrefix } from './automation-rule';
import { excludedTags, gatedSeverities } from './gate';
import type { Platform } from './platform';
import { terraformText } from './terraform-text';
import type { Watched, WatchedIntegration } from './watched';

/** The namespace of the workbooks' names: a UUID of our own, so that one has the same name in every synth. */
const NAMESPACE = 'e3b6b1de-27a5-4d0e-8e0b-0c3b8d4f6a92';

/**
 * The workbook that shows whether the bridge works, beside the workspace's others in Sentinel; where no playbook runs, there is none.
 * @see https://learn.microsoft.com/azure/sentinel/monitor-your-data
 */
export class HealthWorkbook extends Construct {
  constructor(scope: Construct, id: string, platform: Platform, watched: Watched) {
    super(scope, id);
    const { environment, ids, names, resourceGroup } = platform;
    const playbooks = playbooksOf(platform, watched);
    if (playbooks.length === 0) return;
    const notebook = workbookJson(tabsOf(environment), {
      name: environment.name,
      workspaceId: ids.workspace.toLowerCase(),
      portal: clouds[environment.azure.cloud].portal,
      vault: names.vault,
      rulePrefix: rulePrefix(platform),
      playbooks,
      gates: watched.integrations.map(gateTo),
      expiries: watched.expiries,
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
      // Sentinel lists those of its workspace, and compares letter by letter.
      sourceId: ids.workspace.toLowerCase(),
      dataJson: JSON.stringify(notebook),
      tags: { ...platform.tags },
    });
  }
}

const playbooksOf = ({ ids }: Platform, { playbooks }: Watched): readonly WatchedPlaybook[] =>
  playbooks.map(({ playbook, system }) => {
    const { name } = playbook.props;
    return { name, id: ids.playbook(name), system };
  });

/** Which incidents the rules let through to an integration. */
const gateTo = ({ system, label, routes }: WatchedIntegration): Gate => ({
  system,
  label,
  severities: gatedSeverities(routes) ?? SEVERITIES,
  withoutTags: excludedTags(routes).map(terraformText),
});
