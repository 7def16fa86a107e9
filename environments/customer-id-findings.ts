import type { Finding } from './finding';
import type { EnvironmentInput } from './schema';

/** Features that call the workspace by its own id, where an environment does not say it. */
export function customerIdFindings(input: Partial<EnvironmentInput>): Finding[] {
  const wanting = (['triage', 'threatIntelligence'] as const).filter(
    (feature) => input[feature] !== undefined,
  );
  if (wanting.length === 0 || input.sentinel?.customerId !== undefined) return [];
  return [
    {
      path: ['sentinel', 'customerId'],
      message: `is missing, and ${wanting.join(' and ')} ${wanting.length > 1 ? 'call' : 'calls'} the workspace by it; copy the Workspace ID from the workspace's overview page`,
    },
  ];
}
