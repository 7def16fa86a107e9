import { faultsOf } from './settings';

describe.each([
  {
    what: 'an environment without a ticket system',
    changes: { serviceNow: undefined },
    faults: [
      'serviceNow: is missing, and so is jira: no incident would get a ticket; write one of them',
    ],
  },
  {
    what: 'a context with an impact that is no level',
    changes: { 'serviceNow.context': { impactOf: { high: 4 } } },
    faults: ['serviceNow.context.impactOf.high: 4 is none of 1, 2, 3'],
  },
  {
    what: 'a context with an urgency that is no level',
    changes: { 'serviceNow.context': { urgencyOf: { high: 0 } } },
    faults: ['serviceNow.context.urgencyOf.high: 0 is none of 1, 2, 3'],
  },
  {
    what: 'a context whose items are stale at once',
    changes: { 'serviceNow.context': { staleAfterDays: 0 } },
    faults: ['serviceNow.context.staleAfterDays: 0 is no whole number from 1 to 3650'],
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
      'notify.channel.kind': 'teams',
      'notify.channel.webhook': {
        secret: 'servicenow-password',
        version: 2,
        expires: '2028-06-30',
      },
    },
    faults: [
      "notify.channel.webhook.secret: 'servicenow-password' is already the secret of serviceNow.account.password, with other settings; write the same settings at both, or another name",
    ],
  },
  {
    what: 'two secrets that differ in capitals only',
    changes: {
      'notify.channel.kind': 'teams',
      'notify.channel.webhook': {
        secret: 'ServiceNow-Password',
        version: 1,
        expires: '2028-06-30',
      },
    },
    faults: [
      "notify.channel.webhook.secret: 'ServiceNow-Password' is already the secret of serviceNow.account.password, with other settings; write the same settings at both, or another name",
    ],
  },
  {
    what: 'a table that is not supported',
    changes: { 'serviceNow.routes': [{ table: 'problem' }] },
    faults: ["serviceNow.routes[0].table: 'problem' is none of 'incident', 'sn_si_incident'"],
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
  {
    what: 'a column twice',
    changes: { 'serviceNow.updates': ['assigned_to', 'assigned_to'] },
    faults: [
      "serviceNow.updates: [ 'assigned_to', 'assigned_to' ] holds 'assigned_to' twice; name it once",
    ],
  },
  {
    what: 'a company by its name',
    changes: { 'serviceNow.routes': [{ company: 'ACME Italy' }] },
    faults: [
      "serviceNow.routes[0].company: 'ACME Italy' is no sys_id: 32 hexadecimal digits; a name that ServiceNow does not find leaves the ticket without a company, so in a domain that more people see",
    ],
  },
])('$what', ({ changes, faults }) => {
  test('is told with its path, its value and what would be right', () => {
    expect(faultsOf(changes)).toEqual(faults);
  });
});
