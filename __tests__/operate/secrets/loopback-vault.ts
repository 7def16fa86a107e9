import { Permissions } from '../../../emulator/roles';
import { keyVault } from '../../../emulator/services/key-vault/key-vault';
import { SecretVersions } from '../../../emulator/services/key-vault/versions';
import { TokenIssuer } from '../../../emulator/services/token-issuer';
import { CLOUDS } from '../../../emulator/stack/cloud';
import type { Secret } from '../../../emulator/stack/model';
import { systemClock } from '../../../operate/clock';
import { httpTransport } from '../../../operate/http/transport';
import type { VaultAccess } from '../../../operate/secrets/vault-client';

const ID = '/subscriptions/s/resourceGroups/g/providers/Microsoft.KeyVault/vaults/kv';
const AUDIENCE = 'https://vault.azure.net';

/** Who may do what in the vault. */
const ROLES = {
  officer: 'b86a8fe4-44ce-4948-aee5-eccb2c155cd7',
  reader: '21090545-7ca7-4776-b22c-e363652d74d2',
} as const;

/** A vault that listens, with secrets of these names, and whom one can be there. */
export async function loopbackVault(
  secrets: Readonly<Record<string, { readonly expires?: string; readonly disabled?: boolean }>>,
) {
  const tokens = new TokenIssuer();
  const place = { address: 'v', id: ID, name: 'kv', uri: '', location: 'westeurope' };
  const versions = new SecretVersions(
    {
      vault: place,
      secrets: Object.entries(secrets).map(([name, { expires }]): Secret => ({
        address: name,
        name,
        vaultId: ID,
        ...(expires !== undefined && { expires }),
      })),
      valueOf: (name) => (name in secrets ? `old value of ${name}` : undefined),
      disabled: (name) => secrets[name]?.disabled === true,
    },
    () => Date.UTC(2026, 10, 22),
  );
  const app = keyVault({
    cloud: CLOUDS['public']!,
    tokens,
    permissions: new Permissions(
      Object.entries(ROLES).map(([principalId, roleId]) => ({
        address: principalId,
        principalId,
        roleId,
        scope: ID,
      })),
    ),
    tenantId: 't',
    vault: place,
    versions,
    clientIdOf: (principalId) => `application of ${principalId}`,
    now: () => Date.UTC(2026, 10, 22),
  });
  place.uri = `${await app.listen()}/`;
  const as = (who: keyof typeof ROLES | 'nobody'): VaultAccess => ({
    uri: place.uri,
    audience: AUDIENCE,
    credential: {
      getToken: (scope) =>
        Promise.resolve({
          token: tokens.issue(who, scope.replace(/\/\.default$/, '')),
          expiresOnTimestamp: Infinity,
        }),
    },
    transport: httpTransport({ clock: systemClock }),
  });
  return { as, versions, close: () => app.close() };
}
