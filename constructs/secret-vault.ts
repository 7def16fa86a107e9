import { KeyVault } from '@cdktf/provider-azurerm/lib/key-vault';
import { KeyVaultCertificateContacts } from '@cdktf/provider-azurerm/lib/key-vault-certificate-contacts';
import { KeyVaultSecret } from '@cdktf/provider-azurerm/lib/key-vault-secret';
import { MonitorDiagnosticSetting } from '@cdktf/provider-azurerm/lib/monitor-diagnostic-setting';
import { RoleAssignment } from '@cdktf/provider-azurerm/lib/role-assignment';
import type { Sleep } from '@cdktf/provider-time/lib/sleep';
import { type ITerraformDependable, TerraformVariable } from 'cdktf';
import { Construct } from 'constructs';
import type { Environment } from '../environments/schema';
import { type DeclaredSecret, declaredSecrets } from './declared-secrets';
import { endOfValidity } from './expiries';
import { grantsReady } from './grants-ready';
import type { Platform } from './platform';
import { type RoleName, roleDefinitionId } from './roles';

/** A secret as the vault keeps it. */
export interface VaultSecret {
  readonly name: string;
  readonly contentType: string;
  /** The value as a Terraform reference; it goes into a write-only argument, so neither plan nor state has it from here. */
  readonly value: string;
  /** One more, and the next deployment writes the value anew. */
  readonly version: number;
  /** When it ends: a UTC time, or a reference to one. */
  readonly expires: string;
}

/**
 * The vault and its secrets. A value never stands in a file, a plan or a state: it comes from an ephemeral variable into a
 * write-only argument, or is put into the vault by the platform team.
 */
export class SecretVault extends Construct {
  readonly vault: KeyVault;
  private readonly written = new Map<string, KeyVaultSecret>();
  private readonly readers = new Map<string, readonly string[]>();
  private readonly deployerReady = new Map<string, Sleep>();

  constructor(
    scope: Construct,
    id: string,
    private readonly platform: Platform,
  ) {
    super(scope, id);
    const { environment, names, ids, tags } = platform;
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
    // Who has read what, who was refused, and the vault's own word that something is about to expire.
    new MonitorDiagnosticSetting(this, 'AuditLogs', {
      name: 'sentinel-bridge',
      targetResourceId: this.vault.id,
      logAnalyticsWorkspaceId: ids.workspace,
      enabledLog: [{ category: 'AuditEvent' }],
    });
    for (const secret of declaredSecrets(environment)) {
      if (secret.source === 'pipeline') this.writeFromPipeline(secret);
    }
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

  /** Notes who may read a secret, for whoever looks after it. */
  isReadBy(secret: string, reader: string): void {
    this.readers.set(secret, [...this.readersOf(secret), reader]);
  }

  /** The names of the identities, and the object ids of people and groups, that may read a secret. */
  readersOf(secret: string): readonly string[] {
    return this.readers.get(secret) ?? [];
  }

  /** Writes a secret in each deployment that has a new version of it. */
  write({ name, contentType, value, version, expires }: VaultSecret): KeyVaultSecret {
    const secret = new KeyVaultSecret(this, `Secret-${name}`, {
      name,
      keyVaultId: this.vault.id,
      contentType,
      valueWo: value,
      valueWoVersion: version,
      expirationDate: expires,
      dependsOn: [this.readyForSecrets],
    });
    this.written.set(name, secret);
    return secret;
  }

  /** What must have happened before a deployment reads and writes secrets. */
  get readyForSecrets(): Sleep {
    return this.readyForDeployer('Deployer', 'Key Vault Secrets Officer', 'secrets');
  }

  /** What must have happened before a deployment makes certificates. */
  get readyForCertificates(): Sleep {
    return this.readyForDeployer('Certificates', 'Key Vault Certificates Officer', 'certificates');
  }

  /** Whom the vault writes to before a certificate of it ends. */
  tellOfCertificates(emails: readonly string[]): void {
    new KeyVaultCertificateContacts(this, 'CertificateContacts', {
      keyVaultId: this.vault.id,
      contact: emails.map((email) => ({ email })),
      dependsOn: [this.readyForCertificates],
    });
  }

  /** Whoever deploys may write, once the vault knows of the grant. It is granted only where something is written. */
  private readyForDeployer(id: string, role: RoleName, what: string): Sleep {
    const made = this.deployerReady.get(id);
    if (made) return made;
    const grant = new RoleAssignment(this, `${id}Grant`, {
      scope: this.vault.id,
      roleDefinitionId: roleDefinitionId(this.platform.environment.azure.subscriptionId, role),
      principalId: this.platform.deployerObjectId,
      description: `Lets the deployment write the ${what} that it supplies`,
    });
    const ready = grantsReady(this, `${id}Ready`, [grant]);
    this.deployerReady.set(id, ready);
    return ready;
  }

  private writeFromPipeline({ secret, contentType, version, expires }: DeclaredSecret): void {
    const name = variableOf(secret);
    const variable = new TerraformVariable(this, `Variable-${secret}`, {
      type: 'string',
      sensitive: true,
      description: `The value of the secret '${secret}': export TF_VAR_${name} before you plan or deploy`,
      // Without a value, Terraform would say that a variable is not set, and not how one sets it.
      default: '',
      validation: [
        {
          condition: `\${var.${name} != ""}`,
          errorMessage: `The secret '${secret}' has no value: export TF_VAR_${name}. A plan takes any text, only the deployment needs the value.`,
        },
      ],
    });
    variable.overrideLogicalId(name);
    variable.addOverride('ephemeral', true);
    this.write({
      name: secret,
      contentType,
      value: variable.stringValue,
      version,
      expires: endOfValidity(expires),
    });
  }
}

/** What is exported before Terraform plans or deploys an environment: a variable for each secret that the pipeline writes. */
export const pipelineVariables = (environment: Environment): readonly string[] =>
  declaredSecrets(environment)
    .filter(({ source }) => source === 'pipeline')
    .map(({ secret }) => `TF_VAR_${variableOf(secret)}`);

/** The Terraform variable that supplies a secret; exported as `TF_VAR_` and this name. */
export const variableOf = (secret: string): string => secret.toLowerCase().replaceAll('-', '_');
