import * as z from 'zod';
import { type Complaint, distinctList, filled, guid, rule, text, wholeNumber } from './rule';
import { originComplaint } from './url';

/** The federated trust's audience that Entra documents for every cloud but two. @see https://learn.microsoft.com/graph/api/resources/federatedidentitycredential */
const AUDIENCE = 'api://AzureADTokenExchange';

function issuerComplaint(value: string): Complaint {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  // An issuer may have a path; it is compared letter by letter with what the token says.
  return url?.protocol === 'https:' && url.search === '' && url.hash === ''
    ? undefined
    : originComplaint(value, 'https://idp.acme.com', '');
}

const trustSchema = z.strictObject({
  issuer: z
    .string()
    .check(rule(issuerComplaint))
    .describe("the issuer's URL, exactly as its tokens say it"),
  subject: filled().describe('the subject, exactly as the tokens say it'),
  audience: filled().describe('the audience that the tokens are made for').default(AUDIENCE),
});

const people = (does: string) =>
  distinctList(guid(), 'leave it out for none')
    .describe(`object ids of ${does}; absent: none`)
    .exactOptional();

/** What the registration has whatever it signs in with. */
const common = {
  name: text(/^\S(.{0,118}\S)?$/, 'is no name of an application: 1-120 characters')
    .describe("the application's name in the tenant")
    .default('Sentinel-to-ServiceNow'),
  credentialEpoch: wholeNumber(1)
    .describe(
      'which credential is the newest one; one more, and the next deployment makes a new one, keeps this one and removes the one before it',
    )
    .default(1),
  label: filled()
    .describe(
      'the tag that divides incidents: those that have it are the application’s, and our ServiceNow playbooks open no ticket for them; absent: allowed only without `serviceNow`',
    )
    .exactOptional(),
  owners: people('who may manage the application, besides whoever deploys'),
};

/** What a credential has that ends, and that somebody has to fetch from the vault. */
const ending = (months: number) => ({
  validMonths: wholeNumber(1, 24)
    .describe(
      'months for which a credential is valid; a change takes effect with the next credential',
    )
    .default(months),
  readers: people('users and groups that may read the newest credential in the vault'),
});

/**
 * The identity of the ServiceNow Store app, or of any other poller from outside that signs in to read Sentinel: an app registration and how it signs in.
 */
export const storeAppSchema = z
  .discriminatedUnion('credential', [
    z.strictObject({
      credential: z
        .literal('federated')
        .describe('how it signs in: `federated`, by tokens of an issuer that is trusted'),
      ...common,
      trust: trustSchema.describe('whose tokens are taken'),
      previousTrust: trustSchema
        .describe(
          'whose tokens are still taken: the trust of the epoch before; wanted from epoch 2 on',
        )
        .exactOptional(),
    }),
    z.strictObject({
      credential: z
        .literal('certificate')
        .describe('`certificate`, by a certificate that the vault makes'),
      ...common,
      ...ending(12),
      keySize: z.literal([2048, 3072, 4096]).describe('bits of its RSA key').default(3072),
      contacts: distinctList(
        text(/^[^\s@]+@[^\s@]+\.[^\s@]+$/, 'is no e-mail address'),
        'nobody would be told that the certificate ends; name whom the vault writes to',
      ).describe('e-mail addresses that the vault writes to, 30 days before a certificate ends'),
    }),
    z.strictObject({
      credential: z
        .literal('secret')
        .describe(
          '`secret`, by a client secret, the only way that the Store app documents. Its value stands in the Terraform state',
        ),
      ...common,
      ...ending(6),
    }),
  ])
  .check(({ value, issues }) => {
    if (value.credential !== 'federated') return;
    const complain = (message: string) =>
      issues.push({ code: 'custom', message, input: value, path: ['previousTrust'] });
    const { trust, previousTrust, credentialEpoch } = value;
    if (previousTrust === undefined) {
      if (credentialEpoch > 1) {
        complain(
          `is missing; write the trust of epoch ${credentialEpoch - 1}, which stays valid beside the new one`,
        );
      }
    } else if (credentialEpoch === 1) {
      complain('is not used at epoch 1, which has none before it; leave it out');
    } else if (trust.issuer === previousTrust.issuer && trust.subject === previousTrust.subject) {
      complain('names the issuer and subject of `trust`, and Entra takes each pair once');
    }
  })
  .describe(
    'the app registration of the ServiceNow Store app, or of any poller from outside; absent: none',
  );
