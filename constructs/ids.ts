import type { Environment } from '../environments/schema';
import { namesOf } from '../environments/names';
import { clouds } from '../systems/azure/cloud';

/** The resource ids and addresses that are known before anything is deployed, so that a plan can show them. */
export function idsOf(environment: Environment) {
  const { azure, sentinel } = environment;
  const names = namesOf(environment);
  const subscription = `/subscriptions/${azure.subscriptionId}`;
  const group = `${subscription}/resourceGroups/${names.resourceGroup}`;
  const providerOf = (parent: string, type: string, name: string) =>
    `${parent}/providers/${type}/${name}`;
  const workspace = providerOf(
    `${subscription}/resourceGroups/${sentinel.resourceGroup}`,
    'Microsoft.OperationalInsights/workspaces',
    sentinel.workspace,
  );
  return {
    workspace,
    /** What Sentinel logs its health for: only diagnostic settings know it, the API has no such resource. */
    sentinelHealth: providerOf(workspace, 'Microsoft.SecurityInsights/settings', 'SentinelHealth'),
    identity: (name: string) =>
      providerOf(group, 'Microsoft.ManagedIdentity/userAssignedIdentities', name),
    playbook: (name: string) => providerOf(group, 'Microsoft.Logic/workflows', name),
    connection: (name: string) => providerOf(group, 'Microsoft.Web/connections', name),
    managedApi: (api: string) =>
      `${subscription}/providers/Microsoft.Web/locations/${azure.location}/managedApis/${api}`,
    vaultUri: `https://${names.vault}.${clouds[azure.cloud].vaultSuffix}/`,
  };
}
