import type { Permissions } from '../roles';
import type { Runtime } from '../runtime/runtime';
import type { Kept } from '../kept';
import type { VaultAudit } from '../services/key-vault/audit';
import type { DefenderTenant } from '../services/defender/tenant';
import { resourceApi } from '../services/azure/resource-api';
import type { AzureResources } from '../services/azure/resources';
import { graph } from '../services/graph/graph';
import { keyVault } from '../services/key-vault/key-vault';
import { SecretVersions } from '../services/key-vault/versions';
import { logicAppsManagement } from '../services/logic-apps/management';
import { notify, NOTIFY_HOST, type NotifyInbox } from '../services/notify/notify';
import { sentinelArm } from '../services/sentinel/arm';
import type { SentinelOptions } from '../services/sentinel/arm-call';
import { sentinelConnector } from '../services/sentinel/connector';
import type { ServiceNowInstance } from '../services/servicenow/instance';
import type { StixObjects } from '../services/threat-intelligence/objects';
import type { AppDirectory } from '../services/entra/directory';
import { entra } from '../services/entra/entra';
import type { TokenIssuer } from '../services/token-issuer';
import type { Stack } from '../stack';
import { SECURITY_INSIGHTS_APP } from '../stack/grants';
import { defenderOf } from './defender';
import { jiraOf, type WorldJira } from './jira';
import type { WorldOptions } from './options';
import { clientIdOf } from './principals';
import { type HostRoute, ServiceMap } from './service-map';
import { serviceNowOf } from './servicenow';
import { intelligenceOf } from './threat-intelligence';
import { triageOf, type WorldTriage } from './triage';
import { oldValueOf, type VaultContents, vaultContents } from './vault-contents';

/** What the services of a world share. */
export interface ServicesProps {
  readonly stack: Stack;
  readonly options: WorldOptions;
  readonly tokens: TokenIssuer;
  readonly permissions: Permissions;
  readonly sentinel: SentinelOptions;
  readonly inbox: NotifyInbox;
  /** What Azure tells of the deployment. */
  readonly resources: AzureResources;
  /** The applications that may sign in. */
  readonly directory: AppDirectory;
  /** The workflows, once they are deployed. */
  readonly runtime: () => Runtime;
  /** What is told of calls to vaults. */
  readonly audits: Kept<VaultAudit>;
  /** The names of secrets whose value in the vault is an old one. */
  readonly staleSecrets: ReadonlySet<string>;
}

/** The services of a world. */
export interface Services {
  readonly map: ServiceMap;
  readonly vaults: readonly (VaultContents & { readonly versions: SecretVersions })[];
  /** @default - no playbook calls ServiceNow */
  readonly serviceNow?: ServiceNowInstance;
  /** @default - no playbook calls Jira */
  readonly jira?: WorldJira;
  /**
   * The workspace's threat intelligence.
   * @default - no playbook uploads any
   */
  readonly intelligence?: StixObjects;
  /** @default - no playbook has a role in it */
  readonly defender?: DefenderTenant;
  /** @default - the stack has no language model */
  readonly triage?: WorldTriage;
  /** Back to the start: nothing that came since is kept. */
  reset(): void;
}

/** What stands on other resources and is told with them. */
const OF_AZURE = [
  '/providers/Microsoft.Insights/diagnosticSettings',
  '/providers/Microsoft.Authorization/',
  '/providers/Microsoft.SecurityInsights/automationRules/',
  '/providers/Microsoft.SecurityInsights/contentPackages/',
  '/providers/Microsoft.SecurityInsights/contentProductPackages',
  '/providers/Microsoft.SecurityInsights/onboardingStates/',
];

/** The service principals that a tenant has for a stack: of Sentinel, of its applications, and of the APIs that it calls. */
const principalsOf = ({ applications, apis, securityInsightsPrincipalId: id }: Stack) => [
  ...(id === undefined
    ? []
    : [{ id, appId: SECURITY_INSIGHTS_APP, displayName: 'Azure Security Insights' }]),
  ...applications.map(({ principalId, clientId, name }) => ({
    id: principalId,
    appId: clientId,
    displayName: name,
  })),
  ...apis.map(({ name, clientId, principalId, roles }) => ({
    id: principalId,
    appId: clientId,
    displayName: name,
    appRoles: roles.map((role) => ({ id: role.id, value: role.name })),
  })),
];

/** The roles that a principal holds in APIs, as Microsoft Graph tells of them. */
const appRolesIn = ({ apis }: Stack, permissions: Permissions, principalId: string) =>
  permissions.appRoleGrants().flatMap((grant) => {
    const api = apis.find(({ name }) => name === grant.api);
    const role = api?.roles.find(({ name }) => name === grant.appRole);
    if (grant.principalId !== principalId || api === undefined || role === undefined) return [];
    return [{ appRoleId: role.id, resourceId: api.principalId }];
  });

/** Sets up every service that a stack's playbooks can reach. */
export function createServices(props: ServicesProps): Services {
  const { stack, options, tokens, permissions, sentinel, staleSecrets, directory } = props;
  const vaults = vaultContents(stack);
  const versionsOf = (contents: VaultContents) =>
    new SecretVersions(
      {
        vault: contents.vault,
        secrets: contents.secrets.map((secret) => {
          const expires = options.secretExpiries?.[secret.name] ?? secret.expires;
          return { ...secret, ...(expires !== undefined && { expires }) };
        }),
        valueOf: (name) => {
          if (options.missingSecrets?.includes(name) === true) return undefined;
          return staleSecrets.has(name) ? oldValueOf(contents, name) : contents.values.get(name);
        },
        disabled: (name) => options.disabledSecrets?.includes(name) ?? false,
      },
      sentinel.store.now,
    );
  const kept = vaults.map((contents) => ({ ...contents, versions: versionsOf(contents) }));
  const serviceNow = serviceNowOf(props, vaults);
  const defender = defenderOf(props);
  const jira = jiraOf(stack, options.jira ?? {}, vaults, sentinel.store.now);
  const intelligence = intelligenceOf(props);
  const triage = triageOf(props);
  const azure = resourceApi({
    cloud: stack.cloud,
    tokens,
    permissions,
    resources: props.resources,
  });
  const azureRoute = (provider: string): HostRoute => ({
    service: 'azure',
    host: stack.cloud.resourceManager,
    provider,
    app: azure,
  });
  const routes: HostRoute[] = [
    ...OF_AZURE.map(azureRoute),
    {
      service: 'sentinel',
      host: stack.cloud.resourceManager,
      provider: '/providers/Microsoft.SecurityInsights/',
      app: sentinelArm(sentinel),
    },
    {
      service: 'logic-apps',
      host: stack.cloud.resourceManager,
      provider: '/providers/Microsoft.Logic/',
      app: logicAppsManagement({
        cloud: stack.cloud,
        tokens,
        permissions,
        runtime: props.runtime,
        resources: props.resources,
      }),
    },
    azureRoute('/subscriptions/'),
    {
      service: 'graph',
      host: stack.cloud.graph,
      app: graph({
        cloud: stack.cloud,
        tokens,
        principals:
          options.missingApis === true ? principalsOf({ ...stack, apis: [] }) : principalsOf(stack),
        appRolesOf: (principalId) => appRolesIn(stack, permissions, principalId),
        mayRead: (principalId) =>
          options.people?.some(
            (one) => one.objectId === principalId && one.mayReadDirectory !== false,
          ) ?? false,
      }),
    },
    { service: 'notify', host: NOTIFY_HOST, app: notify(props.inbox) },
    ...(stack.applications.length === 0
      ? []
      : [
          {
            service: 'entra',
            host: stack.cloud.login,
            app: entra(directory, tokens, stack.tenantId),
          },
        ]),
    ...kept.map(({ vault, versions }) => ({
      service: 'key-vault',
      host: new URL(vault.uri).host,
      app: keyVault({
        cloud: stack.cloud,
        tokens,
        permissions,
        tenantId: stack.tenantId,
        vault,
        versions,
        clientIdOf: (principalId) => clientIdOf(stack, principalId),
        audit: (entry) => {
          props.audits.note(entry);
        },
        now: sentinel.store.now,
      }),
    })),
    ...(serviceNow?.routes ?? []),
    ...(jira === undefined ? [] : [jira.route]),
    ...(intelligence === undefined ? [] : [intelligence.route]),
    ...(defender === undefined ? [] : [defender.route]),
    ...(triage?.routes ?? []),
  ];
  const connector = { service: 'sentinel-connector', app: sentinelConnector(sentinel) };
  return {
    map: new ServiceMap(routes, new Map([['azuresentinel', connector]])),
    vaults: kept,
    ...(serviceNow !== undefined && { serviceNow: serviceNow.instance }),
    ...(jira !== undefined && { jira }),
    ...(intelligence !== undefined && { intelligence: intelligence.objects }),
    ...(defender !== undefined && { defender: defender.tenant }),
    ...(triage !== undefined && { triage }),
    reset() {
      serviceNow?.reset();
      jira?.site.reset();
      jira?.rateLimits?.reset();
      intelligence?.objects.reset();
      defender?.tenant.reset();
      triage?.reset();
      for (const { versions } of kept) versions.reset();
    },
  };
}
