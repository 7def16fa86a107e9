import { type Finding, finding } from './finding';
import type { EnvironmentInput } from './schema';

/** A model where there is none. @see https://learn.microsoft.com/azure/china/concepts-service-availability */
export const triageFindings = ({ azure, triage }: Partial<EnvironmentInput>): Finding[] =>
  triage !== undefined && azure?.cloud === 'china'
    ? [
        finding(
          ['azure', 'cloud'],
          azure.cloud,
          'has no Azure OpenAI, so that no model could be asked; leave triage out',
        ),
      ]
    : [];
