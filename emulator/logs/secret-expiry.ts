import type { SecretVersions } from '../services/key-vault/versions';
import type { Vault } from '../stack/model';
import { isoTime, type LogRow } from './row';
import { vaultColumns } from './vault-audit';

/** A vault and what it holds. */
export interface KeptVault {
  readonly vault: Vault;
  readonly versions: SecretVersions;
}

const DAY = 86_400_000;

/** What a vault says before a secret ends and once it has ended, and how many days before that. */
const NOTICES = [
  ['SecretNearExpiryEventGridNotification', 30],
  ['SecretExpiredEventGridNotification', 0],
] as const;

/**
 * What a vault has said by itself, between two times (milliseconds since 1970), of the secrets that end: each once, whether or not anybody listens, and
 * nothing of a version that was replaced before.
 * @see https://learn.microsoft.com/azure/event-grid/event-schema-key-vault
 */
export const expiryRows = (
  { vault, versions }: KeptVault,
  from: number,
  until: number,
): readonly LogRow[] =>
  versions.names().flatMap((name) =>
    versions.of(name).flatMap(({ id, expires }, index, all) => {
      if (expires === undefined) return [];
      const replaced = (all[index + 1]?.created ?? Number.POSITIVE_INFINITY) * 1000;
      return NOTICES.flatMap(([OperationName, days]) => {
        const time = expires * 1000 - days * DAY;
        if (time < from || time > until || time > replaced) return [];
        return {
          ...vaultColumns(vault.id),
          TimeGenerated: isoTime(time),
          OperationName,
          ResultType: 'Success',
          eventGridEventProperties_eventTime_t: isoTime(time),
          eventGridEventProperties_subject_s: name,
          eventGridEventProperties_data_ObjectName_s: name,
          eventGridEventProperties_data_VaultName_s: vault.name,
          eventGridEventProperties_data_Version_s: id,
          eventGridEventProperties_data_EXP_d: expires,
        };
      });
    }),
  );
