import { faultsOf } from './settings';

describe.each([
  {
    what: 'an environment without a ticket system',
    changes: { serviceNow: undefined },
    faults: ['serviceNow: is missing, so no incident would get a ticket; write it'],
  },
  {
    what: 'an instance that ends in a slash',
    changes: { 'serviceNow.instance': 'https://acme.service-now.com/' },
    faults: [
      "serviceNow.instance: 'https://acme.service-now.com/' ends in a slash; write 'https://acme.service-now.com'",
    ],
  },
  {
    what: 'an instance without TLS',
    changes: { 'serviceNow.instance': 'http://acme.service-now.com' },
    faults: [
      "serviceNow.instance: 'http://acme.service-now.com' is not https; write 'https://acme.service-now.com'",
    ],
  },
  {
    what: 'an instance with a path',
    changes: { 'serviceNow.instance': 'https://acme.service-now.com/nav_to.do' },
    faults: [
      "serviceNow.instance: 'https://acme.service-now.com/nav_to.do' has a path; write 'https://acme.service-now.com'",
    ],
  },
  {
    what: 'an instance with a query',
    changes: { 'serviceNow.instance': 'https://acme.service-now.com?uri=x' },
    faults: [
      "serviceNow.instance: 'https://acme.service-now.com?uri=x' has a query or fragment; write 'https://acme.service-now.com'",
    ],
  },
  {
    what: 'an instance by its name',
    changes: { 'serviceNow.instance': 'acme' },
    faults: ["serviceNow.instance: 'acme' is no URL; write 'https://acme.service-now.com'"],
  },
  {
    what: 'an instance without a scheme',
    changes: { 'serviceNow.instance': 'acme.service-now.com' },
    faults: [
      "serviceNow.instance: 'acme.service-now.com' is no URL; write 'https://acme.service-now.com'",
    ],
  },
  {
    what: 'an instance with capitals',
    changes: { 'serviceNow.instance': 'https://Acme.service-now.com' },
    faults: [
      "serviceNow.instance: 'https://Acme.service-now.com' is not in its plain form; write 'https://acme.service-now.com'",
    ],
  },
  {
    what: 'an instance that is nothing',
    changes: { 'serviceNow.instance': 'our instance' },
    faults: [
      "serviceNow.instance: 'our instance' is no URL; write one like 'https://acme.service-now.com'",
    ],
  },
  {
    what: 'an account of another kind',
    changes: { 'serviceNow.account.kind': 'oauth' },
    faults: [
      "serviceNow.account.kind: 'oauth' is none of 'basic', 'clientCredentials', 'password'",
    ],
  },
  {
    what: 'a client without its secret, and a password that it does not use',
    changes: {
      'serviceNow.account.kind': 'clientCredentials',
      'serviceNow.account.clientId': 'a1b2c3',
    },
    faults: [
      "serviceNow.account.clientSecret: is missing; give the secret that holds the client's secret: its name and dates, never its value",
      'serviceNow.account.password: is no setting; the settings here are kind, user, clientId, clientSecret',
    ],
  },
  {
    what: 'a user with a blank',
    changes: { 'serviceNow.account.user': 'sentinel bot' },
    faults: ["serviceNow.account.user: 'sentinel bot' is no user name: no blanks, no colon"],
  },
  {
    what: 'a secret version of zero',
    changes: { 'serviceNow.account.password.version': 0 },
    faults: ['serviceNow.account.password.version: 0 is no whole number from 1 up'],
  },
  {
    what: 'a secret version with a fraction',
    changes: { 'serviceNow.account.password.version': 1.5 },
    faults: ['serviceNow.account.password.version: 1.5 is no whole number from 1 up'],
  },
  {
    what: 'a day that does not exist',
    changes: { 'serviceNow.account.password.expires': '2028-02-30' },
    faults: [
      "serviceNow.account.password.expires: '2028-02-30' is no calendar date; write it like '2028-06-30'",
    ],
  },
  {
    what: 'a date in another form',
    changes: { 'serviceNow.account.password.expires': '30.06.2028' },
    faults: [
      "serviceNow.account.password.expires: '30.06.2028' is no calendar date; write it like '2028-06-30'",
    ],
  },
  {
    what: 'a secret that expires today',
    changes: { 'serviceNow.account.password.expires': '2026-11-22' },
    faults: [
      "serviceNow.account.password.expires: '2026-11-22' is not in the future (today is 2026-11-22); renew the secret and write its new date",
    ],
  },
  {
    what: 'a secret that lives too long',
    changes: { 'serviceNow.account.password.expires': '2029-11-23' },
    faults: [
      "serviceNow.account.password.expires: '2029-11-23' is more than 3 years ahead; write '2029-11-22' or an earlier day",
    ],
  },
  {
    what: 'a source that does not exist',
    changes: { 'serviceNow.account.password.source': 'pipe' },
    faults: ["serviceNow.account.password.source: 'pipe' is none of 'pipeline', 'vault'"],
  },
  {
    what: 'one secret with two versions',
    changes: {
      'notify.webhook': { secret: 'servicenow-password', version: 2, expires: '2028-06-30' },
    },
    faults: [
      "notify.webhook.secret: 'servicenow-password' is already the secret of serviceNow.account.password, with other settings; write the same settings at both, or another name",
    ],
  },
  {
    what: 'two secrets that differ in capitals only',
    changes: {
      'notify.webhook': { secret: 'ServiceNow-Password', version: 1, expires: '2028-06-30' },
    },
    faults: [
      "notify.webhook.secret: 'ServiceNow-Password' is already the secret of serviceNow.account.password, with other settings; write the same settings at both, or another name",
    ],
  },
  {
    what: 'a table that is not supported',
    changes: { 'serviceNow.routes': [{ table: 'problem' }] },
    faults: ["serviceNow.routes[0].table: 'problem' is none of 'incident', 'sn_si_incident'"],
  },
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
    what: 'a blank category',
    changes: { 'serviceNow.routes': [{ category: ' ' }] },
    faults: ["serviceNow.routes[0].category: ' ' is blank; write a text, or leave the setting out"],
  },
  {
    what: 'a caller with a blank at its end',
    changes: { 'serviceNow.routes': [{ caller: 'soc ' }] },
    faults: ["serviceNow.routes[0].caller: 'soc ' has blanks around it; write 'soc'"],
  },
  {
    what: 'an unknown setting of a route',
    changes: { 'serviceNow.routes': [{ assignmentgroup: 'SOC' }] },
    faults: [
      "serviceNow.routes[0].assignmentgroup: is no setting; did you mean 'assignmentGroup'?",
    ],
  },
  {
    what: 'an urgency of four',
    changes: { 'serviceNow.mappings': { incident: { urgency: { High: 4 } } } },
    faults: ['serviceNow.mappings.incident.urgency.High: 4 is none of 1, 2, 3'],
  },
  {
    what: 'an unknown severity in a table',
    changes: { 'serviceNow.mappings': { incident: { impact: { Hihg: 1 } } } },
    faults: [
      'serviceNow.mappings.incident.impact.Hihg: is no setting; the settings here are High, Medium, Low, Informational',
    ],
  },
  {
    what: 'a status that comes back as another one',
    changes: { 'serviceNow.mappings': { incident: { state: { Closed: '2' } } } },
    faults: [
      "serviceNow.mappings.incident.state.Closed: '2' comes back as 'Active', not as 'Closed'; give status a row '2': 'Closed', or map Closed to another value",
    ],
  },
  {
    what: 'a status that does not come back',
    changes: { 'serviceNow.mappings': { sn_si_incident: { state: { Closed: '99' } } } },
    faults: [
      "serviceNow.mappings.sn_si_incident.state.Closed: '99' comes back as nothing, not as 'Closed'; give status a row '99': 'Closed', or map Closed to another value",
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
    what: 'a sweep every two hours',
    changes: { 'serviceNow.reconcile.everyMinutes': 120 },
    faults: ['serviceNow.reconcile.everyMinutes: 120 is no whole number from 1 to 60'],
  },
  {
    what: 'a field that is no journal',
    changes: { 'serviceNow.noteField': 'comment' },
    faults: [
      "serviceNow.noteField: 'comment' is none of 'work_notes', 'comments'; did you mean 'comments'?",
    ],
  },
])('$what', ({ changes, faults }) => {
  test('is told with its path, its value and what would be right', () => {
    expect(faultsOf(changes)).toEqual(faults);
  });
});
