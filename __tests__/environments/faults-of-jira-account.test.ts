import { parseEnvironment } from '../../environments';
import { TODAY, faultsOf, minimalWith } from './settings';

const jira = {
  site: 'https://acme.atlassian.net',
  account: {
    user: 'bot@acme.com',
    token: { secret: 'jira-token', version: 1, expires: '2027-11-01' },
  },
  routes: [{ project: 'SEC' }],
};
const cloudId = '33333333-3333-4333-8333-333333333333';

test('a token with scopes names the site’s id', () => {
  const account = { ...jira.account, cloudId };
  const { jira: checked } = parseEnvironment(minimalWith({ jira: { ...jira, account } }), {
    today: TODAY,
  });
  expect(checked?.account.cloudId).toBe(cloudId);
});

test.each([
  [
    { ...jira.account, cloudId: 'acme' },
    'cloud',
    "jira.account.cloudId: 'acme' is no GUID; write it like '00000000-0000-0000-0000-000000000000'",
  ],
  [
    { token: jira.account.token, cloudId },
    'dataCenter',
    `jira.account.cloudId: '${cloudId}' is not used; tokens with scopes are the Cloud’s, so leave it out`,
  ],
])('a site’s id that cannot be: %j (%s)', (account, deployment, fault) => {
  expect(faultsOf({ jira: { ...jira, account, deployment } })).toStrictEqual([fault]);
});
