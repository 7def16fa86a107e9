import { Application } from '@cdktf/provider-azuread/lib/application';
import { ServicePrincipal } from '@cdktf/provider-azuread/lib/service-principal';
import { RoleAssignment } from '@cdktf/provider-azurerm/lib/role-assignment';
import { Annotations } from 'cdktf';
import { Construct } from 'constructs';
import type { Environment } from '../environments/schema';
import { type RegisteredCredential, credentialSecret, declareCredentials } from './app-credentials';
import type { Platform } from './platform';
import { roleDefinitionId } from './roles';

type StoreApp = NonNullable<Environment['storeApp']>;

/**
 * The one API permission that the Store app asks for, which a tenant administrator has to consent to: reading log data.
 * @see https://www.servicenow.com/docs/r/security-management/security-incident-response/configure-microsoft-azure-portal.html
 */
const LOG_ANALYTICS = {
  /** "Log Analytics API", the same in every tenant. */
  resourceAppId: 'ca7f3f0b-7d91-482c-8e09-c5d840d0eac5',
  /** `Data.Read` as an application permission. */
  resourceAccess: [{ id: 'e8f6e161-84d0-4cd7-9441-2d46ec9ec3d5', type: 'Role' }],
};

/** What is said at every synth about the one kind of credential that a state file gets to know. */
export const SECRET_WARNING =
  "storeApp.credential is 'secret': the client secret's value will stand in the Terraform state, because the azuread provider has no write-only way to " +
  "make one. Let nobody read the state, and rotate often; 'certificate' and 'federated' leave nothing secret there.";

/**
 * Who a poller from outside is, such as the ServiceNow Store app: an application with its principal, what it signs in with, and the one role that it
 * needs on the workspace, Microsoft Sentinel Responder.
 *
 * Two credentials are declared, the one of the epoch and the one before it, each at an address of its own. A new epoch makes a third and removes the
 * first, and the one in between stays as it is: the reader has until the next epoch to change over.
 */
export class AppRegistration extends Construct {
  readonly application: Application;
  readonly principal: ServicePrincipal;
  /** The newest first. */
  readonly credentials: readonly RegisteredCredential[];

  constructor(
    scope: Construct,
    id: string,
    platform: Platform,
    readonly settings: StoreApp,
  ) {
    super(scope, id);
    const { environment, ids } = platform;
    // An application that nobody owns can be changed by administrators alone, not by the deployment that made it.
    const owners = [...new Set([platform.deployerObjectId, ...(settings.owners ?? [])])];
    this.application = new Application(this, 'Application', {
      displayName: settings.name,
      signInAudience: 'AzureADMyOrg',
      owners,
      requiredResourceAccess: [LOG_ANALYTICS],
      notes: `Made by Sentinel Bridge for the environment '${environment.name}'`,
    });
    this.principal = new ServicePrincipal(this, 'Principal', {
      clientId: this.application.clientId,
      owners,
    });
    new RoleAssignment(this, 'MicrosoftSentinelResponder', {
      scope: ids.workspace,
      roleDefinitionId: roleDefinitionId(
        environment.azure.subscriptionId,
        'Microsoft Sentinel Responder',
      ),
      principalId: this.principal.objectId,
      principalType: 'ServicePrincipal',
      description: `Lets '${settings.name}' read and update incidents`,
    });
    this.credentials = declareCredentials(this, this.application, platform.vault, settings);
    if (settings.credential === 'secret') Annotations.of(this).addWarning(SECRET_WARNING);
    this.grantReaders(platform, settings);
  }

  /** Whoever carries the newest credential to the poller may read it: of the whole vault, this one secret. */
  private grantReaders({ environment, vault }: Platform, storeApp: StoreApp): void {
    if (storeApp.credential === 'federated') return;
    const secret = credentialSecret(storeApp.credential);
    for (const reader of storeApp.readers ?? []) {
      vault.isReadBy(secret, reader);
      new RoleAssignment(this, `Reader-${reader}`, {
        scope: vault.secretId(secret),
        roleDefinitionId: roleDefinitionId(
          environment.azure.subscriptionId,
          'Key Vault Secrets User',
        ),
        principalId: reader,
        description: `Lets a person or group read the secret '${secret}'`,
        dependsOn: vault.dependenciesOf(secret),
      });
    }
  }
}
