import { z } from 'zod';

import type { Block } from './document';
import type { ModelAccount } from './model';
import { nested, readBlock } from './read-block';
import type { Resolver } from './resolver';

const account = z.strictObject({
  name: z.string(),
  resource_group_name: z.string(),
  location: z.string(),
  kind: z.literal('OpenAI'),
  sku_name: z.literal('S0'),
  // Without a subdomain of its own, an account takes no tokens.
  custom_subdomain_name: z.string(),
  // With keys, a role would not decide who may ask.
  local_auth_enabled: z.literal(false),
  // Consumption workflows come from shared addresses and cannot reach a closed account.
  public_network_access_enabled: z.literal(true),
  tags: z.record(z.string(), z.string()).optional(),
});

const deployment = z.strictObject({
  name: z.string(),
  cognitive_account_id: z.string(),
  model: nested(
    z.strictObject({ format: z.literal('OpenAI'), name: z.string(), version: z.string() }),
  ),
  sku: nested(z.strictObject({ name: z.string(), capacity: z.number().min(1) })),
  version_upgrade_option: z.enum([
    'NoAutoUpgrade',
    'OnceNewDefaultVersionAvailable',
    'OnceCurrentVersionExpired',
  ]),
  rai_policy_name: z.string(),
});

/** Reads an account of Azure OpenAI with its deployments. */
export function readModelAccount(block: Block, resolver: Resolver): ModelAccount {
  readBlock(block, account, resolver);
  const id = String(resolver.attribute(block, 'id'));
  const deployments = [...resolver.document.blocks.values()]
    .filter(({ type }) => type === 'azurerm_cognitive_deployment')
    .map((one) => readBlock(one, deployment, resolver))
    .filter(({ cognitive_account_id: of }) => of === id);
  return {
    address: block.address,
    id,
    host: new URL(String(resolver.attribute(block, 'endpoint'))).host,
    deployments: deployments.map(({ name, model }) => ({ name, model: model[0]?.name ?? '' })),
  };
}
