import { AzureadProvider } from '@cdktf/provider-azuread/lib/provider';
import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { TimeProvider } from '@cdktf/provider-time/lib/provider';
import { AzurermBackend, LocalBackend, type TerraformStack } from 'cdktf';
import type { Environment } from '../environments/schema';
import { AzapiProvider } from './azapi/provider';

/**
 * The providers' versions: ranges instead of the exact versions that the bindings were generated from, so that fixes arrive.
 * The lock file of a deployment pins them.
 */
const VERSIONS = { azurerm: '~> 4.55', azuread: '~> 3.7', azapi: '~> 2.0', time: '~> 0.13' };

/** What each provider calls the clouds. */
const CLOUDS = {
  public: { azure: 'public', entra: 'global' },
  usGovernment: { azure: 'usgovernment', entra: 'usgovernment' },
  china: { azure: 'china', entra: 'china' },
} as const;

/** Declares the providers that an environment is deployed with, and where Terraform keeps its state. */
export function addProviders(stack: TerraformStack, environment: Environment): void {
  const { tenantId, subscriptionId, cloud } = environment.azure;
  const { azure, entra } = CLOUDS[cloud];
  const usesDirectory =
    environment.securityInsightsObjectId === undefined || environment.storeApp !== undefined;

  // What purge protection keeps cannot be purged; trying it would make a destroy fail.
  const purges = !environment.vault.purgeProtection;

  new AzurermProvider(stack, 'azurerm', {
    tenantId,
    subscriptionId,
    environment: azure,
    // A least-privilege deployment may not register resource providers; the README lists the ones it needs.
    resourceProviderRegistrations: 'none',
    features: [
      {
        keyVault: [
          {
            purgeSoftDeleteOnDestroy: purges,
            purgeSoftDeletedSecretsOnDestroy: purges,
            purgeSoftDeletedCertificatesOnDestroy: purges,
          },
        ],
      },
    ],
  });
  if (usesDirectory) new AzureadProvider(stack, 'azuread', { tenantId, environment: entra });
  new AzapiProvider(stack, 'azapi', { tenantId, subscriptionId, environment: azure });
  new TimeProvider(stack, 'time');

  for (const [name, version] of Object.entries(VERSIONS)) {
    if (name === 'azuread' && !usesDirectory) continue;
    stack.addOverride(`terraform.required_providers.${name}.version`, version);
  }
  addBackend(stack, environment);
}

function addBackend(stack: TerraformStack, { name, state, azure }: Environment): void {
  if (state === undefined) {
    // Relative to the stack's folder below cdktf.out, which every synth writes anew: the state stays in the project's folder.
    new LocalBackend(stack, { path: `../../../terraform.${name}.tfstate` });
    return;
  }
  new AzurermBackend(stack, {
    subscriptionId: azure.subscriptionId,
    tenantId: azure.tenantId,
    resourceGroupName: state.resourceGroup,
    storageAccountName: state.storageAccount,
    containerName: state.container,
    key: state.key,
    useAzureadAuth: true,
  });
}
