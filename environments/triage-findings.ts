import { TRIAGE_LABEL } from '../systems/openai/types';
import { type Finding, finding } from './finding';
import type { EnvironmentInput } from './schema';

/**
 * A model where there is none, and labels that could be taken for those of a ticket.
 * @see https://learn.microsoft.com/azure/china/concepts-service-availability
 */
export function triageFindings(input: Partial<EnvironmentInput>): Finding[] {
  const { azure, triage } = input;
  if (triage === undefined) return [];
  const systems = (['serviceNow', 'jira'] as const).flatMap((system) => {
    const label = input[system]?.label;
    return typeof label === 'string' && label.toLowerCase() === TRIAGE_LABEL.toLowerCase()
      ? [
          finding(
            [system, 'label'],
            label,
            'is what the labels of the triage start with; write another',
          ),
        ]
      : [];
  });
  const cloud =
    azure?.cloud === 'china'
      ? [
          finding(
            ['azure', 'cloud'],
            azure.cloud,
            'has no Azure OpenAI, so that no model could be asked; leave triage out',
          ),
        ]
      : [];
  return [...cloud, ...systems];
}
