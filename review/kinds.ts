import { code } from './markdown/text';
import type { Change } from './plan/change';
import { own } from './own';

/** What a kind of resource is to whoever reviews a plan. */
export interface ResourceKind {
  /** What one is called. */
  readonly noun: string;
  /** What it means for live traffic that one goes, in a sentence without its end. */
  readonly gone: string;
  /** What it means that one is replaced. @default - as when it goes, until the new one is there */
  readonly replaced?: string;
  /** How much it matters: 3 breaks traffic or loses data, 1 only shows. */
  readonly weight: 1 | 2 | 3;
}

/** The kinds that a deployment of the bridge, or one like it, has; by Azure's type where azapi writes them. */
const KINDS: Readonly<Record<string, ResourceKind>> = {
  azurerm_user_assigned_identity: {
    noun: 'identity',
    gone: 'playbooks that sign in with it are refused from then on, and its roles point to nobody',
    replaced:
      'the new one is somebody else: it has no role until its grants are made anew and have spread (minutes), and every playbook that signs in with it is refused meanwhile; grants that this plan does not make anew are lost',
    weight: 3,
  },
  'microsoft.logic/workflows': {
    noun: 'playbook',
    gone: 'its runs stop, those in progress too, and its run history is gone',
    replaced:
      'runs in progress end and its run history is gone: a scheduled playbook that reads its cursor from its own last run starts from its look-back again, and its callback addresses are others',
    weight: 3,
  },
  'microsoft.web/connections': {
    noun: 'connection',
    gone: 'playbooks that use it fail at their first call, and triggers on it hear of nothing',
    replaced:
      'playbooks that use it fail and triggers on it hear of nothing until they are written anew; a connection that somebody has authorised by hand has to be authorised again',
    weight: 3,
  },
  azurerm_key_vault: {
    noun: 'vault',
    gone: 'every secret in it is gone (soft-deleted), and playbooks that read one fail',
    replaced:
      'every secret in it is gone (soft-deleted) and has to be written anew, and every grant on it is lost; with purge protection the old name stays taken, so that the new vault cannot have it',
    weight: 3,
  },
  azurerm_key_vault_secret: {
    noun: 'secret',
    gone: 'playbooks that read it fail',
    replaced:
      'playbooks that read it fail until it is written anew; the old one is soft-deleted and its name may still be taken',
    weight: 3,
  },
  azurerm_key_vault_certificate: {
    noun: 'certificate',
    gone: 'whoever signs in with it, or reads it, is refused',
    weight: 3,
  },
  azurerm_resource_group: {
    noun: 'resource group',
    gone: 'everything in it goes with it, also what Terraform does not know of',
    weight: 3,
  },
  azurerm_log_analytics_workspace: {
    noun: 'workspace',
    gone: 'its logs and its Sentinel incidents go with it',
    weight: 3,
  },
  azurerm_sentinel_log_analytics_workspace_onboarding: {
    noun: 'onboarding of Sentinel',
    gone: 'Sentinel is taken off the workspace: its rules, incidents and connectors go',
    weight: 3,
  },
  azuread_application: {
    noun: 'application',
    gone: 'whoever signs in as it is refused',
    replaced:
      'the new one has another client id: whoever signs in as it is refused until the new id and a new credential are entered there, and an administrator has to consent anew',
    weight: 3,
  },
  azuread_service_principal: {
    noun: 'service principal',
    gone: 'whoever signs in as it is refused, and its roles point to nobody',
    replaced: 'the new one has no role until its grants are made anew, and its consent is lost',
    weight: 3,
  },
  azuread_application_password: {
    noun: 'client secret',
    gone: 'whoever still signs in with it is refused',
    weight: 2,
  },
  azuread_application_certificate: {
    noun: 'registered certificate',
    gone: 'whoever still signs in with it is refused',
    weight: 2,
  },
  azuread_application_federated_identity_credential: {
    noun: 'trust in an issuer',
    gone: 'tokens of that issuer are refused',
    weight: 2,
  },
  azurerm_role_assignment: {
    noun: 'role assignment',
    gone: 'what needs the role is refused, within minutes',
    replaced: 'what needs the role may be refused for some minutes, until the new one has spread',
    weight: 2,
  },
  azurerm_sentinel_automation_rule: {
    noun: 'automation rule',
    gone: 'incidents no longer start what it started',
    replaced:
      'incidents that arrive in between start nothing; a scheduled playbook finds them later, if there is one',
    weight: 2,
  },
  'microsoft.securityinsights/contentpackages': {
    noun: 'solution of Content Hub',
    gone: 'it is uninstalled from the workspace for everybody who uses it there; playbooks of the bridge do not need it to run',
    weight: 2,
  },
  azurerm_monitor_diagnostic_setting: {
    noun: 'diagnostic setting',
    gone: 'logs no longer arrive, and alerts on them stay silent',
    replaced: 'logs of the moment in between are lost',
    weight: 2,
  },
  azurerm_monitor_action_group: {
    noun: 'action group',
    gone: 'nobody in it is told of an alert',
    weight: 2,
  },
  azurerm_monitor_scheduled_query_rules_alert_v2: {
    noun: 'alert',
    gone: 'nobody hears of what it watched',
    weight: 2,
  },
  azurerm_monitor_metric_alert: {
    noun: 'alert',
    gone: 'nobody hears of what it watched',
    weight: 2,
  },
  azurerm_monitor_activity_log_alert: {
    noun: 'alert',
    gone: 'nobody hears of what it watched',
    weight: 2,
  },
  azurerm_application_insights_workbook: {
    noun: 'workbook',
    gone: 'its page is gone, the data stays',
    weight: 1,
  },
  azurerm_storage_account: {
    noun: 'storage account',
    gone: 'everything stored in it goes with it',
    weight: 3,
  },
  azurerm_logic_app_workflow: {
    noun: 'playbook',
    gone: 'its runs stop, those in progress too, and its run history is gone',
    weight: 3,
  },
  azurerm_sentinel_watchlist: {
    noun: 'watchlist',
    gone: 'its rows are gone, and queries that read them find nothing',
    weight: 2,
  },
  time_sleep: { noun: 'waiting time', gone: 'nothing in Azure: Terraform waits', weight: 1 },
  time_static: {
    noun: 'date',
    gone: 'nothing in Azure',
    replaced: 'nothing in Azure by itself, but what is counted from that date moves',
    weight: 1,
  },
  time_offset: {
    noun: 'date',
    gone: 'nothing in Azure',
    replaced: 'nothing in Azure by itself, but what ends on that date ends on another one',
    weight: 1,
  },
};

/** What is known of a resource's kind; undefined for one that nothing here knows. */
export const resourceKindOf = ({ type, azureType }: Change): ResourceKind | undefined =>
  own(KINDS, azureType ?? type);

/** What a resource of a type of Terraform is called; undefined for a type that nothing here knows. */
export const nounOf = (type: string): string | undefined => own(KINDS, type)?.noun;

/** A resource in words: what it is and what it is called. */
export function called(change: Change): string {
  const kind = resourceKindOf(change)?.noun ?? code(change.azureType ?? change.type);
  const former = change.formerName === undefined ? '' : ` (it was ${code(change.formerName)})`;
  return `${kind} ${code(change.name)}${former}`;
}

/** A resource in words, and where the code has it. */
export const located = (change: Change): string =>
  change.name === change.address ? called(change) : `${called(change)} (${code(change.address)})`;

/** Whether a resource is nothing but a pause of the deployment, which nobody misses. */
export const isPause = ({ type }: Change): boolean => type === 'time_sleep';
