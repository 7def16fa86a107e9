import { NEW_GRANT, azureErrorIn } from '../azure/refused';
import type { HttpAnswer } from '../http/transport';
import { Problem } from '../problem';

/** What was asked of which vault. */
export interface AskedOfVault {
  /** The vault's address. */
  readonly vault: string;
  /** What was asked for, as `secrets/jira-token`. */
  readonly what: string;
  /** What was done with it. */
  readonly to: 'list' | 'read' | 'write';
}

/** The roles that allow what was refused. @see https://learn.microsoft.com/azure/key-vault/general/rbac-guide */
const ROLE_FOR: Readonly<Record<AskedOfVault['to'], string>> = {
  list: "'Key Vault Reader' on the vault (it reads no values)",
  read: "'Key Vault Secrets User' on the secret",
  write: "'Key Vault Secrets Officer' on the vault",
};

/**
 * What a vault's refusal means for whoever asked.
 * @see https://learn.microsoft.com/azure/key-vault/general/rest-error-codes
 */
export function vaultProblem(
  { status, text }: Pick<HttpAnswer, 'status' | 'text'>,
  { vault, what, to }: AskedOfVault,
): Problem {
  const { code, message, inner } = azureErrorIn(text);
  switch (inner) {
    case 'ForbiddenByFirewall':
      return new Problem(
        'network',
        `${vault} does not let this address in (it says: ${message})`,
        'add it to vault.allowedAddresses and deploy, or work from an address that is there',
      );
    case 'ForbiddenByRbac':
      return new Problem(
        'permission',
        `you may not ${to} ${what} in ${vault}`,
        `you need ${ROLE_FOR[to]}. ${NEW_GRANT}`,
      );
    case 'SecretDisabled':
      return new Problem(
        'refused',
        `${what} is disabled in ${vault}`,
        'enable it there, or set a new value with `bridge secrets`',
      );
  }
  switch (status) {
    case 401:
      return new Problem(
        'login',
        `${vault} does not take your login (it says: ${message})`,
        "sign in to the vault's tenant: az login --tenant",
      );
    case 404:
      return new Problem(
        'missing',
        `${what} is not in ${vault}`,
        'set it with `bridge secrets`, or deploy with its value',
      );
    case 409:
      return new Problem(
        'refused',
        `${what} was deleted and can still be recovered, so its name is taken`,
        'recover it (az keyvault secret recover), then set it again',
      );
    default:
      return new Problem(
        status === 429 ? 'busy' : 'refused',
        `${vault}${what}: the vault answered ${[status, code, message].filter(Boolean).join(' ')}`,
        status === 429 || status >= 500 ? 'try again later' : 'mend what it says',
      );
  }
}
