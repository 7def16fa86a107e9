import { z } from 'zod';

import type { Block, Document } from './document';
import { StackError } from './error';
import type { Identity, RoleAssignment } from './model';
import { readBlock } from './read-block';
import type { Resolver } from './resolver';

/**
 * The application id of "Azure Security Insights", the same in every tenant.
 * @see https://learn.microsoft.com/azure/sentinel/automation/run-playbooks
 */
export const SECURITY_INSIGHTS_APP = '98785600-1bb7-4fb9-b9fa-19afe2c8a360';

/** Microsoft Sentinel Automation Contributor, the role that lets Sentinel start playbooks. */
const AUTOMATION_CONTRIBUTOR = 'f4c81013-99ee-4d62-a7ee-b3f1f648599a';

const assignment = z.strictObject({
  name: z.string().optional(),
  scope: z.string(),
  role_definition_id: z.string(),
  principal_id: z.string(),
  principal_type: z.string().optional(),
  description: z.string().optional(),
  skip_service_principal_aad_check: z.boolean().optional(),
});

/** Reads a role assignment. A condition on it would narrow the grant, so it is refused as unknown. */
export function readRoleAssignment(block: Block, resolver: Resolver): RoleAssignment {
  const read = readBlock(block, assignment, resolver);
  const roleId = /\/roleDefinitions\/([0-9a-f-]{36})$/i.exec(read.role_definition_id)?.[1];
  if (roleId === undefined) {
    throw new StackError(
      `${block.address}.role_definition_id`,
      `is '${read.role_definition_id}'; it should end in /roleDefinitions/ and the role's GUID`,
    );
  }
  return {
    address: block.address,
    principalId: read.principal_id,
    roleId: roleId.toLowerCase(),
    scope: read.scope,
  };
}

/**
 * The object id of "Azure Security Insights": of the data source that looks it up, else the principal outside the stack
 * that may start its playbooks.
 */
export function securityInsightsOf(
  document: Document,
  assignments: readonly RoleAssignment[],
  identities: readonly Identity[],
  resolver: Resolver,
): string | undefined {
  const lookedUp = [...document.blocks.values()].find(
    ({ type, attributes }) =>
      type === 'data.azuread_service_principal' &&
      attributes['client_id'] === SECURITY_INSIGHTS_APP,
  );
  if (lookedUp !== undefined) return String(resolver.attribute(lookedUp, 'object_id'));
  const own = new Set(identities.map(({ principalId }) => principalId));
  return assignments.find(
    ({ roleId, principalId }) => roleId === AUTOMATION_CONTRIBUTOR && !own.has(principalId),
  )?.principalId;
}
