import { SECURITY_INSIGHTS_APP } from '../../../emulator/stack/grants';
import type { RoleAssignment } from '../../../emulator/stack/model';
import { servicePrincipalOf, servicePrincipalsNamed } from '../../azure/graph';
import { Problem } from '../../problem';
import { type Check, type Finding, failed, orWell, warning } from '../check';
import { type Deployment, gives, makeGrant, roleName } from '../deployment';

/** Whether those who are no identity of the bridge hold what the stack grants them: Sentinel itself, and the application that is registered. */
export function principalChecks(deployment: Deployment): readonly Check[] {
  const { access, stack } = deployment;
  const { environment } = access;
  const { securityInsightsPrincipalId: sentinel } = stack;
  const needs = ['azure.subscription'];
  return [
    ...(sentinel === undefined
      ? []
      : [
          {
            id: 'azure.security-insights',
            title: 'Sentinel may start the playbooks',
            needs,
            run: async () => {
              const declared = declaredFor(deployment, sentinel);
              const given = environment.securityInsightsObjectId;
              const found =
                given ??
                (await readDirectory(() => servicePrincipalOf(access, SECURITY_INSIGHTS_APP)));
              if (found === 'refused') return unseen('Azure Security Insights', SET_OBJECT_ID);
              if (found === undefined) {
                return [
                  failed(
                    "the tenant has no service principal 'Azure Security Insights'",
                    'add Microsoft Sentinel to the workspace, which makes it',
                  ),
                ];
              }
              const objectId = typeof found === 'string' ? found : found.id;
              return held(deployment, 'Azure Security Insights', objectId, declared);
            },
          },
        ]),
    ...stack.applications.map(({ name, principalId }) => ({
      id: 'azure.application',
      title: 'the registered application may read the incidents',
      needs,
      run: async () => {
        const found = await readDirectory(() => servicePrincipalsNamed(access, name));
        if (found === 'refused') {
          return unseen(name, 'ask somebody who may read the directory to run this');
        }
        const [one, ...others] = found;
        if (one === undefined) {
          return [
            failed(`no application of the tenant is called ${name}`, 'deploy the environment'),
          ];
        }
        if (others.length > 0) {
          return [
            warning(
              `${found.length} applications of the tenant are called ${name}, so it cannot be told which one is the bridge's`,
              'rename the others, or set storeApp.name',
            ),
          ];
        }
        return held(deployment, name, one.id, declaredFor(deployment, principalId));
      },
    })),
  ];
}

const SET_OBJECT_ID = `set securityInsightsObjectId to what \`az ad sp show --id ${SECURITY_INSIGHTS_APP} --query id\` says to somebody who may read the directory`;

const declaredFor = ({ stack }: Deployment, principalId: string): readonly RoleAssignment[] =>
  stack.roleAssignments.filter((one) => one.principalId === principalId);

/** Reads something in the directory, which not everybody may. */
export async function readDirectory<T>(read: () => Promise<T>): Promise<T | 'refused'> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof Problem && error.obstacle === 'permission') return 'refused';
    throw error;
  }
}

const unseen = (name: string, fix: string): readonly Finding[] => [
  warning(`you may not read the directory, so who '${name}' is there cannot be told`, fix),
];

async function held(
  { grantsOf }: Deployment,
  name: string,
  objectId: string,
  declared: readonly RoleAssignment[],
): Promise<string | readonly Finding[]> {
  const grants = await grantsOf(objectId);
  return orWell(
    declared
      .filter((one) => !grants.some((grant) => gives(grant, one)))
      .map((one) =>
        failed(
          `${name} does not hold ${roleName(one.roleId)} on ${one.scope}`,
          makeGrant(objectId, one),
        ),
      ),
    `${name} holds ${declared.map(({ roleId }) => roleName(roleId)).join(', ')}`,
  );
}
