import { KeyVaultCertificate } from '@cdktf/provider-azurerm/lib/key-vault-certificate';
import { TerraformStack } from 'cdktf';
import { Construct } from 'constructs';
import type { SecretVault } from './secret-vault';

export interface AppCertificateProps {
  readonly name: string;
  /** As `CN=Sentinel-to-ServiceNow`. */
  readonly subject: string;
  /** Bits of the RSA key. */
  readonly keySize: number;
  /** Months for which the application takes it. */
  readonly validMonths: number;
}

/** The certificate outlives what the application takes, so that its own end never comes first. */
const SPARE_MONTHS = 1;

/** Days before the certificate's own end at which the vault writes e-mails: about 30 before the application refuses it. */
const MAIL_DAYS = 60;

/**
 * A certificate that the vault makes and signs itself. It is not renewed by itself: the vault's new version would be one that the application does not know.
 *
 * Its key may leave the vault, because whoever signs in with it is outside of Azure and has no other way to reach the vault's key.
 * @see https://learn.microsoft.com/azure/key-vault/certificates/about-certificates
 */
export class AppCertificate extends Construct {
  private readonly certificate: KeyVaultCertificate;

  constructor(
    scope: Construct,
    id: string,
    private readonly vault: SecretVault,
    private readonly props: AppCertificateProps,
  ) {
    super(scope, id);
    this.certificate = new KeyVaultCertificate(this, 'Certificate', {
      name: props.name,
      keyVaultId: vault.vault.id,
      certificatePolicy: {
        issuerParameters: { name: 'Self' },
        keyProperties: {
          keyType: 'RSA',
          keySize: props.keySize,
          exportable: true,
          reuseKey: false,
        },
        secretProperties: { contentType: 'application/x-pkcs12' },
        lifetimeAction: [
          {
            action: { actionType: 'EmailContacts' },
            trigger: { daysBeforeExpiry: MAIL_DAYS },
          },
        ],
        x509CertificateProperties: {
          subject: props.subject,
          keyUsage: ['digitalSignature'],
          // Client authentication.
          extendedKeyUsage: ['1.3.6.1.5.5.7.3.2'],
          validityInMonths: props.validMonths + SPARE_MONTHS,
        },
      },
      // A changed policy would make a new version in place of one that is in use; it is for the next epoch.
      lifecycle: { ignoreChanges: ['certificate_policy'] },
      dependsOn: [vault.readyForCertificates],
    });
  }

  /** The certificate without its key, in hexadecimal digits. */
  get data(): string {
    return this.certificate.certificateData;
  }

  /**
   * Certificate and key, read from the vault at deployment and kept in no state. cdktf has no binding of ephemeral resources.
   * @see https://developer.hashicorp.com/terraform/language/v1.11.x/resources/ephemeral/reference
   */
  privateValue(): string {
    const address = `azurerm_key_vault_secret.${this.certificate.friendlyUniqueId}`;
    TerraformStack.of(this).addOverride(`ephemeral.${address}`, {
      name: this.props.name,
      key_vault_id: this.vault.vault.id,
      // Not known before the certificate is made: Terraform puts the read off until then.
      version: this.certificate.version,
      depends_on: [this.vault.readyForSecrets.fqn],
    });
    return `\${ephemeral.${address}.value}`;
  }
}
