import { type Environment, namesOf } from '../environments';
import { type Cloud, clouds } from '../systems/azure/cloud';
import { type Arm, armClient } from './azure/arm';
import { loginFor } from './azure/login';
import type { TokenSource } from './azure/token';
import { type Clock, systemClock } from './clock';
import type { Endpoints } from './http/endpoints';
import { type Transport, httpTransport } from './http/transport';
import type { VaultAccess } from './secrets/vault-client';

/** How an environment is reached, and as whom. */
export interface Access {
  readonly environment: Environment;
  readonly cloud: Cloud;
  readonly credential: TokenSource;
  readonly arm: Arm;
  readonly vault: VaultAccess;
  readonly transport: Transport;
  readonly clock: Clock;
}

/** What access is made of. */
export interface AccessOptions {
  readonly credential: TokenSource;
  readonly clock: Clock;
  /** @default - every host at its own address */
  readonly endpoints?: Endpoints;
}

/** Access to an environment for whoever a credential is. */
export function accessTo(environment: Environment, options: AccessOptions): Access {
  const { credential, clock } = options;
  const cloud = clouds[environment.azure.cloud];
  const transport = httpTransport(options);
  return {
    environment,
    cloud,
    credential,
    clock,
    transport,
    arm: armClient({
      origin: cloud.arm,
      audience: cloud.armAudience,
      credential,
      transport,
      clock,
    }),
    vault: {
      uri: `https://${namesOf(environment).vault}.${cloud.vaultSuffix}/`,
      audience: cloud.vaultAudience,
      credential,
      transport,
    },
  };
}

/** Access to an environment for whoever is signed in on this machine. */
export async function signedInTo(
  environment: Environment,
  endpoints: Endpoints = {},
): Promise<Access> {
  const credential = await loginFor(environment, systemClock);
  return accessTo(environment, { credential, clock: systemClock, endpoints });
}
