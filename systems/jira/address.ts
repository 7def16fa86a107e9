import type { Deployment } from './types';

/** Where a Jira site is reached, and with what kind of token. */
export interface JiraSite {
  readonly deployment: Deployment;
  /** As `https://acme.atlassian.net`. */
  readonly site: string;
  /**
   * The site's id, for a token with scopes.
   * @default - the token has no scopes
   */
  readonly cloudId?: string | undefined;
}

/**
 * The address that calls of the REST API start with, up to its version. The site itself refuses a token with scopes.
 * @see https://support.atlassian.com/atlassian-account/docs/manage-api-tokens-for-your-atlassian-account/
 */
export function restApi({ deployment, site, cloudId }: JiraSite): string {
  const host = cloudId === undefined ? site : `https://api.atlassian.com/ex/jira/${cloudId}`;
  return `${host}/rest/api/${deployment === 'cloud' ? 3 : 2}`;
}
