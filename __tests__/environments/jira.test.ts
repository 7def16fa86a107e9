import { parseEnvironment } from '../../environments';
import { type Changes, TODAY, jira, minimalWith } from './settings';

const dataCenter = {
  deployment: 'dataCenter',
  site: 'https://jira.acme.com',
  account: { token: { secret: 'jira-token', version: 1, expires: '2029-06-30' } },
  routes: [{ project: 'SEC', assignee: 'jane.doe@acme.com' }],
};

const cloudWith = (changes: Changes): Changes => ({ jira, ...changes });

describe('taken are', () => {
  const parsed = (changes: Changes) =>
    parseEnvironment(minimalWith(changes), { today: TODAY }).jira;

  test('the least settings, with the defaults of the rest', () => {
    expect(parsed({ jira })).toEqual({
      ...jira,
      deployment: 'cloud',
      account: { ...jira.account, token: { ...jira.account.token, source: 'pipeline' } },
      routes: [{ project: 'SEC', issueType: 'Task' }],
      labels: ['sentinel', 'security-incident'],
      mappings: {},
      internalComments: false,
      updates: ['assignee'],
      transitionFields: {},
      label: 'Jira',
      wins: { status: 'ticket', severity: 'sentinel' },
      reconcile: { everyMinutes: 5, lookBackHours: 24, itemsPerRun: 40 },
    });
  });

  test('Jira alone, without ServiceNow', () => {
    expect(parsed({ jira, serviceNow: undefined })?.site).toBe(jira.site);
  });

  test('a token of the Cloud that lives for a year', () => {
    expect(parsed(cloudWith({ 'jira.account.token.expires': '2027-11-22' }))).toBeDefined();
  });

  test('a Data Center: its people by user name, its token for as long as any secret', () => {
    expect(parsed({ jira: dataCenter })?.routes[0]?.assignee).toBe('jane.doe@acme.com');
  });

  test('everything that a route may say', () => {
    const all = {
      project: 'SEC',
      when: { severities: ['High'] },
      issueType: 'Bug',
      components: ['identity'],
      assignee: '712020:0b3f2a1c-5d6e-4f70-8192-a3b4c5d6e7f8',
      labels: ['soc'],
      fields: {
        customfield_10010: { kind: 'text', value: 'a' },
        customfield_10011: { kind: 'richText', value: 'b' },
        customfield_10012: { kind: 'select', value: 'EMEA' },
        customfield_10013: { kind: 'number', value: 0.5 },
        customfield_10014: { kind: 'user', value: '5b10ac8d82e05b22cc7d4ef5' },
      },
    };
    expect(parsed(cloudWith({ 'jira.routes': [all] }))?.routes).toEqual([all]);
  });
});
