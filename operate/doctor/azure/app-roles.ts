import type { Api } from '../../../emulator/stack/model';
import { appRolesOf, servicePrincipalOf } from '../../azure/graph';
import { type Check, type Finding, failed, orWell, warning } from '../check';
import type { Deployment } from '../deployment';
import { readDirectory } from './principals';

/** Whether the tenant has the APIs that playbooks call, and the identities have their roles in them. */
export function appRoleChecks(deployment: Deployment): readonly Check[] {
  const { apis } = deployment.stack;
  if (apis.length === 0) return [];
  return [
    {
      id: 'azure.app-roles',
      title: 'the identities hold the application roles that the stack declares',
      needs: ['azure.identities'],
      run: async () => {
        const findings = await Promise.all(apis.map((api) => missingIn(deployment, api)));
        return orWell(findings.flat(), 'every declared application role is held');
      },
    },
  ];
}

async function missingIn(deployment: Deployment, api: Api): Promise<readonly Finding[]> {
  const { access, identities, stack } = deployment;
  const found = await readDirectory(() => servicePrincipalOf(access, api.clientId));
  if (found === 'refused') {
    return [
      warning(
        `you may not read the directory, so who has roles in ${api.name} cannot be told`,
        'ask somebody who may read the directory to run this',
      ),
    ];
  }
  if (found === undefined) {
    return [
      failed(
        `the tenant has no service principal of ${api.name}`,
        'switch Microsoft Defender for Endpoint on in the tenant, which makes it, or take response.isolate out',
      ),
    ];
  }
  const all = await Promise.all(
    (await identities()).map(async ({ declared, principalId }) => {
      const wanted = stack.appRoleAssignments.filter(
        (one) => one.principalId === declared.principalId && one.api === api.name,
      );
      if (wanted.length === 0) return [];
      const held = await appRolesOf(access, principalId);
      return wanted
        .filter(({ appRole }) => {
          const role = found.appRoles?.find(({ value }) => value === appRole);
          return !held.some(
            ({ appRoleId, resourceId }) => appRoleId === role?.id && resourceId === found.id,
          );
        })
        .map(({ appRole }) =>
          failed(
            `${declared.name} does not hold ${appRole} of ${api.name}`,
            'deploy the environment as somebody who may grant application roles (Privileged Role Administrator)',
          ),
        );
    }),
  );
  return all.flat();
}
