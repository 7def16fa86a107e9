import { NOTIFY_HOST } from '../services/notify/notify';
import { madeUpHex, madeUpSecret } from '../stack/made-up';
import type { Secret, Stack, Vault } from '../stack/model';
import { addressSecrets } from './secret-use';

/** A vault, what it holds, and the made-up values. */
export interface VaultContents {
  readonly vault: Vault;
  readonly secrets: readonly Secret[];
  readonly values: ReadonlyMap<string, string>;
}

/** The value that a secret had before the one that it is deployed with. */
export const oldValueOf = ({ vault }: VaultContents, secret: string): string =>
  madeUpSecret(`${vault.id}/${secret}/old`);

const WEBHOOK = new Set(['webhook', 'text/uri']);

/** What is in each vault: the secrets of the stack, and those that it only grants, whose values others write. */
export function vaultContents(stack: Stack): readonly VaultContents[] {
  const addresses = addressSecrets(stack);
  return stack.vaults.map((vault) => {
    const declared = stack.secrets.filter(({ vaultId }) => vaultId === vault.id);
    const known = new Set(declared.map(({ name }) => name));
    const granted = stack.roleAssignments.flatMap(({ scope, address }) => {
      const name = scope.startsWith(`${vault.id}/secrets/`) ? scope.split('/').at(-1) : undefined;
      return name === undefined || known.has(name) ? [] : [{ address, name, vaultId: vault.id }];
    });
    const secrets = [...declared, ...granted];
    return {
      vault,
      secrets,
      values: new Map(secrets.map((one) => [one.name, valueOf(one, addresses)])),
    };
  });
}

function valueOf(
  { name, vaultId, contentType = '', madeBy }: Secret,
  addresses: ReadonlySet<string>,
): string {
  if (madeBy !== undefined) return madeBy;
  const seed = `${vaultId}/${name}`;
  return WEBHOOK.has(contentType) || addresses.has(name)
    ? `https://${NOTIFY_HOST}/${name}/${madeUpHex(seed)}`
    : madeUpSecret(seed);
}
