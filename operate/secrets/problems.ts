/** Where tokens come from: whatever @azure/identity finds a login in. */
export interface TokenSource {
  getToken(scope: string): Promise<{ readonly token: string } | null>;
}

/** Why something with a vault did not work, and what to do about it. */
export class VaultProblem extends Error {
  override readonly name = 'VaultProblem';
}

/**
 * A token for an audience.
 * @throws VaultProblem where nobody is signed in
 */
export async function tokenFor(credential: TokenSource, audience: string): Promise<string> {
  try {
    const token = await credential.getToken(`${audience}/.default`);
    if (token !== null) return token.token;
    throw new Error('no token');
  } catch (error) {
    const [reason = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
    throw new VaultProblem(
      `nobody is signed in to Azure: run \`az login\`, or set AZURE_TENANT_ID, AZURE_CLIENT_ID and what the application signs in with (${reason})`,
    );
  }
}

/** An answer of a vault that is no success. */
export interface Refused {
  readonly status: number;
  readonly text: string;
  readonly vault: string;
  /** What was asked for, as `secrets/jira-token`. */
  readonly what: string;
}

interface ErrorBody {
  readonly error?: {
    readonly code?: string;
    readonly message?: string;
    readonly innererror?: { readonly code?: string };
  };
}

/** The roles that allow what was refused. @see https://learn.microsoft.com/azure/key-vault/general/rbac-guide */
const roleFor = (what: string): string =>
  what === 'secrets'
    ? "'Key Vault Reader' on the vault (it reads no values)"
    : "'Key Vault Secrets Officer' on the vault";

/**
 * What a vault's refusal means for whoever asked.
 * @see https://learn.microsoft.com/azure/key-vault/general/rest-error-codes
 */
export function problemOf({ status, text, vault, what }: Refused): VaultProblem {
  const { code = '', message = '', innererror } = errorOf(text);
  const inner = innererror?.code ?? code;
  switch (inner) {
    case 'ForbiddenByFirewall':
      return new VaultProblem(
        `${vault} does not let this address in: add it to vault.allowedAddresses and deploy, or work from an address that is there. It says: ${firstLine(message)}`,
      );
    case 'ForbiddenByRbac':
      return new VaultProblem(
        `you may not do that in ${vault}: you need ${roleFor(what)}. A new grant takes a few minutes to work.`,
      );
  }
  if (status === 401) {
    return new VaultProblem(
      `${vault} does not take your login: is it one of the vault's tenant? It says: ${firstLine(message)}`,
    );
  }
  if (status === 409) {
    return new VaultProblem(
      `${what} was deleted and can still be recovered, so its name is taken: recover it (az keyvault secret recover), then set it again`,
    );
  }
  return new VaultProblem(
    `${vault}${what}: the vault answered ${status} ${code} ${firstLine(message)}`.trimEnd(),
  );
}

function errorOf(text: string): NonNullable<ErrorBody['error']> {
  try {
    return (JSON.parse(text) as ErrorBody).error ?? {};
  } catch {
    return {};
  }
}

const firstLine = (text: string): string => text.split(/\r?\n/)[0] ?? '';
