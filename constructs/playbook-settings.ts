import type { VaultContext } from '../systems/key-vault/calls';
import { clouds } from '../systems/azure/cloud';
import type { Channel } from '../systems/notify/types';
import { channelOf } from './declared-secrets';
import type { Platform } from './platform';

/** What the settings of every playbook have in common. */
export interface PlaybookSettings {
  readonly azure: VaultContext;
  readonly channel: Channel | undefined;
}

/**
 * Makes of an environment what the settings of its playbooks have in common.
 * @param identity the name of the identity that they run as
 */
export const playbookSettings = (
  { environment, ids }: Platform,
  identity: string,
): PlaybookSettings => ({
  azure: {
    cloud: clouds[environment.azure.cloud],
    identity: ids.identity(identity),
    vaultUri: ids.vaultUri,
  },
  channel: channelOf(environment),
});
