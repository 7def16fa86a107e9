import { parseEnvironment } from '../../environments';
import { type Changes, TODAY, faultsOf, minimalWith } from './settings';

const HIDDEN = 'the value (not shown: it may be a secret)';
const HOLDS_KEY = `${HIDDEN} holds a key, or is one, and would stand in Terraform's state; write one that checks Microsoft Entra tokens, or make an action group by hand and name it in notify.actionGroups`;
const webhook = { secret: 'soc-webhook', version: 1, expires: '2028-06-30' };
const group = (name: string) =>
  `/subscriptions/22222222-2222-4222-8222-222222222222/resourceGroups/rg-soc/providers/Microsoft.Insights/actionGroups/${name}`;
const alertWebhook = {
  address: 'https://alerts.acme.com/azure',
  applicationObjectId: '33333333-3333-4333-8333-333333333333',
  identifierUri: 'api://alerts',
};

const FAULTS: readonly (readonly [string, Changes, readonly string[]])[] = [
  [
    'a channel of no kind',
    { 'notify.channel': { webhook } },
    [
      'notify.channel.kind: is missing; give what takes the messages: `teams` (a workflow that posts a card), `slack`, or `webhook` (flat JSON)',
    ],
  ],
  [
    'a kind of channel that there is not',
    { 'notify.channel': { kind: 'Teams', webhook } },
    ["notify.channel.kind: 'Teams' is none of 'teams', 'slack', 'webhook'; did you mean 'teams'?"],
  ],
  [
    'a channel without its webhook',
    { 'notify.channel': { kind: 'slack' } },
    [
      "notify.channel.webhook: is missing; give the secret that holds the channel's incoming-webhook URL, which lets anyone who knows it post: its name and dates, never the URL",
    ],
  ],
  [
    'the webhook where it used to be',
    { 'notify.webhook': webhook },
    [
      'notify.webhook: is no setting; the settings here are channel, emails, alertWebhook, actionGroups',
    ],
  ],
  [
    'mail addresses that are none, or stand there twice',
    { 'notify.emails': ['soc', 'SOC <soc@acme.com>', '${x}@acme.com'] },
    ['soc', 'SOC <soc@acme.com>', '${x}@acme.com'].map(
      (value, index) =>
        `notify.emails[${index}]: '${value}' is no e-mail address; write it like 'soc@acme.com'`,
    ),
  ],
  [
    'one mail address in two cases',
    { 'notify.emails': ['soc@acme.com', 'SOC@acme.com'] },
    [
      "notify.emails: [ 'soc@acme.com', 'SOC@acme.com' ] holds 'soc@acme.com' and 'SOC@acme.com', which are the same where case does not count; name it once",
    ],
  ],
  [
    'an alert webhook with a key in its query',
    { 'notify.alertWebhook': { ...alertWebhook, address: 'https://x.acme.com/a?code=hunter2' } },
    [`notify.alertWebhook.address: ${HOLDS_KEY}`],
  ],
  [
    'an alert webhook with a password',
    { 'notify.alertWebhook': { ...alertWebhook, address: 'https://a:hunter2@x.acme.com/' } },
    [`notify.alertWebhook.address: ${HOLDS_KEY}`],
  ],
  [
    'a webhook of Slack, whose path is the key',
    {
      'notify.alertWebhook': {
        ...alertWebhook,
        address: 'https://hooks.slack.com/services/T0/B0/hunter2',
      },
    },
    [`notify.alertWebhook.address: ${HOLDS_KEY}`],
  ],
  [
    'a webhook of a Teams workflow',
    {
      'notify.alertWebhook': {
        ...alertWebhook,
        address: 'https://prod-1.westeurope.logic.azure.com:443/workflows/hunter2/triggers/manual',
      },
    },
    [`notify.alertWebhook.address: ${HOLDS_KEY}`],
  ],
  [
    'an alert webhook without TLS',
    { 'notify.alertWebhook': { ...alertWebhook, address: 'http://x.acme.com/' } },
    [
      `notify.alertWebhook.address: ${HIDDEN} is no https address; write one like 'https://alerts.acme.com/azure'`,
    ],
  ],
  [
    'an alert webhook that asks for no token',
    { 'notify.alertWebhook': { address: 'https://alerts.acme.com/azure' } },
    [
      'notify.alertWebhook.applicationObjectId: is missing; give the object id of the application that the tokens are for, a GUID',
      "notify.alertWebhook.identifierUri: is missing; give that application's identifier URI, such as `api://…`",
    ],
  ],
  [
    'an action group by its name',
    { 'notify.actionGroups': ['ag-soc'] },
    [
      "notify.actionGroups[0]: 'ag-soc' is no action group's resource id; write it like '/subscriptions/…/resourceGroups/…/providers/Microsoft.Insights/actionGroups/…'",
    ],
  ],
  [
    'alerts long after anybody cares, and before logs can be there',
    { health: { ticketWithinMinutes: 15, failedRuns: 0, failurePercent: 0, refusedCalls: 1.5 } },
    [
      'health.failedRuns: 0 is no whole number from 1 to 1000',
      'health.ticketWithinMinutes: 15 is no whole number from 20 to 720',
      'health.failurePercent: 0 is no percentage above 0 and up to 100',
      'health.refusedCalls: 1.5 is no whole number from 1 to 1000',
    ],
  ],
  [
    'a share beyond all',
    { 'health.failurePercent': 101 },
    ['health.failurePercent: 101 is no percentage above 0 and up to 100'],
  ],
  [
    'an address of runbooks that ends in a slash',
    { 'health.runbooks': 'https://wiki.acme.com/bridge/' },
    [
      "health.runbooks: 'https://wiki.acme.com/bridge/' ends in a slash; write 'https://wiki.acme.com/bridge'",
    ],
  ],
  [
    'a path of runbooks',
    { 'health.runbooks': './runbooks' },
    [
      "health.runbooks: './runbooks' is no https address; write it like 'https://github.com/acme/sentinel-bridge/blob/main/docs/runbooks'",
    ],
  ],
  [
    'names that Azure refuses',
    { names: { actionGroup: 'ag/soc', alerts: '-alert' } },
    [
      "names.actionGroup: 'ag/soc' is no action group name: 1-260 letters, digits, blanks, - _ . ( ), not ending in a dot or blank",
      "names.alerts: '-alert' is no start of an alert name: 1-80 letters, digits, - _ . starting with a letter or digit",
    ],
  ],
];

test.each(FAULTS)('%s is told', (_, changes, faults) => {
  expect(faultsOf(changes)).toEqual(faults);
});

test('five action groups are one too many', () => {
  const groups = ['a', 'b', 'c', 'd', 'e'].map(group);
  expect(faultsOf({ 'notify.actionGroups': groups })).toEqual([
    expect.stringMatching(
      /^notify\.actionGroups: .* holds 5 action groups; 4 are the most that an alert takes beside ours$/,
    ),
  ]);
});

test('what is right is taken', () => {
  const notify = {
    channel: { kind: 'webhook', webhook },
    emails: ["o'neil+soc@mail.acme.com"],
    alertWebhook,
    actionGroups: [group('ag soc (1)')],
  };
  const health = { alerts: false, runbooks: 'https://wiki.acme.com/bridge', failurePercent: 0.5 };
  const environment = parseEnvironment(minimalWith({ notify, health }), { today: TODAY });
  expect(environment.notify).toMatchObject({ emails: notify.emails, alertWebhook });
  expect(environment.health).toMatchObject(health);
});
