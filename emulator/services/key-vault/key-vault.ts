import { Refusal } from '../refusal';
import { Service, type Request } from '../service';
import type { Permissions } from '../../roles';
import type { Cloud } from '../../stack/cloud';
import { madeUpGuid, madeUpHex } from '../../stack/made-up';
import type { Secret, Vault } from '../../stack/model';
import { azureError } from '../azure-error';
import type { TokenIssuer } from '../token-issuer';

/** What a vault's application works with. */
export interface KeyVaultOptions {
  readonly cloud: Cloud;
  readonly tokens: TokenIssuer;
  readonly permissions: Permissions;
  readonly tenantId: string;
  readonly vault: Vault;
  readonly secrets: readonly Secret[];
  /** The value of a secret by its name; undefined where the vault has none. */
  readonly valueOf: (name: string) => string | undefined;
  /** Whether someone has disabled a secret. */
  readonly disabled: (name: string) => boolean;
}

/** Versions of the data-plane API. @see https://learn.microsoft.com/rest/api/keyvault/secrets */
const API_VERSIONS = ['7.4', '7.5', '7.6', '2025-07-01', '2026-04-01'];

const READ = 'Microsoft.KeyVault/vaults/secrets/getSecret/action';
const READ_METADATA = 'Microsoft.KeyVault/vaults/secrets/readMetadata/action';

/** The secrets are taken to have been set when the stack was deployed, at the start of 2026. */
const CREATED = Date.UTC(2026, 0, 1) / 1000;

/**
 * The secrets of one key vault: reading a value, and listing what there is.
 * @see https://learn.microsoft.com/rest/api/keyvault/secrets
 */
export function keyVault(options: KeyVaultOptions): Service {
  const app = new Service(`Key Vault ${options.vault.name}`);
  const { vault } = options;

  app.get('/secrets', (request) => {
    authorizeFor(options, request, READ_METADATA, vault.id);
    return {
      value: options.secrets.map((secret) => ({
        id: `${vault.uri}secrets/${secret.name}`,
        ...metadata(options, secret),
      })),
      nextLink: null,
    };
  });

  const getSecret = (request: Request) => {
    const { name = '', version } = request.params as Readonly<Record<string, string>>;
    authorizeFor(options, request, READ, `${vault.id}/secrets/${name}`);
    const secret = options.secrets.find((known) => known.name === name);
    const value = options.valueOf(name);
    const current = versionOf(vault, name);
    if (secret === undefined || value === undefined || (version ?? current) !== current) {
      throw new Refusal(
        azureError(
          404,
          'SecretNotFound',
          `A secret with (name/id) ${version === undefined ? name : `${name}/${version}`} was not found in this key vault. ` +
            'If you recently deleted this secret you may be able to recover it using the correct recovery command. ' +
            'For help resolving this issue, please see https://go.microsoft.com/fwlink/?linkid=2125182',
        ),
      );
    }
    if (options.disabled(name)) {
      throw forbidden('Operation get is not allowed on a disabled secret.', 'SecretDisabled');
    }
    return { value, id: `${vault.uri}secrets/${name}/${current}`, ...metadata(options, secret) };
  };
  app.get('/secrets/:name', getSecret);
  app.get('/secrets/:name/', getSecret);
  app.get('/secrets/:name/:version', getSecret);
  return app;
}

const versionOf = (vault: Vault, name: string): string => madeUpHex(`${vault.id}/${name}`);

function metadata({ disabled }: KeyVaultOptions, { name, contentType, expires }: Secret) {
  return {
    attributes: {
      enabled: !disabled(name),
      ...(expires !== undefined && { exp: Date.parse(expires) / 1000 }),
      created: CREATED,
      updated: CREATED,
      recoveryLevel: 'Recoverable+Purgeable',
      recoverableDays: 90,
    },
    ...(contentType !== undefined && { contentType }),
    tags: {},
  };
}

/** Key Vault says why it forbids in an inner error. */
const forbidden = (message: string, inner: string): Refusal =>
  new Refusal({
    status: 403,
    body: { error: { code: 'Forbidden', message, innererror: { code: inner } } },
  });

function authorizeFor(
  { cloud, tokens, permissions, tenantId, vault }: KeyVaultOptions,
  request: Request,
  action: string,
  scope: string,
): void {
  const version = (request.query as Readonly<Record<string, string>>)['api-version'];
  const token = tokens.read(request.headers.authorization);
  const resource = `https://${cloud.keyVaultDomain}`;
  if (token?.audience !== resource) {
    throw new Refusal({
      ...azureError(
        401,
        'Unauthorized',
        token === undefined
          ? 'AKV10000: Request is missing a Bearer or PoP token.'
          : `AKV10022: Invalid audience. Expected ${resource}, found: ${token.audience}.`,
      ),
      headers: {
        'www-authenticate': `Bearer authorization="https://login.microsoftonline.com/${tenantId}", resource="${resource}"`,
      },
    });
  }
  if (version === undefined || !API_VERSIONS.includes(version)) {
    throw new Refusal(
      azureError(
        400,
        'BadParameter',
        version === undefined
          ? 'api-version must be specified'
          : `api-version '${version}' is not supported`,
      ),
    );
  }
  const { principalId } = token;
  if (permissions.allows({ principalId, action, plane: 'data', scope })) return;
  throw forbidden(
    [
      'Caller is not authorized to perform action on resource.',
      'If role assignments, deny assignments or role definitions were changed recently, please observe propagation time.',
      `Caller: appid=${madeUpGuid(principalId)};oid=${principalId};iss=https://sts.windows.net/${tenantId}/`,
      `Action: '${action}'`,
      `Resource: '${scope}'`,
      'Assignment: (not found)',
      'DenyAssignmentId: null',
      'DecisionReason: null',
      `Vault: ${vault.name};location=${vault.location}`,
    ].join('\r\n'),
    'ForbiddenByRbac',
  );
}
