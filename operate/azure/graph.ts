import * as z from 'zod';
import type { Access } from '../access';
import { type JsonApi, jsonApi } from '../http/json-api';
import { queryOf } from '../http/query';
import { armProblem } from './refused';
import { tokenFor } from './token';

const servicePrincipal = z.object({
  id: z.string(),
  appId: z.string(),
  displayName: z.string(),
  /** The roles that it has for applications. */
  appRoles: z.array(z.object({ id: z.string(), value: z.string().nullable() })).optional(),
});

/** A service principal of the tenant. */
export type ServicePrincipal = z.output<typeof servicePrincipal>;

const graph = ({ cloud, credential, transport, clock }: Access): JsonApi =>
  jsonApi({
    base: `${cloud.graph}/v1.0`,
    transport,
    authorization: async () => `Bearer ${await tokenFor(credential, cloud.graph)}`,
    problemOf: (answer, what) =>
      armProblem(answer, { origin: cloud.graph, what, now: clock.now() }),
  });

/**
 * The service principal of an application; undefined where the tenant has none.
 * @throws Problem where one may not read the directory, among others
 * @see https://learn.microsoft.com/graph/api/serviceprincipal-get
 */
export const servicePrincipalOf = (
  access: Access,
  appId: string,
): Promise<ServicePrincipal | undefined> =>
  graph(access).find(`/servicePrincipals(appId='${appId}')`, servicePrincipal);

/**
 * The service principals with a name.
 * @see https://learn.microsoft.com/graph/api/serviceprincipal-list
 */
export async function servicePrincipalsNamed(
  access: Access,
  name: string,
): Promise<readonly ServicePrincipal[]> {
  const query = queryOf({ $filter: `displayName eq '${name.replaceAll("'", "''")}'` });
  const list = z.object({ value: z.array(servicePrincipal) });
  return (await graph(access).get(`/servicePrincipals${query}`, list)).value;
}

const appRoleAssignments = z.object({
  value: z.array(z.object({ appRoleId: z.string(), resourceId: z.string() })),
});

/**
 * The roles that a principal holds in APIs.
 * @see https://learn.microsoft.com/graph/api/serviceprincipal-list-approleassignments
 */
export const appRolesOf = async (access: Access, objectId: string) =>
  (await graph(access).get(`/servicePrincipals/${objectId}/appRoleAssignments`, appRoleAssignments))
    .value;
