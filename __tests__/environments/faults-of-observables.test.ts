import { faultsOf } from './settings';

const base = { source: 'classic' };
const share = { ownDomains: ['acme.com'] };
const withShare = (changes: object, more: object = {}) => ({
  threatIntelligence: { ...base, ...more, share: { ...share, ...changes } },
});

test.each<[string, Readonly<Record<string, unknown>>, string]>([
  [
    'no domain of one’s own',
    { threatIntelligence: { ...base, share: {} } },
    'threatIntelligence.share.ownDomains: is missing',
  ],
  [
    'an empty list of them',
    withShare({ ownDomains: [] }),
    'threatIntelligence.share.ownDomains: [] is empty; name the domains of your own, or they would be shared as an attacker’s',
  ],
  [
    'one that is no domain',
    withShare({ ownDomains: ['https://acme.com'] }),
    "threatIntelligence.share.ownDomains[0]: 'https://acme.com' is no domain of two to five labels in small letters; write it like 'acme.com'",
  ],
  [
    'a confidence that is none',
    withShare({ confidence: { High: 101 } }),
    'threatIntelligence.share.confidence.High: 101 is no whole number from 0 to 100',
  ],
  [
    'an age that is none',
    withShare({ filter: { maxAgeDays: 0 } }),
    'threatIntelligence.share.filter.maxAgeDays: 0 is no whole number from 1 to 365',
  ],
  [
    'a tag twice',
    withShare({ filter: { tags: ['a', 'A'] } }),
    "threatIntelligence.share.filter.tags: [ 'a', 'A' ] holds 'a' and 'A', which are the same where case does not count; name it once",
  ],
  [
    'hosts for the center',
    withShare({ filter: { types: ['ip', 'host'] } }, { source: 'tisc' }),
    "threatIntelligence.share.filter.types[1]: 'host' is no type of Threat Intelligence Security Center; leave it out",
  ],
])('%s is told', (_what, changes, fault) => {
  expect(faultsOf(changes)).toEqual([expect.stringContaining(fault)]);
});
