import { CognitiveAccount } from '@cdktf/provider-azurerm/lib/cognitive-account';
import { CognitiveDeployment } from '@cdktf/provider-azurerm/lib/cognitive-deployment';
import { Construct } from 'constructs';
import type { Environment } from '../environments/schema';
import type { ModelContext } from '../systems/openai/calls';
import { clouds } from '../systems/azure/cloud';
import type { Platform } from './platform';

type Model = NonNullable<Environment['triage']>['model'];
type Deployed = Extract<Model, { readonly kind: 'deployed' }>;

/** What the deployment of a model of our own is called. */
const DEPLOYMENT = 'triage';

/** How the playbook reaches the model: known before anything is deployed. */
export function modelOf({ environment, names }: Platform, model: Model): ModelContext {
  if (model.kind === 'existing') return model;
  const { name, version, audience } = model;
  const { modelSuffix } = clouds[environment.azure.cloud];
  const endpoint = `https://${names.triageModel}.${modelSuffix}`;
  return { endpoint, deployment: DEPLOYMENT, name: `${name}-${version}`, audience };
}

/**
 * A model of our own: an account that knows no keys, so that nobody gets in but by a role, and one deployment of a version that stays.
 * @see https://learn.microsoft.com/azure/ai-services/disable-local-auth
 */
export class TriageModel extends Construct {
  /** The resource id of the account. */
  readonly accountId: string;

  constructor(
    scope: Construct,
    id: string,
    { environment, names, resourceGroup, tags }: Platform,
    { name, version, capacity, sku }: Deployed,
  ) {
    super(scope, id);
    const account = new CognitiveAccount(this, 'Account', {
      name: names.triageModel,
      resourceGroupName: resourceGroup.name,
      location: environment.azure.location,
      kind: 'OpenAI',
      skuName: 'S0',
      // Tokens of Microsoft Entra are taken at a subdomain alone.
      customSubdomainName: names.triageModel,
      localAuthEnabled: false,
      // Playbooks of the Consumption plan come from outside every network.
      publicNetworkAccessEnabled: true,
      tags: { ...tags },
    });
    new CognitiveDeployment(this, 'Deployment', {
      name: DEPLOYMENT,
      cognitiveAccountId: account.id,
      model: { format: 'OpenAI', name, version },
      sku: { name: sku, capacity },
      // What was measured of one version says nothing of the next one.
      versionUpgradeOption: 'NoAutoUpgrade',
      raiPolicyName: 'Microsoft.DefaultV2',
    });
    this.accountId = account.id;
  }
}
