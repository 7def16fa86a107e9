import type { Environment } from '../../environments';
import { restApi } from '../../systems/jira/address';
import type { Access } from '../access';
import { type JsonApi, jsonApi } from '../http/json-api';
import { readSecret } from '../secrets/vault-client';
import { jiraProblem } from './problem';

/** The Jira settings of an environment. */
export type JiraSettings = NonNullable<Environment['jira']>;

/**
 * Speaks to the site of an environment as its playbooks do: as the integration account, with the token in the vault. Paths start
 * behind the API's version, as `/myself`.
 * @throws Problem where the vault does not give the token
 * @see https://developer.atlassian.com/cloud/jira/platform/basic-auth-for-rest-apis/
 * @see https://confluence.atlassian.com/enterprise/using-personal-access-tokens-1026032365.html
 */
export async function jiraClient(access: Access, settings: JiraSettings): Promise<JsonApi> {
  const { account, deployment, site } = settings;
  const {
    user,
    cloudId,
    token: { secret },
  } = account;
  const token = await readSecret(access.vault, secret);
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
