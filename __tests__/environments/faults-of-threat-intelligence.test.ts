import { parseEnvironment } from '../../environments';
import { TODAY, faultsOf, minimalWith } from './settings';

const right = { source: 'classic' };
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
    'a workspace whose own id is not known',
    { 'sentinel.customerId': undefined, threatIntelligence: right, triage: {} },
    "sentinel.customerId: is missing, and triage and threatIntelligence call the workspace by it; copy the Workspace ID from the workspace's overview page",
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
