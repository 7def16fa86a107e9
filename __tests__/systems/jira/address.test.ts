import { type JiraSite, restApi } from '../../../systems/jira/address';

const site = 'https://acme.atlassian.net';
const cloudId = '33333333-3333-4333-8333-333333333333';

test.each<[string, JiraSite, string]>([
  ['a token of the Cloud', { deployment: 'cloud', site }, `${site}/rest/api/3`],
  [
    'a token with scopes',
    { deployment: 'cloud', site, cloudId },
    `https://api.atlassian.com/ex/jira/${cloudId}/rest/api/3`,
  ],
  [
    'a personal access token',
    { deployment: 'dataCenter', site: 'https://jira.acme.com' },
    'https://jira.acme.com/rest/api/2',
  ],
])('%s is used at its own address', (_, jira, address) => {
  expect(restApi(jira)).toBe(address);
});
