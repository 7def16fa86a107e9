/**
 * The roles that the bridge grants, by their fixed ids: display names have changed before (`Azure Sentinel Responder`).
 * @see https://learn.microsoft.com/azure/role-based-access-control/built-in-roles
 */
export const ROLES = {
  'Microsoft Sentinel Responder': '3e150937-b8fe-4cfb-8069-0eaf05ecd056',
  'Microsoft Sentinel Contributor': 'ab8e14d6-4a74-4a29-9ba8-549422addade',
  'Microsoft Sentinel Automation Contributor': 'f4c81013-99ee-4d62-a7ee-b3f1f648599a',
  'Microsoft Sentinel Playbook Operator': '51d6186e-6489-4900-b93f-92e23144cca5',
  Reader: 'acdd72a7-3385-48ef-bd42-f606fba81ae7',
  'Cognitive Services OpenAI User': '5e0bd9bd-7b93-4f28-af87-19fc36ad61bd',
  'Monitoring Metrics Publisher': '3913510d-42f4-4e42-8a64-420c390055eb',
  'Key Vault Secrets User': '4633458b-17de-408a-b874-0445c86b69e6',
  'Key Vault Secrets Officer': 'b86a8fe4-44ce-4948-aee5-eccb2c155cd7',
  'Key Vault Certificates Officer': 'a4417e6f-fecd-4de8-b567-7b0420556985',
} as const;

export type RoleName = keyof typeof ROLES;

export const isRoleName = (name: string): name is RoleName => Object.hasOwn(ROLES, name);

/** A role's id as Azure returns it: any other form would be a difference in every plan. */
export const roleDefinitionId = (subscriptionId: string, role: RoleName): string =>
  `/subscriptions/${subscriptionId}/providers/Microsoft.Authorization/roleDefinitions/${ROLES[role]}`;
