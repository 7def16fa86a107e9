import type { Person } from '../../emulator/world/people';
import type { EnvironmentInput } from '../../environments';
import { ROLE } from './deployed';

/** What lets somebody start playbooks. */
const PLAYBOOK_OPERATOR = '51d6186e-6489-4900-b93f-92e23144cca5';

const ROLES = { ...ROLE, playbookOperator: PLAYBOOK_OPERATOR } as const;

/** Somebody with every role that smoke and replay need in the environment's subscription, but for some. */
export function operatorWithout(
  { azure }: EnvironmentInput,
  ...missing: readonly (keyof typeof ROLES)[]
): Person {
  const scope = `/subscriptions/${azure.subscriptionId}`;
  const roles = Object.entries(ROLES)
    .filter(([name]) => !missing.some((one) => one === name))
    .map(([, roleId]) => ({ roleId, scope }));
  return { objectId: '0c0ffee0-0000-4000-8000-000000000002', name: 'ola@acme.com', roles };
}
