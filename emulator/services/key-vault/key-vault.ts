import { z } from 'zod';

import { Refusal } from '../refusal';
import { Service, type Handler, type Request, jsonOf } from '../service';
import type { Permissions } from '../../roles';
import type { Cloud } from '../../stack/cloud';
import type { Vault } from '../../stack/model';
import { azureError } from '../azure-error';
import type { TokenIssuer } from '../token-issuer';
import { type Auditing, audited } from './audit';
import type { SecretVersion, SecretVersions } from './versions';

/** What a vault's application works with. */
export interface KeyVaultOptions extends Pick<Auditing, 'audit' | 'now'> {
  readonly cloud: Cloud;
  readonly tokens: TokenIssuer;
  readonly permissions: Permissions;
  readonly tenantId: string;
  readonly vault: Vault;
  readonly versions: SecretVersions;
  /** The application id that a principal shows with. */
  readonly clientIdOf: (principalId: string) => string;
}

/** Versions of the data-plane API. @see https://learn.microsoft.com/rest/api/keyvault/secrets */
const API_VERSIONS = ['7.4', '7.5', '7.6', '2025-07-01', '2026-04-01'];

const ACTIONS = 'Microsoft.KeyVault/vaults/secrets';

/** The most items of one page. */
const PAGE = 25;

const newVersion = z.object({
  value: z.string(),
  contentType: z.string().optional(),
  attributes: z
    .object({ enabled: z.boolean().default(true), exp: z.number().optional() })
    .default({ enabled: true }),
});

/**
 * The secrets of one key vault: reading and writing values, and listing what there is.
 * @see https://learn.microsoft.com/rest/api/keyvault/secrets
 */
export function keyVault(options: KeyVaultOptions): Service {
  const app = new Service(`Key Vault ${options.vault.name}`);
  const { vault, versions } = options;
  const log = (operation: string, handler: Handler) =>
    audited({ ...options, callerOf: callerIn(options.tokens) }, operation, handler);
  const may = (request: Request, action: string, secret?: string) =>
    authorizeFor(
      options,
      request,
      `${ACTIONS}/${action}/action`,
      secret === undefined ? vault.id : `${vault.id}/secrets/${secret}`,
    );

  const listSecrets = (request: Request) => {
    may(request, 'readMetadata');
    const items = versions.names().flatMap((name) => {
      const newest = versions.of(name).at(-1);
      return newest === undefined ? [] : [itemOf(`${vault.uri}secrets/${name}`, newest)];
    });
    return pageOf(items, request, vault);
  };

  const listVersions = (request: Request) => {
    const { name } = paramsOf(request);
    may(request, 'readMetadata', name);
    const items = versions
      .of(name)
      .map((version) => itemOf(`${vault.uri}secrets/${name}/${version.id}`, version));
    return pageOf(items, request, vault);
  };

  const setSecret = (request: Request) => {
    const { name } = paramsOf(request);
    may(request, 'setSecret', name);
    const { data } = newVersion.safeParse(jsonOf(request.body));
    if (data === undefined || !/^[0-9a-zA-Z-]{1,127}$/.test(name)) {
      throw new Refusal(
        azureError(400, 'BadParameter', "Property 'value' is invalid, or the secret's name is."),
      );
    }
    const { value, contentType, attributes } = data;
    const made = versions.write(name, {
      value,
      enabled: attributes.enabled,
      ...(attributes.exp !== undefined && { expires: attributes.exp }),
      ...(contentType !== undefined && { contentType }),
    });
    return { value, ...itemOf(`${vault.uri}secrets/${name}/${made.id}`, made) };
  };

  const getSecret = (request: Request) => {
    const { name, version } = paramsOf(request);
    may(request, 'getSecret', name);
    const all = versions.of(name);
    const found = version === undefined ? all.at(-1) : all.find(({ id }) => id === version);
    if (found === undefined) throw notFound(version === undefined ? name : `${name}/${version}`);
    if (!found.enabled) {
      throw forbidden('Operation get is not allowed on a disabled secret.', 'SecretDisabled');
    }
    return { value: found.value, ...itemOf(`${vault.uri}secrets/${name}/${found.id}`, found) };
  };
  const get = log('SecretGet', getSecret);
  app.get('/secrets', log('SecretList', listSecrets));
  app.get('/secrets/:name/versions', log('SecretListVersions', listVersions));
  app.put('/secrets/:name', log('SecretSet', setSecret));
  app.get('/secrets/:name', get);
  app.get('/secrets/:name/', get);
  app.get('/secrets/:name/:version', get);
  return app;
}

const callerIn =
  (tokens: TokenIssuer) =>
  ({ headers }: Request): string | undefined =>
    tokens.read(headers['authorization'])?.principalId;

function paramsOf(request: Request): { readonly name: string; readonly version?: string } {
  const { name = '', version } = request.params as Readonly<Record<string, string>>;
  return { name, ...(version !== undefined && { version }) };
}

const itemOf = (id: string, { enabled, expires, created, contentType }: SecretVersion) => ({
  id,
  attributes: {
    enabled,
    ...(expires !== undefined && { exp: expires }),
    created,
    updated: created,
    recoveryLevel: 'Recoverable+Purgeable',
    recoverableDays: 90,
  },
  ...(contentType !== undefined && { contentType }),
  tags: {},
});

/** A part of a list, and where the rest is. */
function pageOf(items: readonly object[], request: Request, { uri }: Vault) {
  const query = request.query as Readonly<Record<string, string>>;
  const size = Math.min(Number(query['maxresults'] ?? PAGE), PAGE);
  const from = Number(query['$skiptoken'] ?? 0);
  const path = request.url.split('?')[0]?.replace(/^\//, '') ?? '';
  const next = new URLSearchParams({
    'api-version': query['api-version'] ?? '',
    $skiptoken: String(from + size),
    maxresults: String(size),
  });
  return {
    value: items.slice(from, from + size),
    nextLink: from + size < items.length ? `${uri}${path}?${next.toString()}` : null,
  };
}

const notFound = (secret: string): Refusal =>
  new Refusal(
    azureError(
      404,
      'SecretNotFound',
      `A secret with (name/id) ${secret} was not found in this key vault. ` +
        'If you recently deleted this secret you may be able to recover it using the correct recovery command. ' +
        'For help resolving this issue, please see https://go.microsoft.com/fwlink/?linkid=2125182',
    ),
  );

/** Key Vault says why it forbids in an inner error. */
const forbidden = (message: string, inner: string): Refusal =>
  new Refusal({
    status: 403,
    body: { error: { code: 'Forbidden', message, innererror: { code: inner } } },
  });

function authorizeFor(
  { cloud, tokens, permissions, tenantId, vault, clientIdOf }: KeyVaultOptions,
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
      `Caller: appid=${clientIdOf(principalId)};oid=${principalId};iss=https://sts.windows.net/${tenantId}/`,
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
