import { faultsOf } from './settings';

describe.each([
  {
    what: 'a closed vault',
    changes: { 'vault.publicAccess': false },
    faults: [
      'vault.publicAccess: false is refused: Consumption playbooks cannot reach a vault without public access; leave it out, and narrow it with allowedAddresses',
    ],
  },
  {
    what: 'too short a retention',
    changes: { 'vault.softDeleteRetentionDays': 5 },
    faults: ['vault.softDeleteRetentionDays: 5 is no whole number from 7 to 90'],
  },
  {
    what: 'addresses that are none',
    changes: { 'vault.allowedAddresses': ['300.1.1.1', '203.0.113.0/33', '10.0.0.1'] },
    faults: [
      "vault.allowedAddresses[0]: '300.1.1.1' is no IPv4 address or range; write one like '203.0.113.7' or '203.0.113.0/24'",
      "vault.allowedAddresses[1]: '203.0.113.0/33' is no IPv4 address or range; write one like '203.0.113.7' or '203.0.113.0/24'",
      "vault.allowedAddresses[2]: '10.0.0.1' is a private address, which a key vault refuses; write the public address behind which the network appears",
    ],
  },
  {
    what: 'an empty list of addresses',
    changes: { 'vault.allowedAddresses': [] },
    faults: [
      'vault.allowedAddresses: [] is empty; that would close the vault to the playbooks; leave it out, or list the addresses',
    ],
  },
  {
    what: 'an address twice',
    changes: { 'vault.allowedAddresses': ['203.0.113.7', '203.0.113.7'] },
    faults: [
      "vault.allowedAddresses: [ '203.0.113.7', '203.0.113.7' ] holds '203.0.113.7' twice; name it once",
    ],
  },
  {
    what: 'a switch that is a text',
    changes: { 'vault.purgeProtection': 'yes' },
    faults: [
      "vault.purgeProtection: 'yes' is a text, not true or false; give true to keep a deleted vault for the retention time, whatever anyone does",
    ],
  },
  {
    what: 'the vault name in the wrong place',
    changes: { 'vault.name': 'kv-acme' },
    faults: [
      'vault.name: is no setting; the settings here are purgeProtection, softDeleteRetentionDays, allowedAddresses, publicAccess',
    ],
  },
  {
    what: 'a vault name with two hyphens',
    changes: { 'names.vault': 'kv--acme' },
    faults: [
      "names.vault: 'kv--acme' is no key vault name: 3-24 letters, digits and single hyphens, starting with a letter and ending with a letter or digit",
    ],
  },
  {
    what: 'a workflow name with a slash',
    changes: { 'names.serviceNowOpen': 'open/ticket' },
    faults: [
      "names.serviceNowOpen: 'open/ticket' is no name of a workflow or connection: 1-80 letters, digits, - _ . ( )",
    ],
  },
  {
    what: 'an identity name that is too short',
    changes: { 'names.serviceNowIdentity': 'id' },
    faults: [
      "names.serviceNowIdentity: 'id' is no managed identity name: 3-128 letters, digits, hyphens and underscores, starting with a letter or digit",
    ],
  },
  {
    what: 'a misspelt name',
    changes: { 'names.valt': 'kv-acme' },
    faults: ["names.valt: is no setting; did you mean 'vault'?"],
  },
  {
    what: 'a tag key that Azure refuses',
    changes: { tags: { 'a?': 'b' } },
    faults: [
      "tags['a?']: 'b' stands under a key that Azure refuses; a key is 1-512 characters, none of < > % & \\ ? /",
    ],
  },
  {
    what: 'a tag value that is too long',
    changes: { tags: { owner: 'b'.repeat(257) } },
    faults: [
      "tags.owner: 'bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb \u2026 is 257 characters long; Azure takes 256 at most",
    ],
  },
  {
    what: 'a tag that is no text',
    changes: { tags: { owner: 1 } },
    faults: ['tags.owner: 1 is a number, not a text'],
  },
])('$what', ({ changes, faults }) => {
  test('is told with its path, its value and what would be right', () => {
    expect(faultsOf(changes)).toEqual(faults);
  });
});
