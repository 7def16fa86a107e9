import * as z from 'zod';
import { ROLES } from '../../constructs/roles';
import type { Stack } from '../../emulator/stack';
import type { Identity, RoleAssignment } from '../../emulator/stack/model';
import type { Access } from '../access';
import { once } from './once';

/** A grant as Azure tells it. */
export interface Grant {
  readonly id: string;
  readonly roleId: string;
  readonly scope: string;
  readonly principalId: string;
}

/** An environment as it is declared, and what is read of it in Azure: each thing once, whoever asks. */
export interface Deployment {
  readonly access: Access;
  /** What the synthesized stack declares; ids that Azure chooses are made up in it. */
  readonly stack: Stack;
  /** As `/subscriptions/<guid>`. */
  readonly subscription: string;
  /** The declared identities with the principals that Azure gave them; those that are not there are left out. */
  readonly identities: () => Promise<readonly DeployedIdentity[]>;
  /** The grants of a principal anywhere in the subscription. */
  readonly grantsOf: (principalId: string) => Promise<readonly Grant[]>;
}

/** An identity of the stack, and who it is in Azure. */
export interface DeployedIdentity {
  readonly declared: Identity;
  readonly principalId: string;
  readonly clientId: string;
}

const identity = z.object({
  properties: z.object({ principalId: z.string(), clientId: z.string() }),
});

const grant = z.object({
  id: z.string(),
  properties: z.object({
    roleDefinitionId: z.string(),
    scope: z.string(),
    principalId: z.string(),
  }),
});

/** What is known of an environment before anything was looked at. */
export function deploymentOf(access: Access, stack: Stack): Deployment {
  const { arm, environment } = access;
  const subscription = `/subscriptions/${environment.azure.subscriptionId}`;
  return {
    access,
    stack,
    subscription,
    identities: once(async () => {
      const found = await Promise.all(
        stack.identities.map(async (declared) => {
          const one = await arm.find(declared.id, { apiVersion: '2023-01-31' }, identity);
          return one === undefined ? [] : [{ declared, ...one.properties }];
        }),
      );
      return found.flat();
    }),
    async grantsOf(principalId) {
      const found = await arm.list(
        `${subscription}/providers/Microsoft.Authorization/roleAssignments`,
        { apiVersion: '2022-04-01', query: { $filter: `principalId eq '${principalId}'` } },
        grant,
      );
      return found.map(({ id, properties: { roleDefinitionId, ...properties } }) => ({
        id,
        roleId: roleDefinitionId.split('/').at(-1)?.toLowerCase() ?? '',
        ...properties,
      }));
    },
  };
}

const NAMES = new Map<string, string>(Object.entries(ROLES).map(([name, id]) => [id, name]));

/** What a role is called; its id, where the bridge does not grant it. */
export const roleName = (roleId: string): string => NAMES.get(roleId) ?? `the role ${roleId}`;

/** Whether a scope is the other one or above it. */
const covers = (outer: string, inner: string): boolean =>
  `${inner}/`.toLowerCase().startsWith(`${outer.replace(/\/+$/, '')}/`.toLowerCase());

/** Whether a grant gives what is declared: the role there, or above. */
export const gives = (
  { roleId, scope }: Pick<Grant, 'roleId' | 'scope'>,
  declared: Pick<RoleAssignment, 'roleId' | 'scope'>,
): boolean => roleId === declared.roleId && covers(scope, declared.scope);

/** The command that makes a grant. */
export const makeGrant = (
  principalId: string,
  { roleId, scope }: Pick<Grant, 'roleId' | 'scope'>,
): string =>
  `deploy again, or: az role assignment create --assignee-object-id ${principalId} --assignee-principal-type ServicePrincipal --role ${roleId} --scope ${scope}`;
