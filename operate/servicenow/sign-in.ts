import * as z from 'zod';
import type { Environment } from '../../environments';
import type { Access } from '../access';
import { type TokenSource, keepingTokens } from '../azure/token';
import { queryOf } from '../http/query';
import { readJson } from '../http/read-json';
import { readSecret } from '../secrets/vault-client';
import { serviceNowProblem } from './problem';

/** The ServiceNow settings of an environment. */
export type ServiceNowSettings = NonNullable<Environment['serviceNow']>;

/** The names of the secrets that an account signs in with. */
export const secretsOf = ({ account }: ServiceNowSettings): readonly string[] =>
  account.kind === 'basic'
    ? [account.password.secret]
    : account.kind === 'clientCredentials'
      ? [account.clientSecret.secret]
      : [account.clientSecret.secret, account.password.secret];

/**
 * Signs in as the playbooks do, with what the vault holds.
 * @returns the `Authorization` of calls
 * @throws Problem where the vault does not give the credential
 */
export async function signIn(
  access: Access,
  settings: ServiceNowSettings,
): Promise<() => Promise<string>> {
  const { account } = settings;
  const { vault, clock } = access;
  if (account.kind === 'basic') {
    const password = await readSecret(vault, account.password.secret);
    const pair = Buffer.from(`${account.user}:${password}`).toString('base64');
    return () => Promise.resolve(`Basic ${pair}`);
  }
  const form = {
    client_id: account.clientId,
    client_secret: await readSecret(vault, account.clientSecret.secret),
    ...(account.kind === 'clientCredentials'
      ? { grant_type: 'client_credentials' }
      : {
          grant_type: 'password',
          username: account.user,
          password: await readSecret(vault, account.password.secret),
        }),
  };
  const tokens = keepingTokens(tokensFrom(access, settings, form), clock);
  return async () => {
    const token = await tokens.getToken(settings.instance);
    return `Bearer ${token?.token ?? ''}`;
  };
}

const answerBody = z.object({ access_token: z.string(), expires_in: z.coerce.number() });

/**
 * Tokens of an OAuth client.
 * @see https://www.servicenow.com/docs/r/platform-security/authentication/r_OAuthAPIRequestParameters.html
 */
const tokensFrom = (
  { transport, clock }: Access,
  settings: ServiceNowSettings,
  form: Readonly<Record<string, string>>,
): TokenSource => ({
  async getToken() {
    const { instance, account } = settings;
    const answer = await transport.send({
      method: 'POST',
      url: `${instance}/oauth_token.do`,
      headers: { accept: 'application/json', 'content-type': 'application/x-www-form-urlencoded' },
      body: queryOf(form).slice(1),
    });
    if (answer.status >= 300) {
      throw serviceNowProblem(answer, {
        instance,
        user: account.user,
        secrets: secretsOf(settings),
        what: 'POST /oauth_token.do',
        now: clock.now(),
      });
    }
    const { access_token: token, expires_in: seconds } = readJson(answer, instance, answerBody);
    return { token, expiresOnTimestamp: clock.now() + seconds * 1000 };
  },
});
