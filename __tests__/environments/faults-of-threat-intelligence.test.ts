import { parseEnvironment } from '../../environments';
import { TODAY, faultsOf, minimalWith } from './settings';

const right = { workspaceId: '5d0b7c1e-94a2-4f63-8e1d-2c7f6a90b3e5', source: 'classic' };
const jira = {
  site: 'https://acme.atlassian.net',
  account: {
    user: 'a@acme.com',
    token: { secret: 'jira-token', version: 1, expires: '2027-06-30' },
  },
  routes: [{ project: 'SEC', issueType: 'Task' }],
};

test.each([
  [
    'a workspace by its name',
    { threatIntelligence: { ...right, workspaceId: 'law' } },
    "threatIntelligence.workspaceId: 'law' is no GUID; write it like '00000000-0000-0000-0000-000000000000'",
  ],
  [
    'a source that is none',
    { threatIntelligence: { ...right, source: 'taxii' } },
    expect.stringMatching(/^threatIntelligence\.source: 'taxii' /),
  ],
  [
    'a schedule that is too tight',
    { threatIntelligence: { ...right, everyMinutes: 1 } },
    'threatIntelligence.everyMinutes: 1 is no whole number from 5 to 1440',
  ],
  [
    'no kind at all',
    { threatIntelligence: { ...right, filter: { types: [] } } },
    'threatIntelligence.filter.types: [] is empty; name a kind',
  ],
  [
    'more confidence than there is',
    { threatIntelligence: { ...right, filter: { minConfidence: 101 } } },
    'threatIntelligence.filter.minConfidence: 101 is no whole number from 0 to 100',
  ],
  [
    'an environment without ServiceNow',
    { serviceNow: undefined, jira, threatIntelligence: right },
    'serviceNow: is missing, and threatIntelligence needs its instance and account; write it, or drop threatIntelligence',
  ],
  [
    'a cloud without the API',
    { 'azure.cloud': 'usGovernment', threatIntelligence: right },
    "azure.cloud: 'usGovernment' has no upload API for threat intelligence that is documented; drop threatIntelligence",
  ],
])('%s is told', (_, changes, fault) => {
  expect(faultsOf(changes)).toEqual([fault]);
});

test('the defaults are the safe ones', () => {
  const { threatIntelligence } = parseEnvironment(minimalWith({ threatIntelligence: right }), {
    today: TODAY,
  });
  expect(threatIntelligence).toMatchObject({
    everyMinutes: 15,
    dryRun: false,
    validDays: 30,
    confidence: 30,
    tlp: 'amber',
    filter: { minConfidence: 60, maxAgeDays: 90, withoutTags: [] },
  });
});
