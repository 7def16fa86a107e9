/** What a type of resource takes. */
export interface ResourceKind {
  /** The operation that reading one needs. */
  readonly action: string;
  readonly apiVersions: readonly string[];
  /**
   * What Azure says where there is no such resource.
   * @default 'ResourceNotFound'
   */
  readonly missing?: string;
}

/**
 * The types of resources that the emulator tells of, in lower case.
 * @see https://learn.microsoft.com/azure/role-based-access-control/resource-provider-operations
 */
export const KINDS: Readonly<Record<string, ResourceKind>> = {
  'microsoft.resources/subscriptions': {
    action: 'Microsoft.Resources/subscriptions/read',
    apiVersions: ['2020-01-01', '2022-12-01'],
    missing: 'SubscriptionNotFound',
  },
  'microsoft.resources/providers': {
    action: 'Microsoft.Resources/subscriptions/providers/read',
    apiVersions: ['2021-04-01'],
  },
  'microsoft.resources/resourcegroups': {
    action: 'Microsoft.Resources/subscriptions/resourceGroups/read',
    apiVersions: ['2021-04-01'],
    missing: 'ResourceGroupNotFound',
  },
  'microsoft.operationalinsights/workspaces': {
    action: 'Microsoft.OperationalInsights/workspaces/read',
    apiVersions: ['2022-10-01', '2023-09-01'],
  },
  'microsoft.securityinsights/onboardingstates': {
    action: 'Microsoft.SecurityInsights/onboardingStates/read',
    apiVersions: ['2024-09-01', '2025-09-01'],
  },
  'microsoft.securityinsights/automationrules': {
    action: 'Microsoft.SecurityInsights/automationRules/read',
    apiVersions: ['2024-09-01', '2025-09-01'],
  },
  'microsoft.securityinsights/contentpackages': {
    action: 'Microsoft.SecurityInsights/contentPackages/read',
    apiVersions: ['2024-09-01', '2025-09-01'],
  },
  'microsoft.securityinsights/contentproductpackages': {
    action: 'Microsoft.SecurityInsights/contentProductPackages/read',
    apiVersions: ['2024-09-01', '2025-09-01'],
  },
  'microsoft.managedidentity/userassignedidentities': {
    action: 'Microsoft.ManagedIdentity/userAssignedIdentities/read',
    apiVersions: ['2023-01-31', '2024-11-30'],
  },
  'microsoft.web/connections': {
    action: 'Microsoft.Web/connections/Read',
    apiVersions: ['2016-06-01'],
  },
  'microsoft.insights/diagnosticsettings': {
    action: 'Microsoft.Insights/diagnosticSettings/read',
    apiVersions: ['2021-05-01-preview'],
  },
};
