import {
  ATTACK,
  GUID,
  KEY,
  type SomeEntity,
  arrive,
  close,
  known,
  reopen,
  counts,
  shared,
  sharingWorld,
} from './world';

const FOUR = ['203.0.113.17', 'https://evil.example/login?a=b,c', 'a'.repeat(64), 'evil.example'];
const MALICIOUS = FOUR.map((value) => `${value} Malicious`);
const related = (...values: readonly string[]) => values.map((value) => `SIR0010001 ${value}`);
const ip = (address: string): SomeEntity => ({ kind: 'Ip', properties: { address } });

describe('a security incident', () => {
  test('gets its observables when it is opened, and nobody has found out what they are', async () => {
    const world = sharingWorld();
    await arrive(world);
    expect(known(world)).toEqual({ observables: FOUR, related: related(...FOUR) });
    expect(counts(world)).toEqual(['moved counts/4|0|0|0 reasons/']);
    expect(world.state().runs.map(({ status }) => status)).toEqual(['Succeeded', 'Succeeded']);
  });

  test('shares them when it is closed as a true positive', async () => {
    const world = sharingWorld();
    await arrive(world);
    await close(world);
    expect(known(world)).toEqual({ observables: MALICIOUS, related: related(...FOUR) });
  });

  test('shares nothing when it is closed as benign', async () => {
    const world = sharingWorld();
    await arrive(world);
    await close(world, 'BenignPositive');
    expect(known(world).observables).toEqual(FOUR);
    expect(counts(world).at(-1)).toBe('nothing to do counts/0|0|0|4 reasons/');
  });

  test('that is reopened and closed again has its observables once, and so has the ticket that follows', async () => {
    const world = sharingWorld();
    await arrive(world);
    await close(world);
    const before = world.serviceNow?.rows('sn_ti_observable');
    await reopen(world);
    await close(world);
    expect(world.serviceNow?.rows('sn_ti_observable')).toEqual(before);
    expect(known(world).related).toEqual(
      ['SIR0010001', 'SIR0010002'].flatMap((ticket) => FOUR.map((value) => `${ticket} ${value}`)),
    );
    expect(counts(world).at(-1)).toBe('nothing to do counts/0|0|0|4 reasons/');
  });

  test('that agents close in ServiceNow shares them, too', async () => {
    const world = sharingWorld();
    await arrive(world);
    const closing = { state: '3', close_code: 'Threat mitigated', close_notes: 'done' };
    world.serviceNow?.as('sentinel.integration').update('sn_si_incident', KEY, closing);
    await world.runUntil(world.now + 10 * 60_000);
    await world.settle();
    expect(known(world).observables).toEqual(MALICIOUS);
  });

  test('gets what exists already as it is: what others have found out stays', async () => {
    const world = sharingWorld();
    const type = world.serviceNow
      ?.rows('sn_ti_observable_type')
      .find(({ name }) => name === 'IP address (V4)');
    for (const finding of ['Clean', 'Unknown']) {
      const value = finding === 'Clean' ? '203.0.113.17' : '203.0.113.18';
      const fields = { value, finding, type: type?.['sys_id'] ?? '' };
      world.serviceNow?.insert('sn_ti_observable', fields, 'jane');
    }
    await arrive(world, [ip('203.0.113.17'), ip('203.0.113.18')]);
    await close(world);
    expect(known(world)).toEqual({
      observables: ['203.0.113.17 Clean', '203.0.113.18 Malicious'],
      related: related('203.0.113.17', '203.0.113.18'),
    });
  });

  test('shares one observable with another one that has it, too', async () => {
    const world = sharingWorld();
    await arrive(world, [ip('203.0.113.17')]);
    const other = '6a2d9c2f-93c5-4f68-a1de-28c7f5306b9a';
    await arrive(world, [ip('203.0.113.17')], {}, other);
    expect(known(world)).toEqual({
      observables: ['203.0.113.17'],
      related: ['SIR0010001 203.0.113.17', 'SIR0010002 203.0.113.17'],
    });
  });
});

describe('what is not taken is told', () => {
  test('bad values, one by one', async () => {
    const world = sharingWorld();
    await arrive(world, [
      ip('10.0.0.1'),
      ip('192.168.0.1'),
      ip('1.2.3.4^NQactive=true'),
      ip('203.0.113.17'),
      { kind: 'DnsResolution', properties: { domainName: 'mail.acme.com' } },
      { kind: 'Url', properties: { url: 'https://evil.example/<script>' } },
      { kind: 'Url', properties: {} },
    ]);
    expect(known(world).observables).toEqual(['203.0.113.17']);
    expect(counts(world)).toEqual([
      'moved counts/1|6|0|0 reasons/empty=1;markup=1;malformed=1;private address=2;own domain=1',
    ]);
  });

  test('a type that the instance has not', async () => {
    const world = sharingWorld();
    const { serviceNow } = world;
    const [type] =
      serviceNow?.rows('sn_ti_observable_type').filter(({ name }) => name === 'URL') ?? [];
    if (type !== undefined) serviceNow?.remove('sn_ti_observable_type', type);
    await arrive(world);
    expect(known(world).observables).toEqual(FOUR.filter((value) => !value.startsWith('http')));
    expect(counts(world)).toEqual(['moved counts/3|1|0|0 reasons/type not in ServiceNow=1']);
  });

  test('more than a hundred: the rest is left out', async () => {
    const world = sharingWorld();
    const many = Array.from({ length: 200 }, (_, index) => ip(`203.0.113.${index}`));
    await arrive(world, many);
    expect(known(world).observables).toHaveLength(100);
    expect(known(world).related).toHaveLength(100);
    expect(counts(world)).toEqual(['moved counts/100|0|0|100 reasons/']);
  });

  test('no entity at all is nothing to do', async () => {
    const world = sharingWorld();
    await arrive(world, []);
    expect(counts(world)).toEqual(['nothing to do counts/0|0|0|0 reasons/']);
  });
});

describe('the filter', () => {
  test.each([
    ['a severity that is not sure enough', { minConfidence: 80 }, {}],
    ['an age', { maxAgeDays: 1 }, { createdTimeUtc: '2026-11-01T00:00:00Z' }],
    ['a tag that is missing', { tags: ['share'] }, {}],
    [
      'a tag that keeps it back',
      { withoutTags: ['PENTEST'] },
      { labels: [{ labelName: 'pentest', labelType: 'User' }] },
    ],
  ])('keeps back what is closed: %s', async (_what, filter, properties) => {
    const world = sharingWorld({ filter });
    await arrive(world, ATTACK, { severity: 'Medium', ...properties });
    await close(world);
    expect(known(world)).toEqual({ observables: FOUR, related: related(...FOUR) });
  });

  test('lets through what meets all of it', async () => {
    const filter = { minConfidence: 70, maxAgeDays: 1, tags: ['Share'], withoutTags: ['pentest'] };
    const world = sharingWorld({ filter });
    const labels = [{ labelName: 'share', labelType: 'User' }];
    await arrive(world, ATTACK, { severity: 'Medium', labels });
    await close(world);
    expect(known(world).observables).toEqual(MALICIOUS);
  });

  test('takes the kinds that it names', async () => {
    const world = sharingWorld({ filter: { types: ['host'] } });
    await arrive(world);
    expect(known(world).observables).toEqual(['ws-0042']);
  });
});

describe('where observables are not related before anybody knows what they are', () => {
  test('they come with the true positive', async () => {
    const world = sharingWorld({ relateOnOpen: false });
    await arrive(world);
    expect(known(world)).toEqual({ observables: [], related: [] });
    expect(shared(world)).toEqual([]);
    await close(world);
    expect(known(world)).toEqual({ observables: MALICIOUS, related: related(...FOUR) });
  });
});

describe('a dry run', () => {
  test('counts, and touches nothing', async () => {
    const world = sharingWorld({ dryRun: true });
    await arrive(world, [...ATTACK, ip('10.0.0.1')]);
    await close(world);
    expect(known(world)).toEqual({ observables: [], related: [] });
    expect(counts(world)).toEqual(['counted counts/4|1|0|0 reasons/private address=1']);
  });
});

describe('access', () => {
  test('an account that may not read observables fails, and the ticket is there', async () => {
    const world = sharingWorld({}, { serviceNow: { roles: ['sn_si.integration_user'] } });
    await arrive(world);
    expect(known(world)).toEqual({ observables: [], related: [] });
    expect(world.serviceNow?.rows('sn_si_incident')).toHaveLength(1);
    expect(shared(world)).toMatchObject([{ status: 'Failed', row: { outcome: 'failed' } }]);
  });

  test('one that may only read them fails, and says so on the incident', async () => {
    const roles = ['sn_si.integration_user', 'audit_viewer', 'sn_ti.read'];
    const world = sharingWorld({}, { serviceNow: { roles } });
    await arrive(world);
    expect(known(world)).toEqual({ observables: [], related: [] });
    expect(shared(world)).toMatchObject([{ status: 'Failed', row: { outcome: 'failed' } }]);
    const comments =
      world.sentinel.get(GUID)?.comments.map(({ properties }) => properties.message) ?? [];
    expect(comments.join()).toContain('recording the observables failed');
  });

  test('a ticket that cannot be read, though the incident is labelled with it, fails the run', async () => {
    const world = sharingWorld({ relateOnOpen: false });
    await arrive(world);
    const [ticket] = world.serviceNow?.rows('sn_si_incident') ?? [];
    if (ticket !== undefined) world.serviceNow?.remove('sn_si_incident', ticket);
    await close(world);
    expect(shared(world).at(-1)?.status).toBe('Failed');
    expect(known(world)).toEqual({ observables: [], related: [] });
  });
});

test('every grant is needed', async () => {
  const world = sharingWorld();
  await arrive(world);
  await close(world);
  const { unusedGrants } = world.state();
  expect(
    unusedGrants
      .filter(({ address }) => address.includes('Observables'))
      .map(({ address }) => address),
  ).toEqual([expect.stringContaining('Secret-soc-webhook')]);
});
