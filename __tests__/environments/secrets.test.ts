import fc from 'fast-check';
import { environments, parseEnvironment } from '../../environments';
import { secretsIn } from '../../environments/secret';
import { type Changes, TODAY, errorOf, faultsOf, minimal, minimalWith } from './settings';

const HIDDEN = 'the value (not shown: it may be a secret)';

/** Places where people write the secret itself, by mistake. */
const MISTAKES: readonly (readonly [string, Changes, string])[] = [
  [
    'the password in place of its name and dates',
    { 'serviceNow.account.password': 'hunter2!' },
    `serviceNow.account.password: ${HIDDEN} is a text, not an object; give the secret that holds the password: its name and dates, never its value`,
  ],
  [
    'the password in place of its name',
    { 'serviceNow.account.password.secret': 'hunter2!' },
    `serviceNow.account.password.secret: ${HIDDEN} is no key vault secret name: 1-127 letters, digits and hyphens`,
  ],
  [
    'the password beside its name',
    { 'serviceNow.account.password.value': 'hunter2!' },
    'serviceNow.account.password.value: is no setting; the settings here are secret, version, expires, source',
  ],
  [
    'the client’s secret in place of its name and dates',
    {
      'serviceNow.account': {
        kind: 'clientCredentials',
        user: 'sentinel',
        clientId: 'a1b2c3',
        clientSecret: 'hunter2!',
      },
    },
    `serviceNow.account.clientSecret: ${HIDDEN} is a text, not an object; give the secret that holds the client's secret: its name and dates, never its value`,
  ],
  [
    'the password behind the user name',
    { 'serviceNow.account.user': 'sentinel:hunter2!' },
    `serviceNow.account.user: ${HIDDEN} is no user name: no blanks, no colon`,
  ],
  [
    'the password in the URL',
    { 'serviceNow.instance': 'https://sentinel:hunter2!@acme.service-now.com' },
    `serviceNow.instance: ${HIDDEN} holds credentials, which belong in the vault; write 'https://acme.service-now.com'`,
  ],
  [
    'the webhook in place of its name and dates',
    {
      'notify.channel.kind': 'teams',
      'notify.channel.webhook': 'https://hooks.example.com/hunter2!',
    },
    `notify.channel.webhook: ${HIDDEN} is a text, not an object; give the secret that holds the channel's incoming-webhook URL, which lets anyone who knows it post: its name and dates, never the URL`,
  ],
];

test.each(MISTAKES)('%s is refused without being repeated', (_, changes, fault) => {
  expect(faultsOf(changes)).toEqual([fault]);
  const error = errorOf(() => parseEnvironment(minimalWith(changes), { today: TODAY }));
  expect(JSON.stringify(error.faults)).not.toContain('hunter2');
});

test('the same secret may be named in two places with the same settings', () => {
  const { password } = minimal.serviceNow.account;
  const { notify } = parseEnvironment(
    minimalWith({ 'notify.channel.kind': 'teams', 'notify.channel.webhook': password }),
    {
      today: TODAY,
    },
  );
  expect(notify?.channel?.webhook).toEqual({ ...password, source: 'pipeline' });
});

test('every secret of an environment is found, with its place', () => {
  const prod = environments.find(({ name }) => name === 'prod');
  expect(secretsIn(prod).map(({ path, secret }) => [path.join('.'), secret.secret])).toEqual([
    ['serviceNow.account.password', 'servicenow-password'],
    ['jira.account.token', 'jira-token'],
    ['notify.channel.webhook', 'soc-webhook'],
  ]);
});

test('a secret outlives the present, and not by more than three years', () => {
  const day = fc.date({
    min: new Date('2024-01-01'),
    max: new Date('2034-12-31'),
    noInvalidDate: true,
  });
  fc.assert(
    fc.property(day, (date) => {
      const expires = date.toISOString().slice(0, 10);
      const settings = minimalWith({ 'serviceNow.account.password.expires': expires });
      const work = () => parseEnvironment(settings, { today: TODAY });
      if (expires > '2026-11-22' && expires <= '2029-11-22') expect(work).not.toThrow();
      else expect(work).toThrow(/is not in the future|is more than 3 years ahead/);
    }),
  );
});
