import { NotImplementedError } from '../../runtime/errors';
import { covers } from '../../roles';
import { madeUpGuid } from '../../stack/made-up';
import type { RoleAssignment } from '../../stack/model';
import { authorize, checkApiVersion, type ResourceManager } from '../resource-manager';
import type { Request } from '../service';

const API_VERSIONS = ['2022-04-01'];

/**
 * The role assignments at, above and below a scope; with `atScope()`, none below.
 * @see https://learn.microsoft.com/rest/api/authorization/role-assignments/list-for-scope
 */
export function listRoleAssignments(
  options: ResourceManager,
  request: Request,
  principalId: string,
  scope: string,
) {
  checkApiVersion(request, API_VERSIONS);
  authorize(options, principalId, 'Microsoft.Authorization/roleAssignments/read', scope);
  const { $filter } = request.query as Readonly<Record<string, string>>;
  const wanted = testOf($filter, scope);
  return { value: options.permissions.grants().filter(wanted).map(view) };
}

function testOf(
  filter: string | undefined,
  scope: string,
): (assignment: RoleAssignment) => boolean {
  const [, principal] = /^principalId eq '([^']+)'$/i.exec(filter ?? '') ?? [];
  const near = (assignment: RoleAssignment) =>
    covers(assignment.scope, scope) || covers(scope, assignment.scope);
  if (principal !== undefined) {
    return (assignment) => assignment.principalId === principal && near(assignment);
  }
  if (filter === undefined) return near;
  if (/^atScope\(\)$/i.test(filter)) return (assignment) => covers(assignment.scope, scope);
  throw new NotImplementedError(
    `Azure Resource Manager: the filter '${filter}' of role assignments`,
  );
}

function view({ address, principalId, roleId, scope }: RoleAssignment) {
  const name = madeUpGuid(`${address} assignment`);
  const [subscription = ''] = /^\/subscriptions\/[^/]+/i.exec(scope) ?? [];
  return {
    id: `${scope}/providers/Microsoft.Authorization/roleAssignments/${name}`,
    name,
    type: 'Microsoft.Authorization/roleAssignments',
    properties: {
      roleDefinitionId: `${subscription}/providers/Microsoft.Authorization/roleDefinitions/${roleId}`,
      principalId,
      principalType: 'ServicePrincipal',
      scope,
    },
  };
}
