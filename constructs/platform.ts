import { DataAzurermClientConfig } from '@cdktf/provider-azurerm/lib/data-azurerm-client-config';
import { DataAzureadServicePrincipal } from '@cdktf/provider-azuread/lib/data-azuread-service-principal';
import { MonitorDiagnosticSetting } from '@cdktf/provider-azurerm/lib/monitor-diagnostic-setting';
import { ResourceGroup } from '@cdktf/provider-azurerm/lib/resource-group';
import { RoleAssignment } from '@cdktf/provider-azurerm/lib/role-assignment';
import { Construct } from 'constructs';
import type { Environment } from '../environments/schema';
import { type Names, namesOf } from '../environments/names';
import { idsOf } from './ids';
import { roleDefinitionId } from './roles';
import { SecretVault } from './secret-vault';

/**
 * The first-party application through which Sentinel starts playbooks.
 * @see https://learn.microsoft.com/azure/sentinel/automation/run-playbooks
 */
const SECURITY_INSIGHTS = '98785600-1bb7-4fb9-b9fa-19afe2c8a360';

/**
 * What every integration of an environment stands on: the resource group of the playbooks, the vault, and Sentinel's permission to start
 * what is in the group.
 */
export class Platform extends Construct {
  readonly names: Names;
  readonly ids: ReturnType<typeof idsOf>;
  readonly resourceGroup: ResourceGroup;
  readonly vault: SecretVault;
  readonly tags: Readonly<Record<string, string>>;
  /** What an automation rule comes after, so that its first run is logged; nothing where the health log is on already. */
  readonly healthLog: readonly MonitorDiagnosticSetting[];
  private sentinelGrant: RoleAssignment | undefined;
  private deployer: string | undefined;

  constructor(
    scope: Construct,
    id: string,
    readonly environment: Environment,
  ) {
    super(scope, id);
    this.names = namesOf(environment);
    this.ids = idsOf(environment);
    this.tags = { 'sentinel-bridge': environment.name, ...environment.tags };

    this.resourceGroup = new ResourceGroup(this, 'ResourceGroup', {
      name: this.names.resourceGroup,
      location: environment.azure.location,
      tags: { ...this.tags },
    });
    this.vault = new SecretVault(this, 'Vault', this);
    this.healthLog = environment.sentinel.turnOnHealth ? [this.turnOnHealth()] : [];
  }

  /** Sentinel's grant on the group: an automation rule is refused before it. */
  get automationGrant(): RoleAssignment {
    this.sentinelGrant ??= new RoleAssignment(this, 'AutomationGrant', {
      scope: this.resourceGroup.id,
      roleDefinitionId: roleDefinitionId(
        this.environment.azure.subscriptionId,
        'Microsoft Sentinel Automation Contributor',
      ),
      principalId: this.securityInsightsObjectId(),
      principalType: 'ServicePrincipal',
      description: 'Lets Microsoft Sentinel start the playbooks of this group',
    });
    return this.sentinelGrant;
  }

  /**
   * Sentinel's own word on its automation: which rules ran, which playbooks they could not start and why.
   * @see https://learn.microsoft.com/azure/sentinel/enable-monitoring
   */
  private turnOnHealth(): MonitorDiagnosticSetting {
    return new MonitorDiagnosticSetting(this, 'SentinelHealth', {
      name: 'sentinel-bridge',
      targetResourceId: this.ids.sentinelHealth,
      logAnalyticsWorkspaceId: this.ids.workspace,
      enabledLog: [{ categoryGroup: 'allLogs' }],
    });
  }

  /** The object id of whoever deploys. */
  get deployerObjectId(): string {
    this.deployer ??=
      this.environment.deployerObjectId ?? new DataAzurermClientConfig(this, 'Deployer').objectId;
    return this.deployer;
  }

  /** The application's object differs from tenant to tenant; looking it up needs a permission on the directory. */
  private securityInsightsObjectId(): string {
    const given = this.environment.securityInsightsObjectId;
    if (given !== undefined) return given;
    return new DataAzureadServicePrincipal(this, 'SecurityInsights', {
      clientId: SECURITY_INSIGHTS,
    }).objectId;
  }
}
