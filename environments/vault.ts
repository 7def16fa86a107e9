import * as z from 'zod';
import { distinctList, rule, wholeNumber } from './rule';

const PRIVATE_RANGES = /^(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.)/;

function addressComplaint(value: string): string | undefined {
  const [address = '', prefix, ...rest] = value.split('/');
  const octets = address.split('.');
  const isAddress =
    octets.length === 4 &&
    octets.every((octet) => /^(0|[1-9]\d{0,2})$/.test(octet) && +octet < 256);
  const isPrefix = prefix === undefined || (/^\d{1,2}$/.test(prefix) && +prefix <= 32);
  if (!isAddress || !isPrefix || rest.length > 0) {
    return "is no IPv4 address or range; write one like '203.0.113.7' or '203.0.113.0/24'";
  }
  return PRIVATE_RANGES.test(address)
    ? 'is a private address, which a key vault refuses; write the public address behind which the network appears'
    : undefined;
}

/**
 * The key vault that holds the environment's secrets.
 * @see https://learn.microsoft.com/azure/key-vault/general/network-security
 */
export const vaultSchema = z
  .strictObject({
    purgeProtection: z
      .boolean()
      .describe('true to keep a deleted vault for the retention time, whatever anyone does')
      .default(true),
    softDeleteRetentionDays: wholeNumber(7, 90)
      .describe('days that deleted vaults and secrets can be recovered, 7-90')
      .default(90),
    allowedAddresses: distinctList(
      z.string().check(rule(addressComplaint)),
      'that would close the vault to the playbooks; leave it out, or list the addresses',
    )
      .describe(
        'public IPv4 addresses and ranges that may reach the vault, among them the outbound addresses of Logic Apps in the region; absent: every network',
      )
      .exactOptional(),
    publicAccess: z
      .literal(true, {
        error:
          'is refused: Consumption playbooks cannot reach a vault without public access; leave it out, and narrow it with allowedAddresses',
      })
      .describe('always on: Consumption playbooks cannot reach a closed vault')
      .default(true),
  })
  .describe("the key vault that holds the environment's secrets");
