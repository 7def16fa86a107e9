import type { EnvironmentInput } from '../../environments';
import { daysUntil } from '../../constructs/expiries';
import { minimal, synthesized } from './synthesized';

const expiriesOf = (changes: Partial<EnvironmentInput>) =>
  (
    synthesized({ ...minimal, ...changes }).json.output['expiries']?.value as readonly {
      readonly name: string;
      readonly kind: string;
      readonly expires: string;
    }[]
  ).map(({ name, kind, expires }) => [name, kind, expires.replace(/_[0-9A-F]{8}/, '')]);

const password = ['servicenow-password', 'secret', '2028-01-31T00:00:00Z'];

test('everything that ends is listed with its time: secrets, and both credentials of an application', () => {
  expect(
    expiriesOf({ storeApp: { credential: 'secret', credentialEpoch: 2, label: 'store-app' } }),
  ).toStrictEqual([
    password,
    ['store-app-secret', 'client secret', '${time_offset.StoreApp_End-e2.rfc3339}'],
    ['store-app-secret (epoch 1)', 'client secret', '${time_offset.StoreApp_End-e1.rfc3339}'],
  ]);
  expect(
    expiriesOf({
      storeApp: { credential: 'certificate', label: 'store-app', contacts: ['a@acme.com'] },
    }),
  ).toStrictEqual([
    password,
    ['store-app-certificate', 'certificate', '${time_offset.StoreApp_End-e1.rfc3339}'],
  ]);
});

test('a trust in an issuer does not end', () => {
  const trust = { issuer: 'https://idp.acme.com', subject: 'poller' };
  expect(
    expiriesOf({ storeApp: { credential: 'federated', label: 'store-app', trust } }),
  ).toStrictEqual([password]);
});

test.each([
  ['2026-11-23T00:00:00Z', 1],
  ['2026-11-22T23:59:59Z', 0],
  ['2026-11-21T00:00:00Z', -1],
])('until %s there are %d days', (end, days) => {
  expect(daysUntil(end, new Date('2026-11-22T00:00:00Z'))).toBe(days);
});
