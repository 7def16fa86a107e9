import * as z from 'zod';
import type { DiagnosticSetting } from '../../../emulator/stack/model';
import { type Check, type Finding, failed, orWell } from '../check';
import type { Deployment } from '../deployment';

const setting = z.object({
  properties: z.object({
    workspaceId: z.string().nullish(),
    logs: z
      .array(
        z.object({
          category: z.string().nullish(),
          categoryGroup: z.string().nullish(),
          enabled: z.boolean(),
        }),
      )
      .nullish(),
  }),
});

/** Whether the logs arrive that alerts and workbook read: the runs of the playbooks, and Sentinel's own health. */
export function logChecks({ access: { arm }, stack }: Deployment): readonly Check[] {
  const { workspace, workflows } = stack;
  /** The logs of a resource that go to the workspace. */
  const logsOf = async (target: string): Promise<readonly string[]> => {
    const found = await arm.list(
      `${target}/providers/Microsoft.Insights/diagnosticSettings`,
      { apiVersion: '2021-05-01-preview' },
      setting,
    );
    return found
      .filter(
        ({ properties }) => properties.workspaceId?.toLowerCase() === workspace.id.toLowerCase(),
      )
      .flatMap(({ properties }) => properties.logs ?? [])
      .filter(({ enabled }) => enabled)
      .flatMap(({ category, categoryGroup }) => category ?? categoryGroup ?? []);
  };
  const unlogged = async ({ targetId, logs }: DiagnosticSetting): Promise<readonly Finding[]> => {
    const found = await logsOf(targetId);
    const name = targetId.split('/').at(-1) ?? '';
    return logs
      .filter((log) => !found.includes(log) && !found.includes('allLogs'))
      .map((log) =>
        failed(
          `the log ${log} of ${name} does not go to ${workspace.name}`,
          'deploy the environment: alerts and workbook see nothing of it until then',
        ),
      );
  };
  return [
    {
      id: 'azure.run-history',
      title: 'the run history of the playbooks is logged',
      needs: ['playbooks.deployed'],
      run: async () => {
        const ofPlaybooks = stack.diagnosticSettings.filter(({ targetId }) =>
          workflows.some(({ id }) => id === targetId),
        );
        const findings = await Promise.all(ofPlaybooks.map(unlogged));
        return orWell(findings.flat(), 'every playbook logs its runs');
      },
    },
    {
      id: 'azure.sentinel-health',
      title: "Sentinel's health is logged",
      needs: ['azure.workspace'],
      run: async () => {
        const logs = await logsOf(
          `${workspace.id}/providers/Microsoft.SecurityInsights/settings/SentinelHealth`,
        );
        return logs.includes('allLogs') || logs.includes('Automation')
          ? 'automation rules that could not start a playbook are logged'
          : [
              failed(
                "Sentinel's health is not logged, so nobody is told of an automation rule that could not start a playbook",
                'turn it on: Microsoft Sentinel, Settings, Auditing and health monitoring (https://learn.microsoft.com/azure/sentinel/enable-monitoring)',
              ),
            ];
      },
    },
  ];
}
