import type { Identity } from '../../../emulator/stack/model';
import { type Check, type Finding, failed, orWell, warning } from '../check';
import {
  type Deployment,
  type DeployedIdentity,
  type Grant,
  gives,
  makeGrant,
  roleName,
} from '../deployment';
import { once } from '../once';
import { namesOf } from '../words';

/** Whether the playbooks' identities are there, with the roles that the stack declares and no others. */
export function grantChecks(deployment: Deployment): readonly Check[] {
  const { stack, identities, grantsOf } = deployment;
  const declaredFor = ({ principalId }: Identity) =>
    stack.roleAssignments.filter((one) => one.principalId === principalId);
  const granted = once(async () => {
    const found = await identities();
    return Promise.all(
      found.map(async (identity) => ({ identity, grants: await grantsOf(identity.principalId) })),
    );
  });
  return [
    {
      id: 'azure.identities',
      title: 'the identities of the playbooks are there',
      needs: ['azure.subscription'],
      run: async () => {
        const found = new Set((await identities()).map(({ declared }) => declared.id));
        const missing = stack.identities.filter(({ id }) => !found.has(id));
        return orWell(
          missing.map(({ name }) =>
            failed(`the identity ${name} is not there`, 'deploy the environment'),
          ),
          namesOf(stack.identities),
        );
      },
    },
    {
      id: 'azure.roles',
      title: 'the identities hold the roles that the stack declares',
      needs: ['azure.identities'],
      run: async () => {
        const missing = (await granted()).flatMap(({ identity, grants }) =>
          declaredFor(identity.declared)
            .filter((declared) => !grants.some((grant) => gives(grant, declared)))
            .map((declared) => missingRole(identity, declared)),
        );
        return orWell(missing, 'every declared role is held');
      },
    },
    {
      id: 'azure.surplus',
      title: 'the identities hold no other roles',
      needs: ['azure.identities'],
      run: async () => {
        const surplus = (await granted()).flatMap(({ identity, grants }) =>
          grants
            .filter((grant) => !declaredFor(identity.declared).some((one) => isThe(grant, one)))
            .map((grant) =>
              warning(
                `${identity.declared.name} holds ${roleName(grant.roleId)} on ${grant.scope}, which the stack does not declare`,
                `if nothing else needs it: az role assignment delete --ids ${grant.id}`,
              ),
            ),
        );
        return orWell(surplus, 'no identity holds more than is declared');
      },
    },
  ];
}

const isThe = (grant: Grant, declared: Pick<Grant, 'roleId' | 'scope'>): boolean =>
  grant.roleId === declared.roleId && grant.scope.toLowerCase() === declared.scope.toLowerCase();

const missingRole = (
  { declared: { name }, principalId }: DeployedIdentity,
  { roleId, scope }: Pick<Grant, 'roleId' | 'scope'>,
): Finding =>
  failed(
    `${name} does not hold ${roleName(roleId)} on ${scope}`,
    makeGrant(principalId, { roleId, scope }),
  );
