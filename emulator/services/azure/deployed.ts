import type { Json } from '../../../workflow/parameter';
import type { AutomationRule, Solution, Stack, Workflow } from '../../stack/model';
import type { AzureResource, JsonObject } from './resources';

/** The resource providers that a subscription with the bridge in it has registered. */
const PROVIDERS = [
  'Microsoft.Authorization',
  'Microsoft.Insights',
  'Microsoft.KeyVault',
  'Microsoft.Logic',
  'Microsoft.ManagedIdentity',
  'Microsoft.OperationalInsights',
  'Microsoft.Resources',
  'Microsoft.SecurityInsights',
  'Microsoft.Web',
];

/** What a deployed stack is in Azure: its resources, and what it stands on. */
export function deployedResources(stack: Stack): readonly AzureResource[] {
  const { workspace, tenantId } = stack;
  const subscription = `/subscriptions/${workspace.subscriptionId}`;
  const groups = new Set(
    [workspace, ...stack.workflows, ...stack.vaults, ...stack.identities].map(({ id }) =>
      id.split('/').slice(0, 5).join('/'),
    ),
  );
  return [
    resource(subscription, 'Microsoft.Resources/subscriptions', {
      subscriptionId: workspace.subscriptionId,
      tenantId,
      displayName: 'Emulated',
      state: 'Enabled',
    }),
    ...PROVIDERS.map((namespace) =>
      resource(`${subscription}/providers/${namespace}`, 'Microsoft.Resources/providers', {
        namespace,
        registrationState: 'Registered',
      }),
    ),
    ...[...groups].map((id) =>
      resource(id, 'Microsoft.Resources/resourceGroups', {
        location: stack.workflows[0]?.location ?? 'westeurope',
        properties: { provisioningState: 'Succeeded' },
      }),
    ),
    resource(workspace.id, 'Microsoft.OperationalInsights/workspaces', {
      properties: { provisioningState: 'Succeeded' },
    }),
    resource(
      `${workspace.id}/providers/Microsoft.SecurityInsights/onboardingStates/default`,
      'Microsoft.SecurityInsights/onboardingStates',
      { properties: {} },
    ),
    ...stack.identities.map(({ id, principalId, clientId }) =>
      resource(id, 'Microsoft.ManagedIdentity/userAssignedIdentities', {
        properties: { tenantId, principalId, clientId },
      }),
    ),
    ...stack.connections.map(({ id, api }) =>
      resource(id, 'Microsoft.Web/connections', {
        kind: 'V1',
        properties: {
          api: { name: api },
          overallStatus: 'Ready',
          statuses: [{ status: 'Ready' }],
          parameterValueType: 'Alternative',
        },
      }),
    ),
    ...stack.workflows.map((workflow) => workflowResource(stack, workflow)),
    ...stack.automationRules.map(ruleResource),
    ...stack.solutions.flatMap(solutionResources),
    ...stack.diagnosticSettings.map(({ name, targetId, workspaceId, logs }) =>
      resource(
        `${targetId}/providers/Microsoft.Insights/diagnosticSettings/${name}`,
        'Microsoft.Insights/diagnosticSettings',
        {
          properties: {
            workspaceId,
            // Whether a log is named by its category or by its group, the stack does not keep.
            logs: logs.map((log) => ({
              ...(log === 'allLogs' ? { categoryGroup: log } : { category: log }),
              enabled: true,
            })),
          },
        },
      ),
    ),
  ];
}

const resource = (id: string, type: string, rest: JsonObject): AzureResource => ({
  id,
  type,
  name: id.split('/').at(-1) ?? '',
  rest,
});

/** @see https://learn.microsoft.com/rest/api/logic/workflows/get */
function workflowResource({ identities, tenantId }: Stack, workflow: Workflow): AzureResource {
  const { id, location, tags, enabled, definition, parameters, identity } = workflow;
  const assigned = identity.userAssigned.map((wanted): [string, Json] => {
    const found = identities.find((one) => one.id.toLowerCase() === wanted.toLowerCase());
    const { principalId = '', clientId = '' } = found ?? {};
    return [wanted, { principalId, clientId }];
  });
  return resource(id, 'Microsoft.Logic/workflows', {
    location,
    tags,
    identity: {
      type: assigned.length > 0 ? 'UserAssigned' : 'SystemAssigned',
      tenantId,
      userAssignedIdentities: Object.fromEntries(assigned),
    },
    properties: {
      provisioningState: 'Succeeded',
      state: enabled ? 'Enabled' : 'Disabled',
      definition: plain(definition),
      parameters: Object.fromEntries(
        Object.entries(parameters).map(([name, value]) => [name, { value }]),
      ),
    },
  });
}

/** @see https://learn.microsoft.com/rest/api/securityinsights/automation-rules/get */
const ruleResource = (rule: AutomationRule): AzureResource =>
  resource(rule.id, 'Microsoft.SecurityInsights/automationRules', {
    properties: {
      displayName: rule.displayName,
      order: rule.order,
      triggeringLogic: {
        isEnabled: rule.enabled,
        ...(rule.expiration !== undefined && { expirationTimeUtc: rule.expiration }),
        triggersOn: 'Incidents',
        triggersWhen: rule.triggersWhen,
        conditions: rule.conditions,
      },
      actions: rule.actions.map((action, index) => ({
        order: index + 1,
        ...(action.kind === 'playbook'
          ? {
              actionType: 'RunPlaybook',
              actionConfiguration: {
                logicAppResourceId: action.playbookId,
                tenantId: action.tenantId,
              },
            }
          : { actionType: 'ModifyProperties', actionConfiguration: action.properties }),
      })),
    },
  });

/**
 * A solution that was installed, and its entry in the catalogue, which says so.
 * @see https://learn.microsoft.com/rest/api/securityinsights/product-packages/list
 */
function solutionResources(solution: Solution): readonly AzureResource[] {
  const { id, workspaceId, contentId, contentProductId, displayName, version } = solution;
  const properties = { contentId, contentProductId, contentKind: 'Solution', displayName, version };
  const catalogue = `${workspaceId}/providers/Microsoft.SecurityInsights/contentProductPackages`;
  return [
    resource(id, 'Microsoft.SecurityInsights/contentPackages', { properties }),
    resource(`${catalogue}/${contentId}`, 'Microsoft.SecurityInsights/contentProductPackages', {
      properties: { ...properties, installedVersion: version },
    }),
  ];
}

/** A definition is JSON as it came, its optional parts simply absent. */
const plain = (value: object): Json => JSON.parse(JSON.stringify(value)) as Json;
