import type { AppRoleAssignment, RoleAssignment } from './stack/model';

/** What a role allows: operations with wildcards, on the control plane and on data. */
export interface Role {
  readonly name: string;
  readonly actions: readonly string[];
  /** @default - nothing is taken away */
  readonly notActions?: readonly string[];
  /** @default - no data operations */
  readonly dataActions?: readonly string[];
}

/** What every Sentinel role may do besides its own work. */
const SENTINEL_BASICS = [
  'Microsoft.OperationalInsights/workspaces/analytics/query/action',
  'Microsoft.OperationalInsights/workspaces/*/read',
  'Microsoft.OperationalInsights/workspaces/query/read',
  'Microsoft.OperationalInsights/workspaces/query/*/read',
  'Microsoft.OperationalInsights/querypacks/*/read',
  'Microsoft.Insights/workbooks/read',
  'Microsoft.Insights/myworkbooks/read',
  'Microsoft.Authorization/*/read',
  'Microsoft.Insights/alertRules/*',
  'Microsoft.Resources/deployments/*',
  'Microsoft.Resources/subscriptions/resourceGroups/read',
  'Microsoft.Support/*',
];

const CONFIDENTIAL = [
  'Microsoft.SecurityInsights/ConfidentialWatchlists/*',
  'Microsoft.OperationalInsights/workspaces/query/ConfidentialWatchlist/*',
];

const START_PLAYBOOK = [
  'Microsoft.Logic/workflows/triggers/listCallbackUrl/action',
  'Microsoft.Web/sites/hostruntime/webhooks/api/workflows/triggers/listCallbackUrl/action',
];

/**
 * Built-in roles by the GUID of their definition.
 * @see https://learn.microsoft.com/azure/role-based-access-control/built-in-roles
 */
export const ROLES: Readonly<Record<string, Role>> = {
  'acdd72a7-3385-48ef-bd42-f606fba81ae7': { name: 'Reader', actions: ['*/read'] },
  '8d289c81-5878-46d4-8554-54e1e3d8b5cb': {
    name: 'Microsoft Sentinel Reader',
    actions: [
      'Microsoft.SecurityInsights/*/read',
      'Microsoft.SecurityInsights/dataConnectorsCheckRequirements/action',
      'Microsoft.SecurityInsights/threatIntelligence/indicators/query/action',
      'Microsoft.SecurityInsights/threatIntelligence/queryIndicators/action',
      ...SENTINEL_BASICS,
    ],
    notActions: CONFIDENTIAL,
  },
  '3e150937-b8fe-4cfb-8069-0eaf05ecd056': {
    name: 'Microsoft Sentinel Responder',
    actions: [
      'Microsoft.SecurityInsights/*/read',
      'Microsoft.SecurityInsights/dataConnectorsCheckRequirements/action',
      'Microsoft.SecurityInsights/automationRules/*',
      'Microsoft.SecurityInsights/cases/*',
      'Microsoft.SecurityInsights/incidents/*',
      'Microsoft.SecurityInsights/entities/runPlaybook/action',
      'Microsoft.SecurityInsights/threatIntelligence/indicators/*/action',
      'Microsoft.SecurityInsights/threatIntelligence/bulkTag/action',
      'Microsoft.SecurityInsights/threatIntelligence/queryIndicators/action',
      'Microsoft.SecurityInsights/businessApplicationAgents/systems/undoAction/action',
      ...SENTINEL_BASICS,
    ],
    notActions: [
      'Microsoft.SecurityInsights/cases/*/Delete',
      'Microsoft.SecurityInsights/incidents/*/Delete',
      // Not in the role's definition, but deleting an incident needs Contributor:
      // https://learn.microsoft.com/azure/sentinel/delete-incident
      'Microsoft.SecurityInsights/incidents/Delete',
      ...CONFIDENTIAL,
    ],
  },
  'ab8e14d6-4a74-4a29-9ba8-549422addade': {
    name: 'Microsoft Sentinel Contributor',
    actions: ['Microsoft.SecurityInsights/*', 'Microsoft.Insights/workbooks/*', ...SENTINEL_BASICS],
    notActions: CONFIDENTIAL,
  },
  'f4c81013-99ee-4d62-a7ee-b3f1f648599a': {
    name: 'Microsoft Sentinel Automation Contributor',
    actions: [
      'Microsoft.Authorization/*/read',
      'Microsoft.Logic/workflows/triggers/read',
      'Microsoft.Logic/workflows/runs/read',
      ...START_PLAYBOOK,
    ],
  },
  '51d6186e-6489-4900-b93f-92e23144cca5': {
    name: 'Microsoft Sentinel Playbook Operator',
    actions: ['Microsoft.Logic/workflows/read', 'Microsoft.Web/sites/read', ...START_PLAYBOOK],
  },
  '515c2055-d9d4-4321-b1b9-bd0c9a0f79fe': {
    name: 'Logic App Operator',
    actions: [
      'Microsoft.Logic/*/read',
      'Microsoft.Logic/workflows/disable/action',
      'Microsoft.Logic/workflows/enable/action',
      'Microsoft.Logic/workflows/validate/action',
    ],
  },
  '87a39d53-fc1b-424a-814c-f7e04687dc9e': {
    name: 'Logic App Contributor',
    actions: ['Microsoft.Logic/*', 'Microsoft.Authorization/*/read'],
  },
  '4633458b-17de-408a-b874-0445c86b69e6': {
    name: 'Key Vault Secrets User',
    actions: [],
    dataActions: [
      'Microsoft.KeyVault/vaults/secrets/getSecret/action',
      'Microsoft.KeyVault/vaults/secrets/readMetadata/action',
    ],
  },
  '21090545-7ca7-4776-b22c-e363652d74d2': {
    name: 'Key Vault Reader',
    actions: ['Microsoft.KeyVault/*/read', 'Microsoft.Authorization/*/read'],
    dataActions: [
      'Microsoft.KeyVault/vaults/*/read',
      'Microsoft.KeyVault/vaults/secrets/readMetadata/action',
    ],
  },
  'b86a8fe4-44ce-4948-aee5-eccb2c155cd7': {
    name: 'Key Vault Secrets Officer',
    actions: ['Microsoft.KeyVault/*/read', 'Microsoft.Authorization/*/read'],
    dataActions: ['Microsoft.KeyVault/vaults/secrets/*'],
  },
  'a4417e6f-fecd-4de8-b567-7b0420556985': {
    name: 'Key Vault Certificates Officer',
    actions: ['Microsoft.KeyVault/*/read', 'Microsoft.Authorization/*/read'],
    dataActions: [
      'Microsoft.KeyVault/vaults/certificatecas/*',
      'Microsoft.KeyVault/vaults/certificates/*',
    ],
  },
  '73c42c96-874c-492b-b04d-ab87d138a893': {
    name: 'Log Analytics Reader',
    actions: [
      '*/read',
      'Microsoft.OperationalInsights/workspaces/analytics/query/action',
      'Microsoft.OperationalInsights/workspaces/search/action',
    ],
  },
  '3913510d-42f4-4e42-8a64-420c390055eb': {
    name: 'Monitoring Metrics Publisher',
    actions: [],
    dataActions: ['Microsoft.Insights/Telemetry/Write', 'Microsoft.Insights/Metrics/Write'],
  },
  '5e0bd9bd-7b93-4f28-af87-19fc36ad61bd': {
    name: 'Cognitive Services OpenAI User',
    actions: ['Microsoft.CognitiveServices/*/read'],
    dataActions: ['Microsoft.CognitiveServices/accounts/OpenAI/*/action'],
  },
};

/** Anything that a principal was granted. */
export type Grant = RoleAssignment | AppRoleAssignment;

/** Something a principal wants to do. */
export interface Operation {
  readonly principalId: string;
  /** As `Microsoft.SecurityInsights/incidents/read`. */
  readonly action: string;
  /** Whether it reads or writes data rather than a resource; only a role's data actions allow that. */
  readonly plane: 'control' | 'data';
  /** The resource id that it acts on. */
  readonly scope: string;
}

/** The role assignments of an environment: who may do what where, and which of them were needed. */
export class Permissions {
  readonly #assignments: readonly (RoleAssignment & { readonly role: Role })[];
  readonly #decided = new Map<string, RoleAssignment | undefined>();
  readonly #used = new Set<Grant>();
  readonly #revoked = new Set<Grant>();

  /** @throws Error for a role that is not in `ROLES` */
  constructor(
    assignments: readonly RoleAssignment[],
    private readonly appRoles: readonly AppRoleAssignment[] = [],
  ) {
    this.#assignments = assignments.map((assignment) => {
      const role = ROLES[assignment.roleId];
      if (role !== undefined) return { ...assignment, role };
      throw new Error(
        `${assignment.address}: grants the role ${assignment.roleId}, which the emulator does not know; ` +
          'add what it allows to emulator/roles.ts',
      );
    });
  }

  /** Whether a grant allows the operation; the narrowest such grant counts as used. */
  allows(operation: Operation): boolean {
    const { principalId, action, plane, scope } = operation;
    const key = `${principalId} ${plane} ${action} ${scope}`;
    if (!this.#decided.has(key)) this.#decided.set(key, this.#narrowest(operation));
    const grant = this.#decided.get(key);
    if (grant === undefined) return false;
    this.#used.add(grant);
    return true;
  }

  /** Whether a principal holds one of several roles of an API; the first such grant counts as used. */
  holds(principalId: string, api: string, appRoles: readonly string[]): boolean {
    const grant = this.appRoles.find(
      (one) =>
        one.principalId === principalId &&
        one.api === api &&
        appRoles.includes(one.appRole) &&
        !this.#revoked.has(one),
    );
    if (grant === undefined) return false;
    this.#used.add(grant);
    return true;
  }

  /** The application roles that principals hold now. */
  appRoleGrants(): readonly AppRoleAssignment[] {
    return this.appRoles.filter((one) => !this.#revoked.has(one));
  }

  /** The grants that hold now. */
  grants(): readonly RoleAssignment[] {
    return this.#assignments.filter((assignment) => !this.#revoked.has(assignment));
  }

  /** The grants that no operation has needed so far. */
  unusedGrants(): readonly Grant[] {
    const roles = this.#assignments
      .filter((assignment) => !this.#used.has(assignment))
      .map(({ role: _role, ...assignment }) => assignment);
    return [...roles, ...this.appRoles.filter((one) => !this.#used.has(one))];
  }

  /**
   * Takes away the grants whose address contains a text.
   * @throws Error where no grant is called so
   */
  revoke(address: string): void {
    const all: readonly Grant[] = [...this.#assignments, ...this.appRoles];
    const found = all.filter((grant) => grant.address.includes(address));
    if (found.length === 0) {
      const known = all.map((grant) => grant.address).join(', ');
      throw new Error(`no grant is called like '${address}'; there are ${known}`);
    }
    for (const assignment of found) this.#revoked.add(assignment);
    this.#decided.clear();
  }

  /** Gives all grants back. */
  restore(): void {
    this.#revoked.clear();
    this.#decided.clear();
  }

  /** Forgets which grants were used, and gives all of them back. */
  reset(): void {
    this.#used.clear();
    if (this.#revoked.size > 0) this.restore();
  }

  #narrowest({ principalId, action, plane, scope }: Operation): RoleAssignment | undefined {
    return this.#assignments
      .filter(
        (assignment) =>
          !this.#revoked.has(assignment) &&
          assignment.principalId === principalId &&
          covers(assignment.scope, scope) &&
          permits(assignment.role, action, plane),
      )
      .sort((a, b) => b.scope.length - a.scope.length)[0];
  }
}

/** Whether a scope is the other one or above it. */
export function covers(outer: string, inner: string): boolean {
  const [above, below] = [outer.replace(/\/+$/, '').toLowerCase(), inner.toLowerCase()];
  return below === above || below.startsWith(`${above}/`);
}

function permits(role: Role, action: string, plane: Operation['plane']): boolean {
  const granted = (plane === 'data' ? role.dataActions : role.actions) ?? [];
  const withheld = plane === 'data' ? [] : (role.notActions ?? []);
  const matches = (pattern: string) => wildcard(pattern).test(action);
  return granted.some(matches) && !withheld.some(matches);
}

/**
 * A wildcard stands for any text, further slashes included.
 * @see https://learn.microsoft.com/azure/role-based-access-control/role-definitions#actions-format
 */
const wildcard = (pattern: string): RegExp =>
  new RegExp(`^${pattern.replaceAll('.', '\\.').replaceAll('*', '.*')}$`, 'i');
