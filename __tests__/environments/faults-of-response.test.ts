import pilot from '../../environments/pilot';
import { faultsOf, minimalWith, TODAY } from './settings';
import { parseEnvironment } from '../../environments';

const isolate = {
  approval: 'serviceNow',
  approvers: 'SOC Approvers',
  protectedHosts: ['dc*'],
};
const { serviceNow } = pilot;
const withIsolate = (changes: object) => ({
  serviceNow,
  response: { isolate: { ...isolate, ...changes } },
});

describe.each([
  {
    what: 'a response that holds nothing',
    changes: { response: {} },
    faults: ['response: {} holds neither change nor isolate; write one of them, or leave it out'],
  },
  {
    what: 'approval in a system that is not there',
    changes: {
      response: { isolate: { ...isolate, approval: 'jira', project: 'SEC' } },
      jira: undefined,
    },
    faults: [
      "response.isolate.approval: 'jira' needs jira, which the environment does not set; add it",
    ],
  },
  {
    what: 'a cloud in which Defender is reached elsewhere',
    changes: {
      ...withIsolate({}),
      azure: { ...pilot.azure, cloud: 'usGovernment', location: 'usgovvirginia' },
    },
    faults: [
      expect.stringMatching(
        /^response\.isolate: .* cannot be in the cloud 'usGovernment': Defender for Endpoint is reached at its public address alone; leave it out$/,
      ),
    ],
  },
  {
    what: 'no protected hosts',
    changes: withIsolate({ protectedHosts: [] }),
    faults: [
      'response.isolate.protectedHosts: [] is empty; name at least the domain controllers, which nobody may cut off',
    ],
  },
  {
    what: 'more protected hosts than a playbook has room for',
    changes: withIsolate({ protectedHosts: Array.from({ length: 21 }, (_, i) => `dc${i}`) }),
    faults: expect.arrayContaining([
      expect.stringMatching(/ holds 21 names, and a playbook has room for 20; use stars$/),
    ]) as string[],
  },
  {
    what: 'a pattern that is none',
    changes: withIsolate({ protectedHosts: ['*'] }),
    faults: [
      "response.isolate.protectedHosts[0]: '*' is no host name; write one, with one star at its start or at its end for anything, such as 'dc*'",
    ],
  },
  {
    what: 'a group that would end the query',
    changes: withIsolate({ approvers: 'SOC^ORname!=x' }),
    faults: [
      "response.isolate.approvers: 'SOC^ORname!=x' is no plain name: no quotes, no backslash, no ^, no @ in front, no blanks around it",
    ],
  },
  {
    what: 'a deadline that no run should wait for',
    changes: withIsolate({ deadlineHours: 73 }),
    faults: ['response.isolate.deadlineHours: 73 is no whole number from 1 to 72'],
  },
  {
    what: 'one status for yes and no',
    changes: {
      jira: {
        site: 'https://acme.atlassian.net',
        account: {
          user: 'bot@acme.com',
          token: { secret: 'jira-token', version: 1, expires: '2027-06-30' },
        },
        routes: [{ project: 'SEC', issueType: 'Task' }],
      },
      response: { isolate: { ...isolate, approval: 'jira', project: 'SEC', denied: 'Approved' } },
    },
    faults: [
      "response.isolate.denied: 'Approved' is the status that says yes as well; write another",
    ],
  },
])('$what', ({ changes, faults }) => {
  test('is told with its path, its value and what would be right', () => {
    expect(faultsOf(changes)).toEqual(faults);
  });
});

test('without the setting there is no response', () => {
  const { response } = parseEnvironment(minimalWith({}), { today: TODAY });
  expect(response).toBeUndefined();
});
