import * as z from 'zod';
import { type TokenSource, tokenFor } from '../azure/token';
import { readJson } from '../http/read-json';
import type { Method, Transport } from '../http/transport';
import { Problem } from '../problem';
import { type AskedOfVault, vaultProblem } from './vault-problem';

/** A vault, and as whom it is reached. */
export interface VaultAccess {
  /** As `https://kv-bridge-dev.vault.azure.net/`, with a trailing slash. */
  readonly uri: string;
  /** What tokens for it are made for, as `https://vault.azure.net`. */
  readonly audience: string;
  readonly credential: TokenSource;
  readonly transport: Transport;
}

/** What a vault says of a secret, its value left out. */
export interface SecretState {
  readonly name: string;
  /** The newest version's id, 32 hexadecimal digits. */
  readonly version: string;
  readonly enabled: boolean;
  /**
   * When it expires, as a UTC time.
   * @default - never
   */
  readonly expires?: string;
}

/** A secret's new version. */
export interface NewSecret {
  readonly name: string;
  readonly value: string;
  /** When it expires, as a UTC time. */
  readonly expires: string;
  readonly contentType: string;
}

const item = z.object({
  id: z.string(),
  attributes: z.object({
    enabled: z.boolean(),
    created: z.number(),
    exp: z.number().nullish(),
  }),
});
type Item = z.output<typeof item>;

/** A part of a vault's answer, one page of a list. */
const page = z.object({ value: z.array(item), nextLink: z.string().nullish() });

const API_VERSION = 'api-version=7.4';

/**
 * The secrets of a vault with the state of the newest version of each; whoever asks needs to read metadata, not values.
 * @throws Problem that says what to do
 * @see https://learn.microsoft.com/rest/api/keyvault/secrets/get-secrets/get-secrets
 */
export async function listSecrets(vault: VaultAccess): Promise<readonly SecretState[]> {
  const items = await pages(vault, `${vault.uri}secrets?${API_VERSION}`);
  return Promise.all(items.map(({ id }) => newest(vault, nameOf(id))));
}

/**
 * Writes a secret's new version.
 * @returns the new version's id
 * @throws Problem that says what to do; it never holds the value
 * @see https://learn.microsoft.com/rest/api/keyvault/secrets/set-secret/set-secret
 */
export async function setSecret(
  vault: VaultAccess,
  { name, value, expires, contentType }: NewSecret,
): Promise<string> {
  const attributes = { enabled: true, exp: Date.parse(expires) / 1000 };
  const { id } = await call(
    vault,
    { what: `secrets/${name}`, to: 'write' },
    {
      method: 'PUT',
      url: `${vault.uri}secrets/${name}?${API_VERSION}`,
      body: JSON.stringify({ value, contentType, attributes }),
    },
    z.object({ id: z.string() }),
  );
  return id.split('/').at(-1) ?? '';
}

/**
 * A secret's value, for a call that signs in with it: it is never printed.
 * @throws Problem that says what to do
 * @see https://learn.microsoft.com/rest/api/keyvault/secrets/get-secret/get-secret
 */
export async function readSecret(vault: VaultAccess, name: string): Promise<string> {
  const { value } = await call(
    vault,
    { what: `secrets/${name}`, to: 'read' },
    { method: 'GET', url: `${vault.uri}secrets/${name}?${API_VERSION}` },
    z.object({ value: z.string() }),
  );
  return value;
}

/** The list names no versions, so each secret is asked for its own. */
async function newest(vault: VaultAccess, name: string): Promise<SecretState> {
  const versions = await pages(vault, `${vault.uri}secrets/${name}/versions?${API_VERSION}`);
  const [latest] = [...versions].sort((a, b) => b.attributes.created - a.attributes.created);
  if (latest === undefined) {
    throw new Problem('refused', `${vault.uri} lists '${name}' without a version`, 'set it anew');
  }
  const { enabled, exp } = latest.attributes;
  return {
    name,
    version: latest.id.split('/').at(-1) ?? '',
    enabled,
    ...(typeof exp === 'number' && { expires: new Date(exp * 1000).toISOString() }),
  };
}

const nameOf = (id: string): string => /\/secrets\/([^/]+)/.exec(id)?.[1] ?? id;

/** The items of all pages of a list. */
async function pages(vault: VaultAccess, first: string): Promise<readonly Item[]> {
  const items: Item[] = [];
  for (let url: string | null | undefined = first; url;) {
    const { value, nextLink }: z.output<typeof page> = await call(
      vault,
      { what: 'secrets', to: 'list' },
      { method: 'GET', url },
      page,
    );
    items.push(...value);
    url = nextLink;
  }
  return items;
}

async function call<T>(
  { uri, audience, credential, transport }: VaultAccess,
  asked: Omit<AskedOfVault, 'vault'>,
  request: { readonly method: Method; readonly url: string; readonly body?: string },
  wanted: z.ZodType<T>,
): Promise<T> {
  const token = await tokenFor(credential, audience);
  const answer = await transport.send({
    ...request,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
  });
  if (answer.status < 300) return readJson(answer, uri, wanted);
  throw vaultProblem(answer, { vault: uri, ...asked });
}
