import { StixObjects } from '../../../emulator/services/threat-intelligence/objects';
import { UPLOAD_HOST } from '../../../emulator/services/threat-intelligence/upload-api';
import { IntelligenceWorld } from '../../playbooks/threat-intelligence/intelligence-world';
import { messagesFor } from '../../../emulator/services/threat-intelligence/validation';

// Every row: https://learn.microsoft.com/azure/sentinel/stix-objects-api
const GOOD = {
  type: 'indicator',
  spec_version: '2.1',
  id: 'indicator--12345678-71a2-445c-ab86-927291df48f8',
  created: '2010-02-26T18:29:07.778Z',
  modified: '2011-02-26T18:29:07.778Z',
  pattern: "[ipv4-addr:value = '94.102.52.185']",
  pattern_type: 'stix',
  valid_from: '2015-02-26T18:29:07.778Z',
  confidence: 55,
  labels: ['heartbleed'],
  revoked: false,
};

test.each<[string, object, RegExp | 'taken']>([
  ['the documented sample', {}, 'taken'],
  [
    'a missing id',
    { id: null },
    /^Error for Property=id: Required property is missing\. Actual value: NULL\.$/,
  ],
  [
    'an id of another type',
    { id: 'identity--12345678-71a2-445c-ab86-927291df48f8' },
    /Property=id/,
  ],
  [
    'an unknown type',
    { type: 'malware', id: GOOD.id.replace('indicator', 'malware') },
    /Property=type/,
  ],
  ['a time without a zone', { modified: '2011-02-26T18:29:07' }, /Property=modified/],
  ['a missing pattern', { pattern: null }, /Property=pattern/],
  ['a quote that is not escaped', { pattern: "[url:value = 'it's']" }, /Property=pattern/],
  ['a quote that is', { pattern: "[url:value = 'it\\'s']" }, 'taken'],
  ['too much confidence', { confidence: 101 }, /Property=confidence/],
  ['labels that are no texts', { labels: [1] }, /Property=labels/],
  ['an end before the beginning', { valid_until: '2015-01-01T00:00:00Z' }, /Property=valid_until/],
])('an object with %s', (_, changes, message) => {
  const found = messagesFor({ ...GOOD, ...changes }, undefined);
  if (message === 'taken') expect(found).toEqual([]);
  else expect(found).toEqual([expect.stringMatching(message)]);
});

test('a revocation is final, and may come again', () => {
  const revoked = { ...GOOD, revoked: true };
  expect(messagesFor(GOOD, revoked)).toHaveLength(1);
  expect(messagesFor(revoked, revoked)).toEqual([]);
});

test('of two versions, the newer one stays', () => {
  const objects = new StixObjects();
  objects.take({ ...GOOD, confidence: 1 });
  objects.take({ ...GOOD, modified: '2010-03-01T00:00:00Z', confidence: 2 });
  expect(objects.all()).toMatchObject([{ confidence: 1 }]);
});

describe('the API', () => {
  const it = new IntelligenceWorld('classic');
  const { app } = it.world.services.map.find({
    url: `https://${UPLOAD_HOST}/`,
    method: 'POST',
    headers: {},
    identity: undefined,
    caller: { workflow: '', run: '', action: '', attempt: 1, clientTrackingId: '' },
  });

  test('wants a token', () => {
    const url =
      '/workspaces/w/threat-intelligence-stix-objects:upload?api-version=2024-02-01-preview';
    expect(app.answer({ method: 'POST', url, headers: {} }).status).toBe(401);
  });

  test('without the role, nothing is taken', async () => {
    it.add('evil.bad-domain.com');
    it.world.revoke('MicrosoftSentinelContributor');
    await it.pass(16);
    expect([it.objects, it.runs.at(-1)?.status]).toEqual([[], 'Failed']);
    it.world.restoreGrants();
    await it.pass(16);
    expect(it.objects).toHaveLength(1);
  });

  test('every grant of the playbook is needed', () => {
    const unused = it.world.state().unusedGrants.map((grant) => JSON.stringify(grant));
    expect(unused.filter((grant) => grant.includes('ThreatIntelligence'))).toEqual([]);
  });

  test('a minute has a hundred requests, of at most a hundred objects each', async () => {
    const many = new IntelligenceWorld('classic');
    for (let i = 0; i < 250; i += 1) many.add(`host-${i}.bad-domain.com`);
    await many.pass(16);
    const run = many.runs.find((one) => one.actions().some(({ name }) => name === 'Upload'));
    const uploads = run?.actions().filter(({ name }) => name === 'Upload');
    expect(uploads).toHaveLength(3);
    expect(many.objects).toHaveLength(250);
  });
});
