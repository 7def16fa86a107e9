import { DataAzurermClientConfig } from '@cdktf/provider-azurerm/lib/data-azurerm-client-config';
import { KeyVault } from '@cdktf/provider-azurerm/lib/key-vault';
import { KeyVaultSecret } from '@cdktf/provider-azurerm/lib/key-vault-secret';
import { RoleAssignment } from '@cdktf/provider-azurerm/lib/role-assignment';
import type { Sleep } from '@cdktf/provider-time/lib/sleep';
import { type ITerraformDependable, TerraformVariable } from 'cdktf';
import { Construct } from 'constructs';
import type { Environment } from '../environments/schema';
import { type DeclaredSecret, declaredSecrets } from './declared-secrets';
import { grantsReady } from './grants-ready';
import type { Platform } from './platform';
import { roleDefinitionId } from './roles';

/**
 * The vault and its secrets. A value never stands in a file, a plan or a state: it comes from an ephemeral variable into a
 * write-only argument, or is put into the vault by the platform team.
 */
export class SecretVault extends Construct {
  readonly vault: KeyVault;
  private readonly written = new Map<string, KeyVaultSecret>();

  constructor(scope: Construct, id: string, platform: Platform) {
    super(scope, id);
    const { environment, names, tags } = platform;
    const { vault } = environment;
    this.vault = new KeyVault(this, 'KeyVault', {
      name: names.vault,
      location: environment.azure.location,
      resourceGroupName: platform.resourceGroup.name,
      tenantId: environment.azure.tenantId,
      skuName: 'standard',
      rbacAuthorizationEnabled: true,
      purgeProtectionEnabled: vault.purgeProtection,
      softDeleteRetentionDays: vault.softDeleteRetentionDays,
      ...(vault.allowedAddresses && {
        networkAcls: {
          defaultAction: 'Deny',
          bypass: 'AzureServices',
          ipRules: [...vault.allowedAddresses],
        },
      }),
      tags: { ...tags },
    });

    const piped = declaredSecrets(environment).filter(({ source }) => source === 'pipeline');
    if (piped.length === 0) return;
    const ready = this.grantDeployer(environment);
    for (const secret of piped) this.written.set(secret.secret, this.write(secret, ready));
  }

  /** The resource id of a secret, by which a role is granted on it alone. */
  secretId(secret: string): string {
    return `${this.vault.id}/secrets/${secret}`;
  }

  /** What must be there before a grant on a secret: the secret, where this deployment writes it. */
  dependenciesOf(secret: string): ITerraformDependable[] {
    const written = this.written.get(secret);
    return written ? [written] : [];
  }

  /** Whoever deploys may write secrets, once the vault knows of the grant. */
  private grantDeployer({ azure, deployerObjectId }: Environment): Sleep {
    const grant = new RoleAssignment(this, 'DeployerGrant', {
      scope: this.vault.id,
      roleDefinitionId: roleDefinitionId(azure.subscriptionId, 'Key Vault Secrets Officer'),
      principalId: deployerObjectId ?? new DataAzurermClientConfig(this, 'Deployer').objectId,
      description: 'Lets the deployment write the secrets that its pipeline supplies',
    });
    return grantsReady(this, 'DeployerReady', [grant]);
  }

  private write(secret: DeclaredSecret, ready: Sleep): KeyVaultSecret {
    const variable = new TerraformVariable(this, `Variable-${secret.secret}`, {
      type: 'string',
      sensitive: true,
      description: `The value of the secret '${secret.secret}': export TF_VAR_${variableOf(secret.secret)} before you plan or deploy`,
    });
    variable.overrideLogicalId(variableOf(secret.secret));
    variable.addOverride('ephemeral', true);
    return new KeyVaultSecret(this, `Secret-${secret.secret}`, {
      name: secret.secret,
      keyVaultId: this.vault.id,
      contentType: secret.contentType,
      valueWo: variable.stringValue,
      valueWoVersion: secret.version,
      expirationDate: `${secret.expires}T00:00:00Z`,
      dependsOn: [ready],
    });
  }
}

/** The Terraform variable that supplies a secret; exported as `TF_VAR_` and this name. */
export const variableOf = (secret: string): string => secret.toLowerCase().replaceAll('-', '_');
