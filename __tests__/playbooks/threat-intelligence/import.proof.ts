import type { FaultRule } from '../../../emulator/faults';
import { IntelligenceWorld, type SourceName, stackWith } from './intelligence-world';

const SOURCES: readonly SourceName[] = ['classic', 'tisc'];
const PATTERN = "[domain-name:value = 'evil.bad-domain.com']";
const JSON_TYPE = { 'content-type': 'application/json' };

const upload = (fault: FaultRule['fault'], occurrences?: readonly number[]): FaultRule => ({
  call: { action: 'Upload' },
  fault,
  ...(occurrences && { occurrences }),
});

describe.each(SOURCES)('from %s', (source) => {
  const stack = stackWith(source);
  const start = (...[settings, options]: [object?, object?]) =>
    new IntelligenceWorld(
      source,
      {},
      options,
      settings === undefined ? stack : stackWith(source, settings),
    );

  test('a malicious domain becomes one indicator, however often it is read', async () => {
    const it = start();
    const id = it.add('evil.bad-domain.com');
    await it.pass(60);
    expect(it.objects).toMatchObject([
      {
        type: 'indicator',
        id: expect.stringMatching(/^indicator--[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
        created: '2026-11-22T00:00:00Z',
        modified: '2026-11-22T00:00:00Z',
        valid_from: '2026-11-22T00:00:00Z',
        valid_until: '2026-12-22T00:00:00Z',
        pattern: PATTERN,
        pattern_type: 'stix',
        confidence: 90,
        labels: ['ServiceNow'],
        revoked: false,
        object_marking_refs: ['marking-definition--f88d31f6-486f-44da-b317-01333bde0b82'],
        external_references: [{ source_name: 'ServiceNow', external_id: id }],
      },
    ]);
    expect(it.objects).toHaveLength(1);
    expect(it.runs.map(({ status }) => status)).not.toContain('Failed');
  });

  test('a change makes a newer version of the same indicator', async () => {
    const it = start();
    const id = it.add('evil.bad-domain.com');
    await it.pass(31);
    it.change(id, { value: 'worse.bad-domain.com' });
    await it.pass(31);
    expect(it.objects).toMatchObject([
      { pattern: "[domain-name:value = 'worse.bad-domain.com']", modified: '2026-11-22T00:31:00Z' },
    ]);
  });

  test('what is withdrawn is revoked, and what comes back has another id, withdrawn or not', async () => {
    const it = start();
    const id = it.add('evil.bad-domain.com');
    const seen: unknown[] = [];
    await it.pass(31);
    for (const act of ['clear', 'blame', 'touch', 'clear', 'blame'] as const) {
      if (act === 'touch') it.change(id, { value: 'evil.bad-domain.com ' });
      else it[act](id);
      await it.pass(31);
      seen.push([it.objects.map(({ revoked }) => revoked), it.matching.length]);
    }
    expect(seen).toEqual([
      [[true], 0],
      [[true, false], 1],
      [[true, false], 1],
      [[true, true], 0],
      [[true, true, false], 1],
    ]);
    expect(new Set(it.objects.map((one) => one['id'])).size).toBe(3);
  });

  test('what is back before its withdrawal was remembered for good is there once', async () => {
    const it = start();
    const id = it.add('evil.bad-domain.com');
    await it.pass(31);
    for (const act of ['clear', 'blame', 'clear', 'blame'] as const) {
      it[act](id);
      await it.pass(17);
    }
    await it.pass(60);
    expect(it.matching).toEqual([PATTERN]);
  });

  test('what the filter wants no more ends, and begins again under its id', async () => {
    const it = start({ filter: { minConfidence: 80 } });
    const low = source === 'classic' ? { finding: 'Suspicious' } : { reputation: 'suspicious' };
    const id = it.add('evil.bad-domain.com');
    await it.pass(31);
    it.change(id, low);
    await it.pass(31);
    expect([it.matching, it.objects.map(({ revoked }) => revoked)]).toEqual([[], [false]]);
    it.blame(id);
    await it.pass(31);
    expect([it.matching, it.objects.length]).toEqual([[PATTERN], 1]);
  });

  test.each([
    ['a kind that is not wanted', { filter: { types: ['ipv4'] } }, {}],
    ['too little confidence', { filter: { minConfidence: 91 } }, {}],
    ['none of the tags', { filter: { tags: ['apt'] } }, {}],
    ['a tag that keeps it out', { filter: { withoutTags: ['noise'] } }, 'noise'],
  ] as const)('%s: it is left alone', async (_, settings, tags) => {
    const it = start(settings);
    await it.pass(2);
    it.add('evil.bad-domain.com', typeof tags === 'string' ? tagged(source, `apt,${tags}`) : tags);
    await it.pass(31);
    expect(it.objects).toEqual([]);
    expect(it.reports[1]).toMatchObject({
      counts: 'counts/0|0|0|1',
    });
  });

  test('tags become labels, beside that of all', async () => {
    const it = start({ filter: { tags: ['apt', 'other'] }, label: 'Feed' });
    it.add('evil.bad-domain.com', tagged(source, 'phishing, apt'));
    await it.pass(31);
    expect(it.objects[0]).toMatchObject({ labels: ['Feed', 'phishing', 'apt'] });
  });

  test('what Sentinel refuses in a batch is counted, and the rest goes in', async () => {
    const errors = [{ recordIndex: 1, errorMessages: ['Error for Property=pattern: …'] }];
    const body = JSON.stringify({ errors });
    const it = start();
    for (const name of ['one', 'two', 'three']) it.add(`${name}.bad-domain.com`);
    it.world.inject([upload({ kind: 'status', status: 200, headers: JSON_TYPE, body }, [1])]);
    await it.pass(16);
    expect(it.reports.find(({ outcome }) => outcome === 'moved')).toMatchObject({
      counts: 'counts/2|1|0|0',
      reasons: 'reasons/refused by Sentinel=1;',
    });
  });

  test('a batch that Sentinel cannot read is sent one by one', async () => {
    const it = start();
    for (const name of ['one', 'two', 'three']) it.add(`${name}.bad-domain.com`);
    const one = { call: { action: 'Upload_one' }, occurrences: [2] };
    it.world.inject([
      upload({ kind: 'status', status: 400 }),
      { ...one, fault: { kind: 'status', status: 400 } },
    ]);
    // Threat Intelligence Security Center is read up to now, so that the next run reads the last minute again.
    await it.pass(source === 'tisc' ? 1 : 16);
    expect(it.matching).toHaveLength(2);
    expect(it.reports.find(({ outcome }) => outcome === 'moved')).toMatchObject({
      counts: 'counts/2|1|0|0',
      reasons: 'reasons/refused by Sentinel=1;',
    });
    expect(it.runs.map(({ status }) => status)).not.toContain('Failed');
  });

  test('what an outage holds up comes later, and nothing twice', async () => {
    const it = start();
    it.world.inject([upload({ kind: 'status', status: 503 })]);
    it.add('evil.bad-domain.com');
    await it.pass(31);
    expect(it.runs.at(-1)?.status).toBe('Failed');
    expect(it.reports.at(-1)).toMatchObject({ outcome: 'failed' });
    it.world.inject([]);
    await it.pass(31);
    expect([it.matching, it.objects.length]).toEqual([[PATTERN], 1]);
  });

  test('a page at a time, until all are there', async () => {
    const it = start({ itemsPerRun: 10 });
    for (let i = 0; i < 35; i += 1) it.add(`host-${i}.bad-domain.com`);
    await it.pass(16);
    expect(it.objects).toHaveLength(source === 'classic' ? 10 : 20);
    await it.pass(60);
    expect(it.matching).toHaveLength(35);
  });

  test('a dry run counts, and uploads nothing; the first real one begins at the beginning', async () => {
    const it = start({ dryRun: true, itemsPerRun: 10 });
    for (let i = 0; i < 15; i += 1) it.add(`host-${i}.bad-domain.com`);
    it.add('10.0.0.1', { type: source === 'classic' ? 'IP address (V4)' : 'ip_v4_address' });
    await it.pass(46);
    const counts = it.reports.map((row) => String(row['counts']).slice('counts/'.length));
    const sums = counts.map((text) => text.split('|').map(Number)).filter(([a = 0]) => a > 0);
    expect(sums.reduce((sum, [accepted = 0]) => sum + accepted, 0)).toBeGreaterThanOrEqual(15);
    expect(it.reports.map(({ outcome }) => outcome)).toContain('counted');
    expect(it.objects).toEqual([]);
    expect(it.runs.at(-1)?.outputs).toMatchObject({ cursor: '' });
  });

  test('an account that sees nothing of a page gets no further', async () => {
    const it = new IntelligenceWorld(source, {}, { serviceNow: { roles: ['itil'] } }, stack);
    it.add('evil.bad-domain.com');
    await it.pass(31);
    expect(it.objects).toEqual([]);
    if (source === 'tisc') expect(it.runs.at(-1)?.status).toBe('Failed');
  });
});

test('from classic, the indicator that an observable belongs to gives its name', async () => {
  const it = new IntelligenceWorld('classic');
  const observable = it.add('evil.bad-domain.com');
  it.relate(observable, 'Campaign "Blue" \\ <b>wave</b>');
  await it.pass(31);
  expect(it.objects[0]).toMatchObject({ name: 'Campaign "Blue" \\ <b>wave</b>' });
});

test('from tisc, its own confidence, end and marking count', async () => {
  const it = new IntelligenceWorld('tisc');
  it.add('evil.bad-domain.com', {
    confidence: '77',
    expiration_time: '2026-12-01 00:00:00',
    tlp: 'Amber+Strict',
  });
  await it.pass(31);
  expect(it.objects[0]).toMatchObject({
    confidence: 77,
    valid_until: '2026-12-01T00:00:00Z',
    object_marking_refs: ['marking-definition--5e57c739-391a-4eb3-b6be-7d15ca92d5ed'],
  });
});

const tagged = (source: SourceName, tags: string) =>
  source === 'classic' ? { security_tags: tags } : { tags };
