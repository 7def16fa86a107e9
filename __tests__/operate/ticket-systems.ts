import type { EnvironmentInput } from '../../environments';
import prod from '../../environments/prod';

const secret = (name: string) => ({ secret: name, version: 1, expires: '2028-06-30' });
const CLIENT = {
  user: 'sentinel.integration',
  clientId: 'c0ffee',
  clientSecret: secret('servicenow-client'),
};

/** The ways in which an account signs in to ServiceNow. */
export const ACCOUNTS = {
  basic: { kind: 'basic', user: 'sentinel.integration', password: secret('servicenow-password') },
  clientCredentials: { kind: 'clientCredentials', ...CLIENT },
  password: { kind: 'password', ...CLIENT, password: secret('servicenow-password') },
} as const satisfies Record<string, NonNullable<EnvironmentInput['serviceNow']>['account']>;

/** The kinds of Jira, and of tokens for it. */
export const SITES = {
  cloud: prod.jira,
  /** A token with scopes, which the site itself refuses. */
  scoped: {
    ...prod.jira,
    account: { ...prod.jira.account, cloudId: '3f2a1c7e-5b1d-4d0b-9a77-6a8f7f0f1c55' },
  },
  dataCenter: {
    deployment: 'dataCenter',
    site: 'https://jira.acme.com',
    account: { token: secret('jira-token') },
    routes: [{ project: 'SEC' }],
  },
} as const satisfies Record<string, EnvironmentInput['jira']>;
