import type { Json } from '../../workflow/parameter';
import type { DefinitionJson } from '../../workflow/schema';
import type { Cloud } from './cloud';

/** A deployed environment as plain data: what a synthesized Terraform file declares, its references resolved. */
export interface Stack {
  readonly cloud: Cloud;
  readonly tenantId: string;
  readonly workspace: Workspace;
  readonly workflows: readonly Workflow[];
  readonly connections: readonly Connection[];
  readonly identities: readonly Identity[];
  readonly applications: readonly Application[];
  readonly roleAssignments: readonly RoleAssignment[];
  readonly appRoleAssignments: readonly AppRoleAssignment[];
  /** The APIs with roles of their own that it grants some of. */
  readonly apis: readonly Api[];
  readonly automationRules: readonly AutomationRule[];
  readonly vaults: readonly Vault[];
  readonly secrets: readonly Secret[];
  readonly diagnosticSettings: readonly DiagnosticSetting[];
  readonly models: readonly ModelAccount[];
  readonly dataCollectionRules: readonly DataCollectionRule[];
  readonly solutions: readonly Solution[];

  /**
   * The object id of the "Azure Security Insights" service principal, which starts playbooks for automation rules.
   * @default - the stack grants it nothing, so that no rule can start a playbook
   */
  readonly securityInsightsPrincipalId?: string;
}

/** The Log Analytics workspace that Sentinel runs in. */
export interface Workspace {
  /** The Azure resource id. */
  readonly id: string;
  readonly subscriptionId: string;
  readonly resourceGroup: string;
  readonly name: string;
}

/** A solution of Content Hub that is installed in the workspace. */
export interface Solution {
  readonly address: string;
  readonly id: string;
  readonly workspaceId: string;
  /** The same in every version. */
  readonly contentId: string;
  /** Another one in every version. */
  readonly contentProductId: string;
  readonly displayName: string;
  readonly version: string;
}

/** An account of Azure OpenAI and what is deployed there. */
export interface ModelAccount {
  readonly address: string;
  readonly id: string;
  /** The host that it answers at. */
  readonly host: string;
  readonly deployments: readonly { readonly name: string; readonly model: string }[];
}

/** A way into a custom table. */
export interface DataCollectionRule {
  readonly address: string;
  readonly id: string;
  readonly immutableId: string;
  /** The host of its data collection endpoint. */
  readonly host: string;
  readonly streams: readonly RowStream[];
}

/** Rows of one shape, and the table that they end in. */
export interface RowStream {
  readonly name: string;
  readonly table: string;
  /** The types of the columns, as the rule calls them. */
  readonly columns: Readonly<Record<string, string>>;
}

/** A Logic Apps workflow (Consumption). */
export interface Workflow {
  /** Where the stack declares it, as `azapi_resource.open`. */
  readonly address: string;
  readonly id: string;
  readonly name: string;
  readonly location: string;
  readonly enabled: boolean;
  readonly definition: DefinitionJson;
  /** The values that the deployment gives to the definition's parameters. */
  readonly parameters: Readonly<Record<string, Json>>;
  readonly identity: WorkflowIdentity;
  readonly tags: Readonly<Record<string, string>>;
}

/** The identities a workflow may sign in with. */
export interface WorkflowIdentity {
  /**
   * The object id of the system-assigned identity.
   * @default - it has none
   */
  readonly systemPrincipalId?: string;
  /** Resource ids of user-assigned identities. */
  readonly userAssigned: readonly string[];
}

/** A connection of a managed connector. */
export interface Connection {
  readonly address: string;
  readonly id: string;
  readonly name: string;
  /** The managed connector, as `azuresentinel`. */
  readonly api: string;
}

/** A user-assigned managed identity. */
export interface Identity {
  readonly address: string;
  readonly id: string;
  readonly name: string;
  readonly principalId: string;
  readonly clientId: string;
}

/** An application registered in the tenant, for something outside of Azure that signs in. */
export interface Application {
  readonly address: string;
  readonly name: string;
  readonly clientId: string;
  /** The object id of its service principal. */
  readonly principalId: string;
  readonly credentials: readonly AppCredential[];
}

/** What an application can sign in with. */
export type AppCredential =
  /** Its value is made up from its address. */
  | { readonly kind: 'secret'; readonly address: string }
  /** `certificate` stands for the public part; its key is made up from it. */
  | { readonly kind: 'certificate'; readonly address: string; readonly certificate: string }
  /** Tokens of an issuer about a subject, made for one of the audiences. */
  | {
      readonly kind: 'federated';
      readonly address: string;
      readonly issuer: string;
      readonly subject: string;
      readonly audiences: readonly string[];
    };

/** A role that a principal holds on a scope and all below it. */
export interface RoleAssignment {
  readonly address: string;
  readonly principalId: string;
  /** The GUID of the role definition. */
  readonly roleId: string;
  readonly scope: string;
}

/** An API in the tenant that has roles for applications. */
export interface Api {
  /** As `WindowsDefenderATP`. */
  readonly name: string;
  readonly clientId: string;
  /** The object id of its service principal. */
  readonly principalId: string;
  readonly roles: readonly { readonly name: string; readonly id: string }[];
}

/** A role of an API that a principal holds. */
export interface AppRoleAssignment {
  readonly address: string;
  readonly principalId: string;
  /** As `WindowsDefenderATP`. */
  readonly api: string;
  /** As `Machine.Isolate`. */
  readonly appRole: string;
}

/** A Sentinel automation rule for incidents. */
export interface AutomationRule {
  readonly address: string;
  readonly id: string;
  readonly displayName: string;
  readonly order: number;
  readonly triggersWhen: 'Created' | 'Updated';
  readonly enabled: boolean;

  /**
   * When it stops to apply, as a UTC time.
   * @default - never
   */
  readonly expiration?: string;

  /** The conditions as Sentinel's API takes them; all must hold. */
  readonly conditions: readonly Json[];
  /** What it does, in order. */
  readonly actions: readonly RuleAction[];
}

/** One step of an automation rule. */
export type RuleAction =
  | { readonly kind: 'playbook'; readonly playbookId: string; readonly tenantId: string }
  | { readonly kind: 'modify'; readonly properties: Readonly<Record<string, Json>> };

/** A key vault under role-based access control. */
export interface Vault {
  readonly address: string;
  readonly id: string;
  readonly name: string;
  /** As `https://kv-bridge.vault.azure.net/`. */
  readonly uri: string;
  readonly location: string;
}

/** A secret that the stack declares; its value is never part of it. */
export interface Secret {
  readonly address: string;
  readonly name: string;
  readonly vaultId: string;

  /** @default - no content type */
  readonly contentType?: string;

  /**
   * When the secret expires, as a UTC time.
   * @default - never, or known only after deployment
   */
  readonly expires?: string;

  /**
   * The Terraform variable that brings the value.
   * @default - the value comes from a resource
   */
  readonly variable?: string;

  /**
   * The made-up value of the resource that brings it: a client secret, or a certificate with its key.
   * @default - none does
   */
  readonly madeBy?: string;
}

/** Where the logs of a resource go. */
export interface DiagnosticSetting {
  readonly address: string;
  readonly name: string;
  readonly targetId: string;
  readonly workspaceId: string;
  /** Log categories and category groups. */
  readonly logs: readonly string[];

  /**
   * `Dedicated` where the resource's own tables are written instead of AzureDiagnostics.
   * @default - AzureDiagnostics
   */
  readonly destinationType?: string;
}
