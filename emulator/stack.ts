import { readFileSync } from 'node:fs';

import { readAzapi } from './stack/azapi';
import { readApis, readAppRoleAssignments } from './stack/app-roles';
import { readApplications } from './stack/azuread';
import { readDiagnosticSetting, readIdentity, readSecret, readVault } from './stack/azurerm';
import { readDataCollectionRule } from './stack/data-collection';
import { type Block, type Document, readDocument } from './stack/document';
import { StackError } from './stack/error';
import { readRoleAssignment, securityInsightsOf } from './stack/grants';
import { readModelAccount } from './stack/model-account';
import type { DiagnosticSetting, Stack, Workspace } from './stack/model';
import { checkResourceTypes } from './stack/resource-types';
import { Resolver, type Variables } from './stack/resolver';
import { type PlacedRule, readAutomationRule } from './stack/rules';

export { StackError } from './stack/error';
export type * from './stack/model';

/** How a stack is loaded. */
export interface LoadStackOptions {
  /**
   * Values of Terraform variables, by name; a secret's value is never needed.
   * @default - every variable has its default
   */
  readonly variables?: Variables;
}

/**
 * Reads a synthesized stack: the JSON of a `cdk.tf.json` or the path of one. What it refers to gets made-up ids, always
 * the same; what the emulator does not understand is a `StackError` that says where it stands.
 */
export function loadStack(source: unknown, { variables = {} }: LoadStackOptions = {}): Stack {
  const document = readDocument(typeof source === 'string' ? readJson(source) : source);
  checkResourceTypes(document);
  const resolver = new Resolver(document, variables);
  const read = <T>(type: string, one: (block: Block, resolver: Resolver) => T): T[] =>
    blocksOf(document, type).map((block) => one(block, resolver));

  const identities = read('azurerm_user_assigned_identity', readIdentity);
  const roleAssignments = read('azurerm_role_assignment', readRoleAssignment);
  const rules = read('azurerm_sentinel_automation_rule', readAutomationRule);
  const diagnosticSettings = read('azurerm_monitor_diagnostic_setting', readDiagnosticSetting);
  const principal = securityInsightsOf(document, roleAssignments, identities, resolver);
  return {
    cloud: resolver.deployment.cloud,
    tenantId: resolver.deployment.tenantId,
    workspace: workspaceOf(rules, diagnosticSettings),
    ...readAzapi(blocksOf(document, 'azapi_resource'), resolver),
    identities,
    applications: readApplications(document, resolver),
    roleAssignments,
    appRoleAssignments: readAppRoleAssignments(document, resolver),
    apis: readApis(document, resolver),
    automationRules: rules.map(({ rule }) => rule),
    vaults: read('azurerm_key_vault', readVault),
    secrets: read('azurerm_key_vault_secret', readSecret),
    diagnosticSettings,
    models: read('azurerm_cognitive_account', readModelAccount),
    dataCollectionRules: read('azurerm_monitor_data_collection_rule', readDataCollectionRule),
    ...(principal !== undefined && { securityInsightsPrincipalId: principal }),
  };
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    throw new StackError(path, `cannot be read as a synthesized stack: ${problem}`);
  }
}

const blocksOf = (document: Document, wanted: string): Block[] =>
  [...document.blocks.values()].filter(({ type }) => type === wanted);

const WORKSPACE =
  /^\/subscriptions\/([^/]+)\/resourceGroups\/([^/]+)\/providers\/Microsoft\.OperationalInsights\/workspaces\/([^/]+)$/i;

/** The one workspace that the automation rules watch; without rules, the one that gets the logs. */
function workspaceOf(
  rules: readonly PlacedRule[],
  settings: readonly DiagnosticSetting[],
): Workspace {
  const ruled = rules.map(({ workspaceId }) => workspaceId);
  const logged = settings.map(({ workspaceId }) => workspaceId);
  const [id, ...others] = new Set(ruled.length > 0 ? ruled : logged);
  const [, subscriptionId, resourceGroup, name] = WORKSPACE.exec(id ?? '') ?? [];
  if (id !== undefined && others.length === 0 && subscriptionId && resourceGroup && name) {
    return { id, subscriptionId, resourceGroup, name };
  }
  throw new StackError(
    'azurerm_sentinel_automation_rule',
    id === undefined
      ? 'there is none, nor a diagnostic setting, so the Sentinel workspace is unknown'
      : `should all name one Log Analytics workspace, and they name ${[id, ...others].join(', ')}`,
  );
}
