import type { Block } from './document';
import { StackError } from './error';
import { madeUpGuid, madeUpHex, madeUpSecret } from './made-up';
import type { Resolver } from './resolver';

type Computed = (block: Block, resolver: Resolver) => string;

/** A configured attribute as text. */
const configured =
  (name: string): Computed =>
  (block, resolver) =>
    resolver.text(block.attributes[name], `${block.address}.${name}`);

/** An id that Azure chooses. */
const guid =
  (what: string): Computed =>
  (block) =>
    madeUpGuid(`${block.address}.${what}`);

const name = configured('name');
const subscription: Computed = (_block, { deployment }) =>
  `/subscriptions/${deployment.subscriptionId}`;
const group = (nameOf: Computed): Computed => join(subscription, '/resourceGroups/', nameOf);

/** Parts of an id, put together for a block. */
function join(...parts: readonly (string | Computed)[]): Computed {
  return (block, resolver) =>
    parts.map((part) => (typeof part === 'string' ? part : part(block, resolver))).join('');
}

/** The id of a resource in a resource group. */
const inGroup = (type: string): Computed =>
  join(group(configured('resource_group_name')), `/providers/${type}/`, name);

const vaultOf: Computed = configured('key_vault_id');
const secretVersion: Computed = (block) => madeUpHex(`${block.address}.version`);
const secretUri: Computed = (block, resolver) => {
  const vault = vaultOf(block, resolver).split('/').at(-1) ?? '';
  const { keyVaultDomain } = resolver.deployment.cloud;
  return `https://${vault}.${keyVaultDomain}/secrets/${name(block, resolver)}`;
};

/** The public part of the certificate whose name a block has. */
function certificateNamed(block: Block, resolver: Resolver): string {
  const found = [...resolver.document.blocks.values()].find(
    (other) =>
      other.type === 'azurerm_key_vault_certificate' &&
      name(other, resolver) === name(block, resolver),
  );
  if (found !== undefined) return String(resolver.attribute(found, 'certificate_data'));
  throw new StackError(
    block.address,
    `reads the secret '${name(block, resolver)}', which is no certificate of the stack; the emulator knows no other value that a deployment reads`,
  );
}

const servicePrincipal = { object_id: guid('object_id'), id: guid('object_id') };
const tenant: Computed = (_block, { deployment }) => deployment.tenantId;
const subscriptionId: Computed = (_block, { deployment }) => deployment.subscriptionId;

/** What is read of a list in Azure, by the names that the block gives it. */
const readOfList = (block: Block): Readonly<Record<string, string>> => {
  const { response_export_values: values } = block.attributes;
  const names = typeof values === 'object' && values !== null ? Object.keys(values) : [];
  return Object.fromEntries(
    names.map((key) => [key, `${key}-${madeUpHex(`${block.address}.${key}`).slice(0, 8)}`]),
  );
};

/**
 * Attributes that exist only after deployment, by resource type. What is not here and not configured is unknown.
 * @see https://github.com/hashicorp/terraform-provider-azurerm/tree/main/website/docs/r
 */
const COMPUTED: Readonly<
  Record<string, Readonly<Record<string, (block: Block, resolver: Resolver) => unknown>>>
> = {
  azapi_resource: {
    id: join(
      configured('parent_id'),
      '/providers/',
      (block, resolver) => configured('type')(block, resolver).split('@')[0] ?? '',
      '/',
      name,
    ),
  },
  azuread_application: {
    id: join('/applications/', guid('object_id')),
    client_id: guid('client_id'),
    object_id: guid('object_id'),
  },
  azuread_application_password: { value: (block) => madeUpSecret(block.address) },
  azuread_service_principal: servicePrincipal,
  azurerm_key_vault_certificate: {
    certificate_data: (block) => madeUpHex(block.address),
    version: secretVersion,
  },
  // Read at deployment: of a certificate, it and its key. What the public part is made from, the key is made from too.
  'ephemeral.azurerm_key_vault_secret': {
    value: (block, resolver) => madeUpSecret(certificateNamed(block, resolver)),
  },
  azurerm_key_vault: {
    id: inGroup('Microsoft.KeyVault/vaults'),
    vault_uri: (block, resolver) =>
      `https://${name(block, resolver)}.${resolver.deployment.cloud.keyVaultDomain}/`,
  },
  azurerm_key_vault_secret: {
    id: join(secretUri, '/', secretVersion),
    versionless_id: secretUri,
    version: secretVersion,
    resource_id: join(vaultOf, '/secrets/', name, '/versions/', secretVersion),
    resource_versionless_id: join(vaultOf, '/secrets/', name),
  },
  azurerm_log_analytics_workspace: {
    id: inGroup('Microsoft.OperationalInsights/workspaces'),
    workspace_id: guid('workspace_id'),
  },
  azurerm_cognitive_account: {
    id: inGroup('Microsoft.CognitiveServices/accounts'),
    endpoint: (block, resolver) =>
      `https://${configured('custom_subdomain_name')(block, resolver)}.${resolver.deployment.cloud.modelDomain}/`,
  },
  azurerm_monitor_data_collection_endpoint: {
    id: inGroup('Microsoft.Insights/dataCollectionEndpoints'),
    logs_ingestion_endpoint: (block, resolver) =>
      `https://${name(block, resolver)}-${madeUpHex(block.address).slice(0, 4)}.${configured('location')(block, resolver)}-1.${resolver.deployment.cloud.ingestionDomain}`,
  },
  azurerm_monitor_data_collection_rule: {
    id: inGroup('Microsoft.Insights/dataCollectionRules'),
    immutable_id: (block) => `dcr-${madeUpHex(`${block.address}.immutable_id`)}`,
  },
  azurerm_resource_group: { id: group(name) },
  azurerm_sentinel_log_analytics_workspace_onboarding: {
    id: join(
      configured('workspace_id'),
      '/providers/Microsoft.SecurityInsights/onboardingStates/default',
    ),
  },
  azurerm_user_assigned_identity: {
    id: inGroup('Microsoft.ManagedIdentity/userAssignedIdentities'),
    principal_id: guid('principal_id'),
    client_id: guid('client_id'),
    tenant_id: tenant,
  },
  'data.azapi_resource_list': { output: readOfList },
  'data.azuread_service_principal': servicePrincipal,
  'data.azurerm_client_config': {
    client_id: guid('client_id'),
    object_id: guid('object_id'),
    subscription_id: subscriptionId,
    tenant_id: tenant,
  },
  'data.azurerm_log_analytics_workspace': {
    id: inGroup('Microsoft.OperationalInsights/workspaces'),
    workspace_id: guid('workspace_id'),
  },
  'data.azurerm_resource_group': { id: group(name) },
  'data.azurerm_subscription': {
    id: subscription,
    subscription_id: subscriptionId,
    tenant_id: tenant,
  },
};

/** The value of an attribute that another block refers to. */
export function attributeOf(block: Block, attribute: string, resolver: Resolver): unknown {
  const computed = COMPUTED[block.type]?.[attribute];
  if (computed !== undefined) return computed(block, resolver);
  if (attribute in block.attributes) {
    return resolver.value(block.attributes[attribute], `${block.address}.${attribute}`);
  }
  throw new StackError(
    `${block.address}.${attribute}`,
    'is an attribute that the emulator does not know; teach it in emulator/stack/attributes.ts',
  );
}
