import type { Block, Document } from './document';
import { StackError } from './error';
import { madeUpGuid } from './made-up';
import type { AppRoleAssignment } from './model';
import type { Resolver } from './resolver';

/**
 * The application roles of APIs that the emulator has, by the client id of the API.
 * @see https://learn.microsoft.com/defender-endpoint/api/exposed-apis-list
 */
const APP_ROLES: Readonly<
  Record<string, { readonly name: string; readonly roles: readonly string[] }>
> = {
  'fc780465-2017-40d4-a0c5-307022471b92': {
    name: 'WindowsDefenderATP',
    roles: ['Machine.Read.All', 'Machine.ReadWrite.All', 'Machine.Isolate'],
  },
};

/** The id that a tenant has for a role of an API; made up, as is every tenant's. */
const roleId = (clientId: string, role: string): string => madeUpGuid(`${clientId} ${role}`);

/**
 * The id of an API's role, as the data source of its principal tells it.
 * @throws StackError for an API or a role that the emulator does not know
 */
export function appRoleId(block: Block, role: string, at: string): string {
  const clientId = String(block.attributes['client_id']);
  const api = APP_ROLES[clientId];
  if (api?.roles.includes(role) === true) return roleId(clientId, role);
  throw new StackError(
    at,
    `names the application role '${role}' of ${clientId}, which the emulator does not know; ` +
      'add it to emulator/stack/app-roles.ts',
  );
}

/** The APIs whose principals a stack looks up, and which have roles. */
export function readApis(document: Document, resolver: Resolver) {
  return [...document.blocks.values()].flatMap((block) => {
    if (block.type !== 'data.azuread_service_principal') return [];
    const clientId = String(block.attributes['client_id']);
    const api = APP_ROLES[clientId];
    const principalId = String(resolver.attribute(block, 'object_id'));
    return api === undefined
      ? []
      : [
          {
            name: api.name,
            clientId,
            principalId,
            roles: api.roles.map((role) => ({ name: role, id: roleId(clientId, role) })),
          },
        ];
  });
}

/** Reads which application roles principals have. */
export function readAppRoleAssignments(
  document: Document,
  resolver: Resolver,
): AppRoleAssignment[] {
  const apis = readApis(document, resolver);
  return [...document.blocks.values()].flatMap((block) => {
    if (block.type !== 'azuread_app_role_assignment') return [];
    const attribute = (name: string) => String(resolver.attribute(block, name));
    const [resource, id] = [attribute('resource_object_id'), attribute('app_role_id')];
    const api = apis.find(({ principalId }) => principalId === resource);
    const role = api?.roles.find((one) => one.id === id);
    if (api === undefined || role === undefined) {
      throw new StackError(
        block.address,
        'grants no application role that the emulator knows; add it to emulator/stack/app-roles.ts',
      );
    }
    const principalId = attribute('principal_object_id');
    return [{ address: block.address, principalId, api: api.name, appRole: role.name }];
  });
}
