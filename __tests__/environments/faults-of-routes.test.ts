import { faultsOf } from './settings';

describe.each([
  {
    what: 'no routes',
    changes: { 'serviceNow.routes': undefined },
    faults: [
      'serviceNow.routes: is missing; give the ways of incidents into tickets, in order: the first route that matches takes the incident, and what none wants gets no ticket',
    ],
  },
  {
    what: 'an empty list of routes',
    changes: { 'serviceNow.routes': [] },
    faults: [
      'serviceNow.routes: [] is empty, so no incident would get a ticket; write at least one route, {} takes every incident',
    ],
  },
  {
    what: 'a route behind one that takes all',
    changes: { 'serviceNow.routes': [{}, { when: { severities: ['High'] } }] },
    faults: [
      "serviceNow.routes[1]: { when: { severities: [ 'High' ] } } can never match, because routes[0] took every incident it wants already; put it first, or drop it",
    ],
  },
  {
    what: 'a route behind two that take all it wants',
    changes: {
      'serviceNow.routes': [
        { when: { severities: ['High'] } },
        { when: { severities: ['Low'] } },
        { when: { severities: ['High', 'Low'] } },
      ],
    },
    faults: [
      "serviceNow.routes[2]: { when: { severities: [ 'High', 'Low' ] } } can never match, because routes[0] and routes[1] took every incident it wants already; put it first, or drop it",
    ],
  },
  {
    what: 'a severity in small letters',
    changes: { 'serviceNow.routes': [{ when: { severities: ['high'] } }] },
    faults: [
      "serviceNow.routes[0].when.severities[0]: 'high' is none of 'High', 'Medium', 'Low', 'Informational'; did you mean 'High'?",
    ],
  },
  {
    what: 'a severity twice',
    changes: { 'serviceNow.routes': [{ when: { severities: ['Low', 'Low'] } }] },
    faults: [
      "serviceNow.routes[0].when.severities: [ 'Low', 'Low' ] holds 'Low' twice; name it once",
    ],
  },
  {
    what: 'no severity',
    changes: { 'serviceNow.routes': [{ when: { severities: [] } }] },
    faults: [
      'serviceNow.routes[0].when.severities: [] is empty; no incident would match; leave it out to take every severity',
    ],
  },
  {
    what: 'a route behind one with wider conditions',
    changes: {
      'serviceNow.routes': [
        { when: { tags: ['vip', 'board'] } },
        { when: { tags: ['vip'], severities: ['High'] } },
      ],
    },
    faults: [
      "serviceNow.routes[1]: { when: { tags: [ 'vip' ], severities: [ 'High' ] } } can never match, because routes[0] took every incident it wants already; put it first, or drop it",
    ],
  },
  {
    what: 'a title pattern with a star inside',
    changes: { 'serviceNow.routes': [{ when: { titles: ['Port*scan'] } }] },
    faults: [
      "serviceNow.routes[0].when.titles[0]: 'Port*scan' is no title pattern: some text, with a '*' at its start, at its end, or both",
    ],
  },
  {
    what: 'an entity kind in small letters',
    changes: { 'serviceNow.routes': [{ when: { entityKinds: ['host'] } }] },
    faults: [
      "serviceNow.routes[0].when.entityKinds[0]: 'host' is none of 'Account', 'AzureResource', 'CloudApplication', 'DnsResolution', 'File', 'FileHash', 'Host', 'IoTDevice', 'Ip', 'MailCluster', 'MailMessage', 'Mailbox', 'Malware', 'Process', 'RegistryKey', 'RegistryValue', 'SecurityGroup', 'SubmissionMail', 'Url'; did you mean 'Host'?",
    ],
  },
  {
    what: 'a title pattern behind a wider one',
    changes: {
      'serviceNow.routes': [{ when: { titles: ['Phish*'] } }, { when: { titles: ['Phishing*'] } }],
    },
    faults: [
      "serviceNow.routes[1]: { when: { titles: [ 'Phishing*' ] } } can never match, because routes[0] took every incident it wants already; put it first, or drop it",
    ],
  },
  {
    what: 'a tag behind the same one in other letters',
    changes: { 'serviceNow.routes': [{ when: { tags: ['VIP'] } }, { when: { tags: ['vip'] } }] },
    faults: [
      "serviceNow.routes[1]: { when: { tags: [ 'vip' ] } } can never match, because routes[0] took every incident it wants already; put it first, or drop it",
    ],
  },
  {
    what: 'a route behind two that divide its tags',
    changes: {
      'serviceNow.routes': [
        { when: { tags: ['vip'] } },
        { when: { tags: ['board'] } },
        { when: { tags: ['Board', 'VIP'], severities: ['Low'] } },
      ],
    },
    faults: [
      "serviceNow.routes[2]: { when: { tags: [ 'Board', 'VIP' ], severities: [ 'Low' ] } } can never match, because routes[0] and routes[1] took every incident it wants already; put it first, or drop it",
    ],
  },
  {
    what: 'a tag twice, in other letters',
    changes: { 'serviceNow.routes': [{ when: { tags: ['VIP', 'vip'] } }] },
    faults: [
      "serviceNow.routes[0].when.tags: [ 'VIP', 'vip' ] holds 'VIP' and 'vip', which are the same where case does not count; name it once",
    ],
  },
])('$what', ({ changes, faults }) => {
  test('is told with its path, its value and what would be right', () => {
    expect(faultsOf(changes)).toEqual(faults);
  });
});
