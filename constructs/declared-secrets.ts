import type { Environment } from '../environments/schema';
import type { Channel } from '../systems/notify/types';

/** A secret that an environment declares: what is known of it is everything but its value. */
export interface DeclaredSecret {
  readonly secret: string;
  readonly version: number;
  /** The last day on which it is valid, as `2028-06-30`. */
  readonly expires: string;
  readonly source: 'pipeline' | 'vault';
  /** What kind of value it is, as the vault shows it. */
  readonly contentType: 'password' | 'client secret' | 'token' | 'webhook';
}

/** Every secret of an environment, once. */
export function declaredSecrets({ serviceNow, jira, notify }: Environment): DeclaredSecret[] {
  const secrets: DeclaredSecret[] = [
    ...(serviceNow ? ofAccount(serviceNow.account) : []),
    ...(jira ? [{ ...jira.account.token, contentType: 'token' as const }] : []),
    ...(notify?.channel ? [{ ...notify.channel.webhook, contentType: 'webhook' as const }] : []),
  ];
  return [...new Map(secrets.map((secret) => [secret.secret, secret])).values()];
}

const ofAccount = (
  account: NonNullable<Environment['serviceNow']>['account'],
): DeclaredSecret[] => [
  ...('password' in account ? [{ ...account.password, contentType: 'password' as const }] : []),
  ...('clientSecret' in account
    ? [{ ...account.clientSecret, contentType: 'client secret' as const }]
    : []),
];

/** The channel that playbooks tell their failures in, its secret by name alone. */
export const channelOf = ({ notify }: Environment): Channel | undefined =>
  notify?.channel && { kind: notify.channel.kind, secret: notify.channel.webhook.secret };
