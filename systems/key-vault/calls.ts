import { http } from '../../workflow/actions';
import { type Action, bodyOf } from '../../workflow/definition';
import type { Expr } from '../../workflow/tree';
import { type AzureContext, asItself } from '../azure/identity';

/** The vault that playbooks read, as they reach it. */
export interface VaultContext extends AzureContext {
  /** The vault's address with a trailing slash, as `https://kv-bridge-dev.vault.azure.net/`. */
  readonly vaultUri: string;
}

/** What Key Vault answers for a secret, as far as playbooks read it. */
export interface Secret {
  readonly value: string;
}

/**
 * Reads the newest version of a secret as the playbook's identity. The run history shows neither what was asked nor the answer.
 * @see https://learn.microsoft.com/rest/api/keyvault/secrets/get-secret/get-secret
 */
export const readSecret = (name: string, vault: VaultContext, secret: string): Action<Secret> =>
  http<Secret>(name, {
    method: 'GET',
    uri: `${vault.vaultUri}secrets/${secret}?api-version=7.4`,
    authentication: asItself(vault, vault.cloud.vaultAudience),
    idempotent: true,
    needs: [{ kind: 'secret', secret }],
    secure: ['inputs', 'outputs'],
  });

/** A secret's value, for the `authentication` of a call and for nothing else. */
export const valueOf = (secret: Action<Secret>): Expr<string> => bodyOf(secret).value;
