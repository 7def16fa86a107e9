import { PLACE, RESOURCE_GROUP_ID, SUBSCRIPTION_ID } from '../../made-up';
import { Unknown } from '../value';
import type { Family } from './function';

/**
 * The functions that tell where the deployment takes place, which is made up.
 * @see https://learn.microsoft.com/azure/azure-resource-manager/templates/template-functions-scope
 */
export const deploymentFunctions: Family = {
  subscription: () =>
    new Unknown({
      id: SUBSCRIPTION_ID,
      subscriptionId: PLACE.subscriptionId,
      tenantId: PLACE.tenantId,
      displayName: 'made-up',
    }),
  resourceGroup: () =>
    new Unknown({
      id: RESOURCE_GROUP_ID,
      name: PLACE.resourceGroup,
      type: 'Microsoft.Resources/resourceGroups',
      location: PLACE.location,
      tags: {},
      properties: { provisioningState: 'Succeeded' },
    }),
  tenant: () =>
    new Unknown({
      tenantId: PLACE.tenantId,
      id: `/tenants/${PLACE.tenantId}`,
      countryCode: 'US',
      displayName: 'Contoso',
    }),
  managementGroup: () =>
    new Unknown({
      name: 'made-up',
      id: '/providers/Microsoft.Management/managementGroups/made-up',
      properties: { displayName: 'made-up', tenantId: PLACE.tenantId },
    }),
  deployment: () =>
    new Unknown({
      name: 'made-up',
      location: PLACE.location,
      properties: {
        mode: 'Incremental',
        provisioningState: 'Accepted',
        parameters: {},
        template: { contentVersion: '1.0.0.0' },
        templateLink: { id: '', uri: 'https://made-up.contoso.com/azuredeploy.json' },
      },
    }),
  deployer: () =>
    new Unknown({
      objectId: PLACE.tenantId,
      tenantId: PLACE.tenantId,
      userPrincipalName: 'soc@contoso.com',
    }),
  // The public cloud: nobody deploys a Sentinel playbook to a cloud of its own.
  environment: () =>
    new Unknown({
      name: 'AzureCloud',
      gallery: 'https://gallery.azure.com/',
      graph: 'https://graph.windows.net/',
      portal: 'https://portal.azure.com',
      graphAudience: 'https://graph.windows.net/',
      activeDirectoryDataLake: 'https://datalake.azure.net/',
      batch: 'https://batch.core.windows.net/',
      media: 'https://rest.media.azure.net',
      sqlManagement: 'https://management.core.windows.net:8443/',
      vmImageAliasDoc:
        'https://raw.githubusercontent.com/Azure/azure-rest-api-specs/main/arm-compute/quickstart-templates/aliases.json',
      resourceManager: 'https://management.azure.com/',
      authentication: {
        loginEndpoint: 'https://login.microsoftonline.com/',
        audiences: ['https://management.core.windows.net/', 'https://management.azure.com/'],
        tenant: 'common',
        identityProvider: 'AAD',
      },
      suffixes: {
        acrLoginServer: '.azurecr.io',
        azureDatalakeAnalyticsCatalogAndJob: 'azuredatalakeanalytics.net',
        azureDatalakeStoreFileSystem: 'azuredatalakestore.net',
        keyvaultDns: '.vault.azure.net',
        sqlServerHostname: '.database.windows.net',
        storage: 'core.windows.net',
      },
    }),
};
