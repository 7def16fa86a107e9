import type { Environment } from '../environments/schema';
import { type RegisteredCredential, credentialSecret } from './app-credentials';
import { declaredSecrets } from './declared-secrets';

/** Something that ends, and has to be renewed before. */
export interface Expiry {
  /** What it is called in the vault; the credential of an earlier epoch, which only the application still knows, has its epoch behind. */
  readonly name: string;
  readonly kind: 'secret' | 'certificate' | 'client secret';
  /** When it ends: a UTC time, as `2028-06-30T00:00:00Z`, or the Terraform reference to one. */
  readonly expires: string;
  /** What renews it. */
  readonly renewal: string;
}

/** Until when a secret is valid: the start of the day that its settings name. */
export const endOfValidity = (expires: string): string => `${expires}T00:00:00Z`;

const DAY = 86_400_000;

/** Whole days that are left until a UTC time; negative once it has passed. */
export const daysUntil = (end: string, today: Date): number =>
  Math.floor((Date.parse(end) - today.getTime()) / DAY);

/**
 * Everything of an environment that ends, with the time at which it does: secrets, and what its application signs in with.
 * @param credentials the credentials of the app registration, the newest first; none where there is none
 */
export function expiriesOf(
  environment: Environment,
  credentials: readonly RegisteredCredential[],
): readonly Expiry[] {
  const secrets = declaredSecrets(environment).map(({ secret, expires, source }): Expiry => ({
    name: secret,
    kind: 'secret',
    expires: endOfValidity(expires),
    renewal:
      source === 'pipeline'
        ? 'one more in version, a new expires, the new value exported, deploy'
        : `bridge secrets set ${secret}, and its new expires in the environment`,
  }));
  const { storeApp } = environment;
  if (storeApp === undefined || storeApp.credential === 'federated') return secrets;
  const { credential, credentialEpoch } = storeApp;
  const ofApplication = credentials.flatMap(({ epoch, ends }): Expiry[] =>
    ends === undefined
      ? []
      : [
          {
            name: `${credentialSecret(credential)}${epoch === credentialEpoch ? '' : ` (epoch ${epoch})`}`,
            kind: credential === 'secret' ? 'client secret' : 'certificate',
            expires: ends,
            renewal: 'one more in storeApp.credentialEpoch, deploy, and enter the new one',
          },
        ],
  );
  return [...secrets, ...ofApplication];
}
