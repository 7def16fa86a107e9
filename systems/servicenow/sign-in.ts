import { http } from '../../workflow/actions';
import { call, concat } from '../../workflow/calls';
import { type Action, bodyOf } from '../../workflow/definition';
import { text } from '../../workflow/text';
import type { Expr } from '../../workflow/tree';
import { type Secret, type VaultContext, readSecret, valueOf } from '../key-vault/calls';

/** How the integration user signs in; every secret by its name in the vault. */
export type Account =
  /** By user name and password, at every call. */
  | { readonly kind: 'basic'; readonly user: string; readonly password: string }
  /** By a token of an OAuth client, which stands for the user that the instance has for it. */
  | { readonly kind: 'clientCredentials'; readonly clientId: string; readonly clientSecret: string }
  /** By a token that the user gets through an OAuth client. */
  | {
      readonly kind: 'password';
      readonly user: string;
      readonly password: string;
      readonly clientId: string;
      readonly clientSecret: string;
    };

/** How calls sign in, and what has to run before them. */
export interface SignIn {
  /** In order. */
  readonly actions: readonly Action[];
  /** What each of them does, for whoever reads that it has failed. */
  readonly steps: readonly { readonly action: Action; readonly doing: string }[];
  /** The `authentication` of every call. */
  readonly authentication: Readonly<Record<string, string | Expr<string>>>;
}

interface Token {
  readonly access_token: string;
}

/**
 * Signs the account in, once for each run: a token lives for half an hour, which no run reaches.
 * @see https://www.servicenow.com/docs/r/platform-security/authentication/r_OAuthAPIRequestParameters.html
 */
export function signIn(instance: string, vault: VaultContext, account: Account): SignIn {
  switch (account.kind) {
    case 'basic': {
      const password = readPassword(vault, account.password);
      return {
        actions: [password],
        steps: [readingPassword(password)],
        authentication: {
          type: 'Basic',
          username: account.user,
          password: valueOf(password),
        },
      };
    }
    case 'clientCredentials':
      return byToken(instance, vault, account, [], text`grant_type=client_credentials`);
    case 'password': {
      const password = readPassword(vault, account.password);
      const grant = text`grant_type=password&username=${encodeURIComponent(account.user)}&password=${encoded(valueOf(password))}`;
      return byToken(instance, vault, account, [password], grant);
    }
  }
}

/** By a token, for which the client shows who it is and what it asks by. */
function byToken(
  instance: string,
  vault: VaultContext,
  client: { readonly clientId: string; readonly clientSecret: string },
  passwords: readonly Action<Secret>[],
  grant: Expr<string>,
): SignIn {
  const secret = readSecret('Read_client_secret', vault, client.clientSecret);
  const token = http<Token>('Get_token', {
    method: 'POST',
    uri: `${instance}/oauth_token.do`,
    headers: { Accept: 'application/json', 'Content-Type': 'application/x-www-form-urlencoded' },
    body: text`${grant}&client_id=${encodeURIComponent(client.clientId)}&client_secret=${encoded(valueOf(secret))}`,
    // A second token does no harm: both live their half hour.
    idempotent: true,
    needs: [],
    secure: ['inputs', 'outputs'],
  });
  return {
    actions: [...passwords, secret, token],
    steps: [
      ...passwords.map(readingPassword),
      { action: secret, doing: 'reading the secret of the ServiceNow OAuth client from the vault' },
      { action: token, doing: 'signing in to ServiceNow' },
    ],
    authentication: { type: 'Raw', value: concat('Bearer ', bodyOf(token).access_token) },
  };
}

const readPassword = (vault: VaultContext, secret: string): Action<Secret> =>
  readSecret('Read_password', vault, secret);

const readingPassword = (action: Action) => ({
  action,
  doing: 'reading the ServiceNow password from the vault',
});

const encoded = (value: Expr<string>): Expr<string> => call('encodeUriComponent', value);
