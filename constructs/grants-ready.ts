import type { AppRoleAssignment } from '@cdktf/provider-azuread/lib/app-role-assignment';
import type { RoleAssignment } from '@cdktf/provider-azurerm/lib/role-assignment';
import { Sleep } from '@cdktf/provider-time/lib/sleep';
import type { Construct } from 'constructs';

/**
 * Waits until grants have taken effect: Azure answers that they exist before every service knows of them. A changed grant is waited for anew.
 * @see https://learn.microsoft.com/azure/role-based-access-control/troubleshooting#symptom---role-assignment-changes-are-not-being-detected
 */
export const grantsReady = (
  scope: Construct,
  id: string,
  grants: readonly (RoleAssignment | AppRoleAssignment)[],
): Sleep =>
  new Sleep(scope, id, {
    createDuration: '90s',
    triggers: Object.fromEntries(grants.map((grant) => [grant.node.id, grant.id])),
  });
