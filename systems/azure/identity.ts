import type { Cloud } from './cloud';

/** Who a playbook is in Azure, and in which cloud it runs. */
export interface AzureContext {
  readonly cloud: Cloud;
  /** The resource id of the playbook's user-assigned identity. */
  readonly identity: string;
}

/** How a call signs in as the playbook's own identity: no secret is involved. */
export const asItself = (azure: AzureContext, audience: string) => ({
  type: 'ManagedServiceIdentity',
  identity: azure.identity,
  audience,
});
