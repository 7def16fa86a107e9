import { AppRoleAssignment } from '@cdktf/provider-azuread/lib/app-role-assignment';
import { DataAzureadServicePrincipal } from '@cdktf/provider-azuread/lib/data-azuread-service-principal';
import { RoleAssignment } from '@cdktf/provider-azurerm/lib/role-assignment';
import { UserAssignedIdentity } from '@cdktf/provider-azurerm/lib/user-assigned-identity';
import type { Sleep } from '@cdktf/provider-time/lib/sleep';
import { Construct } from 'constructs';
import { API_CLIENT_IDS, isApiName } from './app-roles';
import { Reference } from './azapi/reference';
import { type Need, type Place, distinct } from '../workflow/needs';
import { grantsReady } from './grants-ready';
import type { Platform } from './platform';
import { type RoleName, isRoleName, roleDefinitionId } from './roles';

/** What the playbooks do with a role. */
const PURPOSES: Readonly<Partial<Record<RoleName, string>>> = {
  'Microsoft Sentinel Responder': 'Lets the playbooks read and update incidents',
  'Microsoft Sentinel Contributor': 'Lets the playbook upload threat intelligence',
  'Microsoft Sentinel Playbook Operator': 'Lets the playbooks start each other',
  Reader: 'Lets the scheduled playbook read how far its last run has come',
  'Cognitive Services OpenAI User': 'Lets the playbook ask the language model',
  'Monitoring Metrics Publisher': 'Lets the playbooks send rows to the table of the triage',
};

export interface PlaybookIdentityProps {
  readonly name: string;
  /** What the definitions need. */
  readonly needs: readonly Need[];

  /**
   * The resource ids of the places that only this integration has.
   * @default - none
   */
  readonly places?: Readonly<Partial<Record<Place, string>>>;
}

/**
 * Who an integration's playbooks are: one identity, granted what their definitions need and nothing else. It exists before the playbooks, so
 * that its grants have taken effect when they start.
 */
export class PlaybookIdentity extends Construct {
  readonly name: string;
  readonly identity: UserAssignedIdentity;
  private readonly apis = new Map<string, DataAzureadServicePrincipal>();
  /** What has to have happened before the identity can act. */
  readonly ready: Sleep;

  constructor(
    scope: Construct,
    id: string,
    private readonly platform: Platform,
    private readonly props: PlaybookIdentityProps,
  ) {
    super(scope, id);
    this.name = props.name;
    this.identity = new UserAssignedIdentity(this, 'Identity', {
      name: this.name,
      location: platform.environment.azure.location,
      resourceGroupName: platform.resourceGroup.name,
      tags: { ...platform.tags },
    });
    const grants = distinct(props.needs).flatMap((need) => this.grant(need));
    this.ready = grantsReady(this, 'Ready', [...grants, platform.automationGrant]);
  }

  /** The identity's object id, by which Sentinel names the author of a comment. */
  get objectId(): Reference {
    return new Reference(
      `${this.identity.terraformResourceType}.${this.identity.friendlyUniqueId}.principal_id`,
    );
  }

  private grant(need: Need): (RoleAssignment | AppRoleAssignment)[] {
    const { vault } = this.platform;
    switch (need.kind) {
      case 'connection':
        return [];
      case 'appRole':
        return [this.grantAppRole(need.api, need.role)];
      case 'secret':
        vault.isReadBy(need.secret, this.name);
        return [
          new RoleAssignment(this, `Secret-${need.secret}`, {
            ...this.assignment('Key Vault Secrets User', vault.secretId(need.secret)),
            description: `Lets the playbooks read the secret '${need.secret}'`,
            dependsOn: vault.dependenciesOf(need.secret),
          }),
        ];
      case 'role':
        if (!isRoleName(need.role)) {
          throw new Error(`no role is named '${need.role}': add it to constructs/roles.ts`);
        }
        return [
          new RoleAssignment(this, need.role.replaceAll(' ', ''), {
            ...this.assignment(need.role, this.scopeOf(need.on)),
            description: PURPOSES[need.role] ?? need.role,
          }),
        ];
    }
  }

  /** An API's own permission, by the id that the tenant has for it. */
  private grantAppRole(api: string, role: string): AppRoleAssignment {
    const principal = this.apiOf(api);
    return new AppRoleAssignment(this, role.replaceAll('.', ''), {
      appRoleId: principal.appRoleIds.lookup(role),
      principalObjectId: this.identity.principalId,
      resourceObjectId: principal.objectId,
    });
  }

  private apiOf(api: string): DataAzureadServicePrincipal {
    if (!isApiName(api)) {
      throw new Error(`no API is named '${api}': add it to constructs/app-roles.ts`);
    }
    const known =
      this.apis.get(api) ??
      new DataAzureadServicePrincipal(this, api, { clientId: API_CLIENT_IDS[api] });
    this.apis.set(api, known);
    return known;
  }

  private scopeOf(place: Place): string {
    const places: Readonly<Partial<Record<Place, string>>> = {
      workspace: this.platform.ids.workspace,
      // A grant on a playbook could only be made after it, and its first run would be without.
      playbooks: this.platform.resourceGroup.id,
      ...this.props.places,
    };
    const id = places[place];
    if (id !== undefined) return id;
    throw new Error(`${this.node.path}: a role is needed on the ${place}, and there is none`);
  }

  private assignment(role: RoleName, scope: string) {
    return {
      scope,
      roleDefinitionId: roleDefinitionId(this.platform.environment.azure.subscriptionId, role),
      principalId: this.identity.principalId,
      principalType: 'ServicePrincipal',
    };
  }
}
