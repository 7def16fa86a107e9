import type { Application } from '@cdktf/provider-azuread/lib/application';
import { ApplicationCertificate } from '@cdktf/provider-azuread/lib/application-certificate';
import { ApplicationFederatedIdentityCredential } from '@cdktf/provider-azuread/lib/application-federated-identity-credential';
import { ApplicationPasswordA as ApplicationPassword } from '@cdktf/provider-azuread/lib/application-password';
import { Offset } from '@cdktf/provider-time/lib/offset';
import { StaticResource } from '@cdktf/provider-time/lib/static-resource';
import type { Construct } from 'constructs';
import type { Environment } from '../environments/schema';
import { AppCertificate } from './app-certificate';
import type { SecretVault } from './secret-vault';

type StoreApp = NonNullable<Environment['storeApp']>;
type Of<K extends StoreApp['credential']> = Extract<StoreApp, { readonly credential: K }>;

/** A credential that an application signs in with. */
export interface RegisteredCredential {
  readonly epoch: number;
  /**
   * When it ends, as a reference to a UTC time.
   * @default - never
   */
  readonly ends?: string | undefined;
}

/** The secret under which the vault keeps the newest credential, whatever its epoch. */
export const credentialSecret = (kind: 'certificate' | 'secret'): string => `store-app-${kind}`;

/**
 * Declares the credentials of an application, of its epoch and the one before it, and keeps the newest one in the vault.
 * @returns the newest first
 */
export function declareCredentials(
  scope: Construct,
  application: Application,
  vault: SecretVault,
  storeApp: StoreApp,
): RegisteredCredential[] {
  const { credentialEpoch } = storeApp;
  const epochs = credentialEpoch === 1 ? [1] : [credentialEpoch, credentialEpoch - 1];
  switch (storeApp.credential) {
    case 'federated':
      return declareTrusts(scope, application, storeApp);
    case 'certificate':
      return declareCertificates(scope, application, vault, storeApp, epochs);
    case 'secret':
      return declareSecrets(scope, application, vault, storeApp, epochs);
  }
}

/**
 * When the credential of an epoch ends: months after the deployment that has made it, and the same in every later one. Another validity in the settings is
 * for the next epoch; it would replace a credential that somebody uses.
 */
function endOf(scope: Construct, epoch: number, validMonths: number): string {
  const made = new StaticResource(scope, `Made-e${epoch}`, {});
  return new Offset(scope, `End-e${epoch}`, {
    baseRfc3339: made.rfc3339,
    offsetMonths: validMonths,
    lifecycle: { ignoreChanges: ['offset_months'] },
  }).rfc3339;
}

/** Whose tokens are taken. Nothing is secret and nothing ends; a new epoch moves to another issuer or subject. */
function declareTrusts(
  scope: Construct,
  application: Application,
  { trust, previousTrust, credentialEpoch }: Of<'federated'>,
): RegisteredCredential[] {
  const trusts = [trust, ...(previousTrust ? [previousTrust] : [])];
  return trusts.map(({ issuer, subject, audience }, index) => {
    const epoch = credentialEpoch - index;
    new ApplicationFederatedIdentityCredential(scope, `Trust-e${epoch}`, {
      applicationId: application.id,
      displayName: `epoch-${epoch}`,
      issuer,
      subject,
      audiences: [audience],
    });
    return { epoch };
  });
}

function declareSecrets(
  scope: Construct,
  application: Application,
  vault: SecretVault,
  { validMonths, credentialEpoch }: Of<'secret'>,
  epochs: readonly number[],
): RegisteredCredential[] {
  return epochs.map((epoch) => {
    const ends = endOf(scope, epoch, validMonths);
    const password = new ApplicationPassword(scope, `Secret-e${epoch}`, {
      applicationId: application.id,
      displayName: `epoch ${epoch}`,
      endDate: ends,
    });
    if (epoch === credentialEpoch) {
      vault.write({
        name: credentialSecret('secret'),
        contentType: 'client secret',
        value: password.value,
        version: epoch,
        expires: ends,
      });
    }
    return { epoch, ends };
  });
}

function declareCertificates(
  scope: Construct,
  application: Application,
  vault: SecretVault,
  storeApp: Of<'certificate'>,
  epochs: readonly number[],
): RegisteredCredential[] {
  vault.tellOfCertificates(storeApp.contacts);
  return epochs.map((epoch) => {
    const ends = endOf(scope, epoch, storeApp.validMonths);
    const certificate = new AppCertificate(scope, `Certificate-e${epoch}`, vault, {
      name: `${credentialSecret('certificate')}-e${epoch}`,
      subject: `CN=${storeApp.name.replace(/[,+"\\<>;=#]/g, ' ')}`,
      keySize: storeApp.keySize,
      validMonths: storeApp.validMonths,
    });
    new ApplicationCertificate(scope, `Registered-e${epoch}`, {
      applicationId: application.id,
      type: 'AsymmetricX509Cert',
      encoding: 'hex',
      value: certificate.data,
      endDate: ends,
    });
    if (epoch === storeApp.credentialEpoch) {
      vault.write({
        name: credentialSecret('certificate'),
        contentType: 'application/x-pkcs12',
        value: certificate.privateValue(),
        version: epoch,
        expires: ends,
      });
    }
    return { epoch, ends };
  });
}
