import { type TokenSource, VaultProblem, problemOf, tokenFor } from './problems';

/** A vault, and as whom it is reached. */
export interface VaultAccess {
  /** As `https://kv-bridge-dev.vault.azure.net/`, with a trailing slash. */
  readonly uri: string;
  /** What tokens for it are made for, as `https://vault.azure.net`. */
  readonly audience: string;
  readonly credential: TokenSource;
}

/** What a vault says of a secret; its value is never read. */
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

interface Item {
  readonly id: string;
  readonly attributes: {
    readonly enabled: boolean;
    readonly created: number;
    readonly exp?: number;
  };
}

const API_VERSION = 'api-version=7.4';

/** A part of a vault's answer, one page of a list. */
interface Page {
  readonly value: readonly Item[];
  readonly nextLink?: string | null;
}

/**
 * The secrets of a vault with the state of the newest version of each; whoever asks needs to read metadata, not values.
 * @throws VaultProblem that says what to do
 * @see https://learn.microsoft.com/rest/api/keyvault/secrets/get-secrets/get-secrets
 */
export async function listSecrets(vault: VaultAccess): Promise<readonly SecretState[]> {
  const items = await pages(vault, `${vault.uri}secrets?${API_VERSION}`);
  return Promise.all(items.map(({ id }) => newest(vault, nameOf(id))));
}

/**
 * Writes a secret's new version.
 * @returns the new version's id
 * @throws VaultProblem that says what to do; it never holds the value
 * @see https://learn.microsoft.com/rest/api/keyvault/secrets/set-secret/set-secret
 */
export async function setSecret(
  vault: VaultAccess,
  { name, value, expires, contentType }: NewSecret,
): Promise<string> {
  const attributes = { enabled: true, exp: Date.parse(expires) / 1000 };
  const answer = await call<{ readonly id: string }>(vault, `secrets/${name}`, {
    method: 'PUT',
    url: `${vault.uri}secrets/${name}?${API_VERSION}`,
    body: JSON.stringify({ value, contentType, attributes }),
  });
  return answer.id.split('/').at(-1) ?? '';
}

/** The list names no versions, so each secret is asked for its own. */
async function newest(vault: VaultAccess, name: string): Promise<SecretState> {
  const versions = await pages(vault, `${vault.uri}secrets/${name}/versions?${API_VERSION}`);
  const [latest] = [...versions].sort((a, b) => b.attributes.created - a.attributes.created);
  if (latest === undefined) throw new VaultProblem(`the vault lists '${name}' without a version`);
  const { enabled, exp } = latest.attributes;
  return {
    name,
    version: latest.id.split('/').at(-1) ?? '',
    enabled,
    ...(exp !== undefined && { expires: new Date(exp * 1000).toISOString() }),
  };
}

const nameOf = (id: string): string => /\/secrets\/([^/]+)/.exec(id)?.[1] ?? id;

/** The items of all pages of a list. */
async function pages(vault: VaultAccess, first: string): Promise<readonly Item[]> {
  const items: Item[] = [];
  for (let url: string | null | undefined = first; url;) {
    const page: Page = await call<Page>(vault, 'secrets', { method: 'GET', url });
    items.push(...page.value);
    url = page.nextLink;
  }
  return items;
}

async function call<T>(
  vault: VaultAccess,
  what: string,
  request: { readonly method: string; readonly url: string; readonly body?: string },
): Promise<T> {
  const { method, url, body } = request;
  const token = await tokenFor(vault.credential, vault.audience);
  let response: Response;
  try {
    response = await fetch(url, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body !== undefined && { body }),
    });
  } catch (error) {
    throw unreachable(vault, error);
  }
  const text = await response.text();
  if (!response.ok) throw problemOf({ status: response.status, text, vault: vault.uri, what });
  try {
    return JSON.parse(text) as T;
  } catch {
    throw new VaultProblem(
      `${vault.uri} answered ${response.status} without JSON; is something between you and the vault, such as a proxy?`,
    );
  }
}

function unreachable({ uri }: VaultAccess, error: unknown): VaultProblem {
  const { cause = error } = error as { readonly cause?: unknown };
  const { code = String(cause) } = cause as { readonly code?: string };
  return new VaultProblem(
    `${uri} cannot be reached (${code}). ` +
      (code === 'ENOTFOUND'
        ? 'Is the environment deployed, and does this machine resolve names outside?'
        : 'Is there a network, and does a proxy or firewall let it through?'),
  );
}
