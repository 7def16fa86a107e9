import type { Document } from './document';
import { StackError } from './error';

/** Resource types that the emulator acts on. */
const READ = new Set([
  'azapi_resource',
  'azuread_app_role_assignment',
  'azuread_application',
  'azuread_application_certificate',
  'azuread_application_federated_identity_credential',
  'azuread_application_password',
  'azuread_service_principal',
  'azurerm_cognitive_account',
  'azurerm_cognitive_deployment',
  'azurerm_key_vault',
  'azurerm_key_vault_secret',
  'azurerm_log_analytics_workspace_table_custom_log',
  'azurerm_monitor_data_collection_endpoint',
  'azurerm_monitor_data_collection_rule',
  'azurerm_monitor_diagnostic_setting',
  'azurerm_role_assignment',
  'azurerm_sentinel_automation_rule',
  'azurerm_user_assigned_identity',
]);

/**
 * Resource types that no playbook run depends on: they are referred to, order the deployment, or only watch it.
 */
const IGNORED = new Set([
  'azurerm_application_insights_workbook',
  'azurerm_key_vault_certificate',
  'azurerm_key_vault_certificate_contacts',
  'azurerm_log_analytics_workspace',
  'azurerm_monitor_action_group',
  'azurerm_monitor_metric_alert',
  'azurerm_monitor_scheduled_query_rules_alert_v2',
  'azurerm_resource_group',
  'azurerm_sentinel_log_analytics_workspace_onboarding',
  'terraform_data',
  'time_offset',
  'time_rotating',
  'time_sleep',
  'time_static',
]);

/** Refuses a stack with a resource type whose effect the emulator does not know. */
export function checkResourceTypes(document: Document): void {
  for (const { address, type } of document.blocks.values()) {
    if (/^(data|ephemeral)\./.test(type) || READ.has(type) || IGNORED.has(type)) continue;
    throw new StackError(
      address,
      `is of the resource type '${type}', which the emulator does not know; ` +
        'say in emulator/stack/resource-types.ts whether playbooks depend on it',
    );
  }
}
