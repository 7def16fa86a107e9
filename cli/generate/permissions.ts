import { ROLES } from '../../constructs/roles';
import type { SynthesizedPlaybook } from '../../constructs/synthesize';
import type { Stack } from '../../emulator/stack';
import type { Environment } from '../../environments';
import { flatten } from '../../workflow/definition';
import type { Need } from '../../workflow/needs';
import { table } from './markdown';

/** What the page is made of: an environment, and what became of it. */
export interface PermissionsProps {
  readonly environment: Environment;
  readonly stack: Stack;
  readonly playbooks: readonly SynthesizedPlaybook[];
}

const HEAD =
  'Generated from the `prod` environment by `cli/generate/permissions.ts`; do not edit. `UPDATE_GOLDEN=1 npm test` renews it.';

const GRANTED = `Each grant follows from what the playbooks' actions need, on the narrowest scope that Azure has for it. The emulator enforces them, and a test takes each one
away to see that something fails without it.`;

const DEPLOYER: readonly (readonly [what: string, on: string, why: string])[] = [
  [
    'Contributor',
    'the subscription, or a resource group made beforehand',
    'creating everything that is deployed',
  ],
  [
    'Role Based Access Control Administrator',
    "the subscription (or the group), and the workspace's resource group",
    'making the grants above; a condition can limit it to these roles',
  ],
  [
    'Microsoft Sentinel Contributor',
    "the workspace's resource group",
    'writing automation rules that start playbooks, and installing solutions (`contentHub`)',
  ],
  [
    'Log Analytics Contributor',
    'the workspace',
    "sending logs to it, turning on Sentinel's health log and having alert rules read it, where Contributor is not held on the subscription",
  ],
  [
    'Storage Blob Data Contributor',
    'the container of the Terraform state',
    'reading and writing the state, without the account’s keys',
  ],
  [
    'Key Vault Secrets Officer',
    'the vault',
    'granted by the deployment itself, where it writes secrets',
  ],
  [
    'Key Vault Certificates Officer',
    'the vault',
    'granted by the deployment itself, where it makes certificates',
  ],
  [
    'Microsoft Graph: `Application.ReadWrite.OwnedBy`',
    'the tenant',
    'the app registration (`storeApp`), which it owns from then on',
  ],
  [
    'Microsoft Graph: `Application.Read.All`, or the directory role Directory Readers',
    'the tenant',
    'looking up "Azure Security Insights"; not with `securityInsightsObjectId`',
  ],
  [
    'Microsoft Graph: `AppRoleAssignment.ReadWrite.All` and `Application.Read.All`, or the directory role Privileged Role Administrator',
    'the tenant',
    'granting `Machine.Read.All` and `Machine.Isolate` of WindowsDefenderATP (`response.isolate`), which exists only in tenants with Defender for Endpoint',
  ],
];

const PEOPLE: readonly (readonly [who: string, role: string, on: string])[] = [
  ['Whoever works incidents', 'Microsoft Sentinel Responder', 'the workspace'],
  [
    '… and starts playbooks by hand',
    'Microsoft Sentinel Playbook Operator',
    'the playbooks’ resource group',
  ],
  [
    'Whoever looks at the workbook',
    'Microsoft Sentinel Reader',
    'the workspace, and Reader on the playbooks’ resource group',
  ],
  ['Whoever reads run histories', 'Reader', 'the playbooks’ resource group'],
  ['Whoever resubmits or cancels runs', 'Logic App Contributor', 'the playbooks’ resource group'],
  ['`bridge doctor`', 'Reader', 'the subscription'],
  [
    '…',
    'Key Vault Reader and, on the secrets that the integrations sign in with, Key Vault Secrets User',
    'the vault',
  ],
  ['`bridge secrets … list` and `check`', 'Key Vault Reader', 'the vault: metadata, no values'],
  ['`bridge secrets … set`', 'Key Vault Secrets Officer', 'the vault'],
  [
    'Whoever enters the newest credential into ServiceNow',
    'Key Vault Secrets User',
    'the one secret: name them in `storeApp.readers`',
  ],
  [
    'Whoever consents to the application’s permission',
    'Cloud Application Administrator',
    'the tenant ([admin consent](https://learn.microsoft.com/entra/identity/enterprise-apps/grant-admin-consent))',
  ],
];

/** The page that says who may do what on what, and why. */
export function permissionsPage(props: PermissionsProps): string {
  return [
    '# Permissions',
    HEAD,
    '## What is granted',
    GRANTED,
    table(['who', 'role', 'on', 'needed by'], grantsOf(props)),
    '## What the application may do besides',
    consentOf(props.environment),
    '## What the deployment needs',
    table(
      ['role or permission', 'on', 'for'],
      DEPLOYER.map((row) => [...row]),
    ),
    'Grants to Microsoft Graph are application permissions of the pipeline’s principal. ' +
      'See [azuread](https://github.com/hashicorp/terraform-provider-azuread/blob/main/docs/guides/service_principal_configuration.md).',
    '## What people need',
    table(
      ['who', 'role', 'on'],
      PEOPLE.map((row) => [...row]),
    ),
    'In ServiceNow and Jira the accounts need roles of their own: [what is entered there](servicenow-profile.md).',
    '',
  ]
    .join('\n\n')
    .replace(/\n+$/, '\n');
}

/** The page that says who may do what on what where everything optional is switched on. */
export const optionalPermissionsPage = (props: PermissionsProps): string =>
  [
    '# Permissions of what is optional',
    'Generated from the `pilot` environment by `cli/generate/permissions.ts`; do not edit. `UPDATE_GOLDEN=1 npm test` renews it.',
    GRANTED,
    table(['who', 'role', 'on', 'needed by'], grantsOf(props)),
    'What the deployment needs for them is in [permissions.md](permissions.md).',
    '',
  ]
    .join('\n\n')
    .replace(/\n+$/, '\n');

const roleNames = new Map<string, string>(Object.entries(ROLES).map(([name, id]) => [id, name]));

function grantsOf({ stack, playbooks }: PermissionsProps): string[][] {
  const identities = new Map(stack.identities.map(({ principalId, name }) => [principalId, name]));
  const applications = new Map(
    stack.applications.map(({ principalId, name }) => [principalId, name]),
  );
  const roles = stack.roleAssignments.map(({ principalId, roleId, scope }) => {
    const role = roleNames.get(roleId) ?? roleId;
    const on = scope.split('/').slice(-2).join(' ');
    const identity = identities.get(principalId);
    if (identity !== undefined) {
      const own = playbooks.filter((playbook) => playbook.identity === identity);
      return [
        `\`${identity}\``,
        role,
        on,
        own.flatMap((one) => actionsOf(one, role, on)).join('; '),
      ];
    }
    const application = applications.get(principalId);
    if (application !== undefined) {
      return [`the application \`${application}\``, role, on, 'reading and updating its incidents'];
    }
    return principalId === stack.securityInsightsPrincipalId
      ? ['Azure Security Insights', role, on, 'starting playbooks for automation rules']
      : ['whoever deploys', role, on, 'writing what the deployment keeps in the vault'];
  });
  const appRoles = stack.appRoleAssignments.map(({ principalId, api, appRole }) => {
    const identity = identities.get(principalId) ?? principalId;
    const own = playbooks.filter((playbook) => playbook.identity === identity);
    const by = own.flatMap((one) => actionsOf(one, appRole, api));
    return [`\`${identity}\``, appRole, api, by.join('; ')];
  });
  return [...roles, ...appRoles];
}

/** The actions of a playbook that need a role. */
function actionsOf({ name, definition }: SynthesizedPlaybook, role: string, on: string): string[] {
  const wants = (need: Need): boolean =>
    need.kind === 'secret'
      ? on === `secrets ${need.secret}`
      : (need.kind === 'role' || need.kind === 'appRole') && need.role === role;
  const actions = [
    ...(definition.trigger.needs.some(wants) ? ['the trigger'] : []),
    ...flatten(definition.actions).flatMap((action) =>
      action.needs.some(wants) ? [`\`${action.name}\``] : [],
    ),
  ];
  const short = name.split('-').slice(3).join('-');
  return actions.length === 0 ? [] : [`${short}: ${actions.join(', ')}`];
}

const consentOf = ({ storeApp }: Environment): string =>
  storeApp === undefined
    ? 'There is none.'
    : `\`${storeApp.name}\` asks for _Log Analytics API / Data.Read_ (an application permission), which ServiceNow's
[Store app](https://www.servicenow.com/docs/r/security-management/security-incident-response/configure-microsoft-azure-portal.html) wants. It works once an administrator has
consented: the output \`store_app.admin_consent\` is the link. Microsoft's own ["Microsoft Sentinel" app](https://github.com/Azure/Azure-Sentinel/tree/master/Solutions/Servicenow/StoreApp)
needs no API permission. Nothing in Microsoft Graph is asked for.`;
