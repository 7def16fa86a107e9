import { ROLES as GRANTED } from '../../constructs/roles';
import { ROLES as EMULATED } from '../../emulator/roles';

/**
 * Roles of Azure that other stacks grant and that say much about who may do what.
 * @see https://learn.microsoft.com/azure/role-based-access-control/built-in-roles
 */
const OTHERS: Readonly<Record<string, string>> = {
  '8e3af657-a8ff-443c-a75c-2fe8c4bcb635': 'Owner',
  'b24988ac-6180-42a0-ab88-20f7382dd24c': 'Contributor',
  '18d7d88d-d35e-4fb5-a5c3-7773c20a72d9': 'User Access Administrator',
  'f58310d9-a9f6-439a-9e8d-f62e7b41a168': 'Role Based Access Control Administrator',
  '00482a5a-887f-4fb3-b363-3b7fe8e74483': 'Key Vault Administrator',
  '21090545-7ca7-4776-b22c-e363652d74d2': 'Key Vault Reader',
  '87a39d53-fc1b-424a-814c-f7e04687dc9e': 'Logic App Contributor',
  '515c2055-d9d4-4321-b1b9-bd0c9a0f79fe': 'Logic App Operator',
  '92aaf0da-9dab-42b6-94a3-d43ce8d16293': 'Log Analytics Contributor',
  '73c42c96-874c-492b-b04d-ab87d138a893': 'Log Analytics Reader',
  '749f88d5-cbae-40b8-bcfc-e573ddc772fa': 'Monitoring Contributor',
  '43d0d8ad-25c7-4714-9337-8ba259a9fe05': 'Monitoring Reader',
  'f1a07417-d97a-45cb-824c-7a7467783830': 'Managed Identity Operator',
  'e40ec5ca-96e0-45a2-b4ff-59039f2c2b59': 'Managed Identity Contributor',
  'ba92f5b4-2d11-453d-a403-e96b0029c9fe': 'Storage Blob Data Contributor',
  '2a2b9908-6ea1-4ae2-8e65-a410df84e7d1': 'Storage Blob Data Reader',
};

const NAMES: ReadonlyMap<string, string> = new Map([
  ...Object.entries(OTHERS),
  ...Object.entries(EMULATED).map(([id, { name }]) => [id, name] as const),
  ...Object.entries(GRANTED).map(([name, id]) => [id, name] as const),
]);

/** A built-in role's name by the id of its definition, whatever scope the id has; undefined for one that is not known here. */
export const roleNameOf = (definitionId: string): string | undefined =>
  NAMES.get(definitionId.split('/').at(-1)?.toLowerCase() ?? '');

/** Roles with which one can give oneself any other right. */
const MIGHTY = new Set([
  'Owner',
  'User Access Administrator',
  'Role Based Access Control Administrator',
  'Global Administrator',
  'Privileged Role Administrator',
  'Application Administrator',
  'Cloud Application Administrator',
]);

/** What a reviewer should know of a role besides its name. */
export const warningOf = (role: string): string | undefined =>
  MIGHTY.has(role)
    ? 'whoever has it can give any other right, to anybody'
    : role === 'Contributor'
      ? 'it may change and delete everything there'
      : undefined;
