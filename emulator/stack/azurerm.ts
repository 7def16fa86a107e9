import { z } from 'zod';

import type { Block } from './document';
import { StackError } from './error';
import type { DiagnosticSetting, Identity, Secret, Vault } from './model';
import { nested, readBlock } from './read-block';
import type { Resolver } from './resolver';

const tags = z.record(z.string(), z.string()).optional();

const identity = z.strictObject({
  name: z.string(),
  resource_group_name: z.string(),
  location: z.string(),
  tags,
});

/** Reads a user-assigned identity. */
export function readIdentity(block: Block, resolver: Resolver): Identity {
  const { name } = readBlock(block, identity, resolver);
  const attribute = (key: string) => String(resolver.attribute(block, key));
  return {
    address: block.address,
    id: attribute('id'),
    name,
    principalId: attribute('principal_id'),
    clientId: attribute('client_id'),
  };
}

const vault = z.strictObject({
  name: z.string(),
  location: z.string(),
  resource_group_name: z.string(),
  tenant_id: z.string(),
  sku_name: z.string(),
  // Under access policies, roles would not decide who may read a secret.
  rbac_authorization_enabled: z.literal(true),
  purge_protection_enabled: z.boolean().optional(),
  soft_delete_retention_days: z.number().optional(),
  // Consumption workflows come from shared addresses and cannot reach a closed vault.
  public_network_access_enabled: z.literal(true).optional(),
  network_acls: z.unknown().optional(),
  contact: z.unknown().optional(),
  enabled_for_deployment: z.boolean().optional(),
  enabled_for_disk_encryption: z.boolean().optional(),
  enabled_for_template_deployment: z.boolean().optional(),
  tags,
});

/** Reads a key vault. */
export function readVault(block: Block, resolver: Resolver): Vault {
  const { name, location } = readBlock(block, vault, resolver);
  return {
    address: block.address,
    id: String(resolver.attribute(block, 'id')),
    name,
    uri: String(resolver.attribute(block, 'vault_uri')),
    location,
  };
}

const secret = z.strictObject({
  name: z.string(),
  key_vault_id: z.string(),
  value_wo_version: z.number().optional(),
  content_type: z.string().optional(),
  expiration_date: z.iso.datetime().optional(),
  not_before_date: z.iso.datetime().optional(),
  tags,
});

/** Reads a secret: its name and expiry, and which variable brings its value; never the value. */
export function readSecret(block: Block, resolver: Resolver): Secret {
  const { value, value_wo: written = value, ...attributes } = block.attributes;
  // A date that a time_* resource computes is known only after deployment.
  const { expiration_date: expires, ...others } = attributes;
  const known = typeof expires === 'string' && !expires.includes('${time_');
  const kept = known ? attributes : others;
  const read = readBlock({ ...block, attributes: kept }, secret, resolver);
  if (typeof written !== 'string' || !/^\$\{[\w.-]+\}$/.test(written)) {
    throw new StackError(
      `${block.address}.value_wo`,
      'should be one reference to a variable or resource: a secret never stands in the stack',
    );
  }
  const variable = /^\$\{var\.([\w-]+)\}$/.exec(written)?.[1];
  return {
    address: block.address,
    name: read.name,
    vaultId: read.key_vault_id,
    ...(read.content_type !== undefined && { contentType: read.content_type }),
    ...(read.expiration_date !== undefined && { expires: read.expiration_date }),
    ...(variable === undefined
      ? { madeBy: resolver.text(written, `${block.address}.value_wo`) }
      : { variable }),
  };
}

const category = z.strictObject({
  category: z.string().optional(),
  category_group: z.string().optional(),
});

const diagnosticSetting = z.strictObject({
  name: z.string(),
  target_resource_id: z.string(),
  log_analytics_workspace_id: z.string(),
  log_analytics_destination_type: z.string().optional(),
  enabled_log: nested(category),
  enabled_metric: z.unknown().optional(),
  metric: z.unknown().optional(),
});

/** Reads where the logs of a resource go. */
export function readDiagnosticSetting(block: Block, resolver: Resolver): DiagnosticSetting {
  const read = readBlock(block, diagnosticSetting, resolver);
  return {
    address: block.address,
    name: read.name,
    targetId: read.target_resource_id,
    workspaceId: read.log_analytics_workspace_id,
    logs: read.enabled_log.flatMap((log) => log.category ?? log.category_group ?? []),
    ...(read.log_analytics_destination_type !== undefined && {
      destinationType: read.log_analytics_destination_type,
    }),
  };
}
