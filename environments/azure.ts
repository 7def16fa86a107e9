import * as z from 'zod';
import { azureName } from './azure-name';
import { guid, text } from './rule';

/** The Azure clouds a deployment can live in. */
export const CLOUDS = ['public', 'usGovernment', 'china'] as const;

/** Where an environment is deployed. */
export const azureSchema = z
  .strictObject({
    tenantId: guid().describe('the Microsoft Entra tenant, a GUID'),
    subscriptionId: guid().describe('the subscription that everything is deployed to, a GUID'),
    location: text(/^[a-z][a-z0-9]+$/, (value) => {
      const short = value.toLowerCase().replace(/[^a-z0-9]/g, '');
      return `is no region name; write ${short === '' ? "one like 'westeurope'" : `'${short}'`}`;
    }).describe("the Azure region's short name, such as 'westeurope'"),
    cloud: z
      .enum(CLOUDS)
      .describe('the Azure cloud, which decides every endpoint and audience')
      .default('public'),
  })
  .describe('the place the environment is deployed to');

/** The existing Microsoft Sentinel workspace that an environment works on. */
export const sentinelSchema = z
  .strictObject({
    workspace: azureName
      .workspace()
      .describe(
        'the name of the Log Analytics workspace that Sentinel is enabled on, 4-63 letters',
      ),
    resourceGroup: azureName.resourceGroup().describe("the workspace's resource group"),
    customerId: guid()
      .describe(
        "the workspace's own id, a GUID (*Workspace ID* on its overview page), by which its queries and its threat intelligence are called; absent: neither `triage` nor `threatIntelligence` is possible. It is not looked up, because Terraform would keep the workspace's keys beside it in its state",
      )
      .exactOptional(),
    turnOnHealth: z
      .boolean()
      .describe(
        "true to turn on Sentinel's health log (table SentinelHealth), which says when an automation rule could not start a playbook; false where somebody has turned it on already: Azure takes one such setting for a workspace",
      )
      .default(true),
  })
  .describe('the existing Microsoft Sentinel workspace');

const KEY_LIMIT = 1024;

/** Where Terraform keeps its state. */
export const stateSchema = z
  .strictObject({
    resourceGroup: azureName.resourceGroup().describe("the storage account's resource group"),
    storageAccount: azureName
      .storageAccount()
      .describe('the storage account, 3-24 lower-case letters and digits'),
    container: azureName.container().describe('the blob container, 3-63 lower-case letters'),
    key: text(
      new RegExp(`^(?!/).{1,${KEY_LIMIT}}(?<![./])$`),
      `is no blob name: 1-${KEY_LIMIT} characters, no slash at either end, no dot at the end`,
    )
      .describe('the blob; absent: `sentinel-bridge/<name>.tfstate`')
      .exactOptional(),
  })
  .describe('the blob in which Terraform keeps its state; absent: a local file');

/** Azure takes 50 on a resource; one of them says which environment it belongs to. */
const TAGS_LIMIT = 49;

/**
 * Tags on every resource.
 * @see https://learn.microsoft.com/azure/azure-resource-manager/management/tag-resources
 */
export const tagsSchema = z
  .record(z.string(), z.string())
  .check((context) => {
    const tags = Object.entries(context.value);
    const complain = (message: string, key?: string) =>
      context.issues.push({
        code: 'custom',
        message,
        input: context.value,
        ...(key !== undefined && { path: [key] }),
      });
    if (tags.length > TAGS_LIMIT) {
      complain(`holds ${tags.length} tags; ${TAGS_LIMIT} are the most that fit beside our own`);
    }
    for (const [key, value] of tags) {
      if (!/^[^<>%&\\?/]{1,512}$/.test(key)) {
        complain(
          'stands under a key that Azure refuses; a key is 1-512 characters, none of < > % & \\ ? /',
          key,
        );
      }
      if (value.length > 256) {
        complain(`is ${value.length} characters long; Azure takes 256 at most`, key);
      }
    }
  })
  .describe('tags put on every resource: at most 49, keys of 512 and values of 256 characters');
