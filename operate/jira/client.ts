import type { Environment } from '../../environments';
import { restApi } from '../../systems/jira/address';
import type { Access } from '../access';
import { type JsonApi, jsonApi } from '../http/json-api';
import { readSecret } from '../secrets/vault-client';
import { jiraProblem } from './problem';

/** The Jira settings of an environment. */
export type JiraSettings = NonNullable<Environment['jira']>;

/** Who signs in to a site. */
export interface JiraLogin {
  /**
   * An e-mail address.
   * @default - Data Center: the token alone signs in
   */
  readonly user?: string | undefined;
  readonly token: string;
}

/**
 * Speaks to the site of an environment as its playbooks do: as the integration account, with the token in the vault. Paths start
 * behind the API's version, as `/myself`.
 * @param login somebody else than the account
 * @throws Problem where the vault does not give the token
 * @see https://developer.atlassian.com/cloud/jira/platform/basic-auth-for-rest-apis/
 * @see https://confluence.atlassian.com/enterprise/using-personal-access-tokens-1026032365.html
 */
export async function jiraClient(
  access: Access,
  settings: JiraSettings,
  login?: JiraLogin,
): Promise<JsonApi> {
  const { account, deployment, site } = settings;
  const {
    cloudId,
    token: { secret },
  } = account;
  const { user, token } = login ?? {
    user: account.user,
    token: await readSecret(access.vault, secret),
  };
  const authorization =
    user === undefined
      ? `Bearer ${token}`
      : `Basic ${Buffer.from(`${user}:${token}`).toString('base64')}`;
  return jsonApi({
    base: restApi({ deployment, site, cloudId }),
    transport: access.transport,
    authorization: () => Promise.resolve(authorization),
    problemOf: (answer, what) =>
      jiraProblem(answer, { site, secret, what, now: access.clock.now() }),
  });
}
