import { clouds } from '../systems/azure/cloud';
import { credentialSecret } from './app-credentials';
import type { AppRegistration } from './app-registration';
import type { Platform } from './platform';

/**
 * Sentinel's API lets everybody together read about 100 times in five minutes, and each incident in step costs a few reads.
 * @see https://learn.microsoft.com/azure/sentinel/sentinel-service-limits
 */
const POLL_MINUTES = 5;

/** What somebody has to enter on the other side so that it can sign in: nothing of it is secret. */
export function profileOf(
  { environment, ids }: Platform,
  { application, principal, credentials, settings }: AppRegistration,
) {
  const { tenantId, subscriptionId, cloud } = environment.azure;
  const { login, arm } = clouds[cloud];
  return {
    identity_url: login,
    resource_manager: arm,
    tenant_id: tenantId,
    client_id: application.clientId,
    principal_object_id: principal.objectId,
    subscription_id: subscriptionId,
    resource_group: environment.sentinel.resourceGroup,
    workspace: environment.sentinel.workspace,
    ...(settings.label !== undefined && {
      incidents_with_the_tag: settings.label,
      filter: `properties/labels/any(i: i/labelName eq '${settings.label}')`,
    }),
    poll_every_minutes: POLL_MINUTES,
    ...(environment.serviceNow && { playbooks_user: environment.serviceNow.account.user }),
    admin_consent: `${login}/${tenantId}/adminconsent?client_id=${application.clientId}`,
    ...(settings.credential !== 'federated' && {
      credential_secret: `${ids.vaultUri}secrets/${credentialSecret(settings.credential)}`,
    }),
    credentials: credentials.map(({ epoch, ends }) => ({ epoch, ends: ends ?? 'never' })),
  };
}
