import { parseEnvironment } from '../../environments';
import { type Changes, TODAY, faultsOf, minimal } from './settings';

const trust = { issuer: 'https://idp.acme.com', subject: 'poller' };
const certificate = { credential: 'certificate', label: 'store-app', contacts: ['a@acme.com'] };
const federated = { credential: 'federated', label: 'store-app', trust };

const FAULTS: readonly (readonly [string, Changes, string])[] = [
  [
    'no kind of credential',
    { storeApp: { label: 'store-app' } },
    "storeApp.credential: is missing; write one of 'federated', 'certificate', 'secret'",
  ],
  [
    'a kind that there is not',
    { storeApp: { ...certificate, credential: 'certifcate' } },
    "storeApp.credential: 'certifcate' is none of 'federated', 'certificate', 'secret'; did you mean 'certificate'?",
  ],
  [
    'no dividing tag beside our playbooks',
    { storeApp: { credential: 'secret' } },
    "storeApp.label: is missing, so that the Store app and the playbooks would each open a ticket for every incident; write the tag of the Store app's incidents, such as 'store-app'",
  ],
  [
    'an epoch before the first',
    { storeApp: { ...certificate, credentialEpoch: 0 } },
    'storeApp.credentialEpoch: 0 is no whole number from 1 up',
  ],
  [
    'a validity that Entra refuses',
    { storeApp: { ...certificate, validMonths: 36 } },
    'storeApp.validMonths: 36 is no whole number from 1 to 24',
  ],
  [
    'nobody who hears of the certificate’s end',
    { storeApp: { ...certificate, contacts: [] } },
    'storeApp.contacts: [] is empty; nobody would be told that the certificate ends; name whom the vault writes to',
  ],
  [
    'a setting of another kind',
    { storeApp: { ...certificate, trust } },
    'storeApp.trust: is no setting; the settings here are credential, name, credentialEpoch, label, owners, validMonths, readers, keySize, contacts',
  ],
  [
    'an issuer without https',
    { storeApp: { ...federated, trust: { ...trust, issuer: 'http://idp.acme.com' } } },
    "storeApp.trust.issuer: 'http://idp.acme.com' is not https; write 'https://idp.acme.com'",
  ],
  [
    'no trust of the epoch before',
    { storeApp: { ...federated, credentialEpoch: 3 } },
    'storeApp.previousTrust: is missing; write the trust of epoch 2, which stays valid beside the new one',
  ],
  [
    'a trust before the first',
    { storeApp: { ...federated, previousTrust: { ...trust, subject: 'old' } } },
    "storeApp.previousTrust: { issuer: 'https://idp.acme.com', subject: 'old' } is not used at epoch 1, which has none before it; leave it out",
  ],
  [
    'the same trust twice',
    { storeApp: { ...federated, credentialEpoch: 2, previousTrust: trust } },
    "storeApp.previousTrust: { issuer: 'https://idp.acme.com', subject: 'poller' } names the issuer and subject of `trust`, and Entra takes each pair once",
  ],
  [
    'a secret with the name of a credential',
    {
      'notify.channel.kind': 'teams',
      'notify.channel.webhook': { secret: 'store-app-secret', version: 1, expires: '2028-06-30' },
    },
    "notify.channel.webhook.secret: 'store-app-secret' is a name that the app registration's credentials have in the vault; write one that does not start with 'store-app-'",
  ],
];

test.each(FAULTS)(
  '%s is told with its path, its value and what would be right',
  (_, changes, fault) => {
    expect(faultsOf(changes)).toStrictEqual([fault]);
  },
);

test('the least that a registration has to say, with its defaults', () => {
  const { serviceNow: _, ...others } = minimal;
  const parse = (storeApp: object) =>
    parseEnvironment({ ...others, storeApp } as Parameters<typeof parseEnvironment>[0], {
      today: TODAY,
    }).storeApp;
  expect(parse({ credential: 'secret' })).toStrictEqual({
    credential: 'secret',
    name: 'Sentinel-to-ServiceNow',
    credentialEpoch: 1,
    validMonths: 6,
  });
  expect(parse({ credential: 'certificate', contacts: ['a@acme.com'] })).toMatchObject({
    validMonths: 12,
    keySize: 3072,
  });
  expect(parse({ credential: 'federated', trust })).toMatchObject({
    trust: { ...trust, audience: 'api://AzureADTokenExchange' },
  });
});
