import type { RoleAssignment } from '../stack/model';

/** Somebody who signs in to Azure beside the identities of the stack: a person, or the principal of a pipeline. */
export interface Person {
  readonly objectId: string;
  readonly name: string;
  /**
   * Whether Microsoft Graph tells of the tenant's service principals.
   * @default true
   */
  readonly mayReadDirectory?: boolean;
  /** What was granted by hand: roles by the GUID of their definition, each on a scope and all below it. */
  readonly roles: readonly { readonly roleId: string; readonly scope: string }[];
}

/** The grants of people, as role assignments. */
export const grantsOf = (people: readonly Person[]): readonly RoleAssignment[] =>
  people.flatMap(({ objectId, name, roles }) =>
    roles.map(({ roleId, scope }, index) => ({
      address: `${name}, grant ${index + 1}`,
      principalId: objectId,
      roleId,
      scope,
    })),
  );
