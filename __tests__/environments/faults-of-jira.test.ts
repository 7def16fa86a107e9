import { type Changes, faultsOf, jira } from './settings';

const dataCenter = {
  deployment: 'dataCenter',
  site: 'https://jira.acme.com',
  account: { token: { secret: 'jira-token', version: 1, expires: '2029-06-30' } },
  routes: [{ project: 'SEC', assignee: 'jane.doe@acme.com' }],
};

const cloudWith = (changes: Changes): Changes => ({ jira, ...changes });
const dataCenterWith = (changes: Changes): Changes => ({ jira: dataCenter, ...changes });

describe.each<{ what: string; changes: Changes; faults: readonly string[] }>([
  {
    what: 'a deployment that does not exist',
    changes: cloudWith({ 'jira.deployment': 'server' }),
    faults: ["jira.deployment: 'server' is none of 'cloud', 'dataCenter'"],
  },
  {
    what: 'a site by its name',
    changes: cloudWith({ 'jira.site': 'acme' }),
    faults: ["jira.site: 'acme' is no URL; write 'https://acme.atlassian.net'"],
  },
  {
    what: 'a site with a path',
    changes: cloudWith({ 'jira.site': 'https://acme.atlassian.net/jira' }),
    faults: [
      "jira.site: 'https://acme.atlassian.net/jira' has a path; write 'https://acme.atlassian.net'",
    ],
  },
  ...[
    'https://jira',
    'https://jira.acme.local',
    'https://10.1.2.3',
    'https://172.31.0.4:8443',
    'https://169.254.1.1',
    'https://localhost:8080',
    'https://[fd12::1]',
  ].map((site) => ({
    what: `a Data Center at ${site}`,
    changes: dataCenterWith({ 'jira.site': site }),
    faults: [
      `jira.site: '${site}' cannot be reached from Azure: playbooks of the Consumption plan call over the internet; write an address that a reverse proxy publishes`,
    ],
  })),
  {
    what: 'a Data Center at a site of the Cloud',
    changes: dataCenterWith({ 'jira.site': 'https://acme.atlassian.net' }),
    faults: [
      "jira.site: 'https://acme.atlassian.net' is a site of the Cloud; write deployment: 'cloud', or the address of yours",
    ],
  },
  {
    what: 'a Cloud account without its e-mail address',
    changes: cloudWith({ 'jira.account.user': undefined }),
    faults: [
      'jira.account.user: is missing; in the Cloud an API token signs in together with the e-mail address of its account',
    ],
  },
  {
    what: 'a user of a Data Center',
    changes: dataCenterWith({ 'jira.account.user': 'bot@acme.com' }),
    faults: [
      "jira.account.user: 'bot@acme.com' is not used; in Data Center the personal access token signs in alone, so leave it out",
    ],
  },
  {
    what: 'a user that is no e-mail address',
    changes: cloudWith({ 'jira.account.user': 'bot' }),
    faults: ["jira.account.user: 'bot' is no e-mail address"],
  },
  {
    what: 'a token behind the e-mail address, which is not repeated',
    changes: cloudWith({ 'jira.account.user': 'bot@acme.com:hunter2' }),
    faults: ['jira.account.user: the value (not shown: it may be a secret) is no e-mail address'],
  },
  {
    what: 'a token in place of its name and dates, which is not repeated',
    changes: cloudWith({ 'jira.account.token': 'hunter2' }),
    faults: [
      'jira.account.token: the value (not shown: it may be a secret) is a text, not an object; give the secret that holds the API token, or in Data Center the personal access token: its name and dates, never its value',
    ],
  },
  {
    what: 'a Cloud token that lives longer than any does',
    changes: cloudWith({ 'jira.account.token.expires': '2027-11-23' }),
    faults: [
      "jira.account.token.expires: '2027-11-23' is more than 365 days ahead, and no API token of the Cloud lives longer; write the day that the token's page shows, '2027-11-22' or earlier",
    ],
  },
  {
    what: 'a Cloud token that lives longer than any secret may, once',
    changes: cloudWith({ 'jira.account.token.expires': '2030-01-01' }),
    faults: [
      "jira.account.token.expires: '2030-01-01' is more than 3 years ahead; write '2029-11-22' or an earlier day",
    ],
  },
  {
    what: 'no labels',
    changes: cloudWith({ 'jira.labels': [] }),
    faults: ['jira.labels: [] is empty; write at least one, by which the sweep finds our issues'],
  },
  {
    what: 'comments that are neither internal nor not',
    changes: cloudWith({ 'jira.internalComments': 'yes' }),
    faults: [
      "jira.internalComments: 'yes' is a text, not true or false; give true for comments that customers of Jira Service Management do not see",
    ],
  },
  {
    what: 'a field to update twice',
    changes: cloudWith({ 'jira.updates': ['summary', 'summary'] }),
    faults: ["jira.updates: [ 'summary', 'summary' ] holds 'summary' twice; name it once"],
  },
])('$what', ({ changes, faults }) => {
  test('is told with its path, its value and what would be right', () => {
    expect(faultsOf(changes)).toEqual(faults);
  });
});
