import { HOST, MACHINE, ResponseWorld, withServiceNow } from './response-world';

const told = async (
  playbook: 'isolate' | 'release',
  ...[hosts, more]: Parameters<ResponseWorld['incident']>
): Promise<{ it: ResponseWorld; comment: string }> => {
  const it = new ResponseWorld(withServiceNow);
  await it.incident(hosts, more);
  await it.runFor(playbook, 6);
  return { it, comment: it.comments().join() };
};

describe('which host is meant', () => {
  test.each([
    ['no host', [], {}, /the incident has 0 hosts and 0 tags/],
    ['two hosts', [HOST, 'dc01.contoso.com'], {}, /the incident has 2 hosts and 0 tags/],
    ['two tags', [HOST], { tags: ['isolate:a', 'isolate:b'] }, /1 hosts and 2 tags/],
    ['a name that is none', ["web01' or 1 eq 1"], {}, /is no host name/],
    ['a tag that is no name', [HOST], { tags: ["isolate:x' or id ne '"] }, /is no host name/],
    ['no such machine', ['gone.contoso.com'], {}, /knows no machine gone\.contoso\.com/],
    ['a machine not seen for a week', ['old.contoso.com'], {}, /knows no machine/],
    [
      'two machines of the same name',
      ['twin.contoso.com'],
      {},
      /knows 2 machines that are called twin\.contoso\.com, as a{40} and b{40}/,
    ],
    ['a protected host', ['dc01.contoso.com'], {}, /is protected/],
    ['an incident without an owner', [HOST], { owner: '' }, /The incident has no owner/],
  ] as const)('%s: nothing is asked, and the comment explains', async (_, hosts, more, says) => {
    const { it, comment } = await told('isolate', hosts, more);
    expect(comment).toMatch(says);
    expect(it.changes()).toHaveLength(0);
    expect(it.asked()).toStrictEqual([]);
    expect(it.runs('isolate')).toStrictEqual(['Succeeded']);
  });

  test.each([
    ['a tag says which of two hosts', [HOST, 'twin.contoso.com'], 'isolate:web01'],
    ['the bare name of a tag is enough', [], 'isolate:WEB01'],
    ['a tag may name the machine by its id', ['twin.contoso.com'], `isolate:${MACHINE}`],
  ])('%s', async (_, hosts, tag) => {
    const { comment } = await told('isolate', hosts, { tags: [tag] });
    expect(comment).toMatch(/Isolating the host web01\.contoso\.com waits for approval/);
  });
});

describe('release', () => {
  test('a host that is not isolated has nothing to release', async () => {
    const { it, comment } = await told('release');
    expect(comment).toMatch(/is not isolated, so there is nothing to release/);
    expect(it.asked()).toStrictEqual([]);
  });

  test('a host that somebody has isolated in the portal is released, once', async () => {
    const it = new ResponseWorld(withServiceNow);
    await it.incident();
    const { defender } = it.world;
    const machine = defender?.machine(MACHINE);
    if (machine === undefined) throw new Error('the host is unknown');
    const by = { requestor: 'somebody', comment: 'by hand' };
    defender?.ask(machine, { ...by, type: 'Isolate', scope: 'Full' });
    await it.runFor('release', 3);
    expect(it.comments().join()).toMatch(/is just being isolated|is released/);
    await it.runFor('release', 5);
    await it.runFor('release', 5);
    expect(it.asked()).toStrictEqual([`Isolate ${HOST} Succeeded`, `Unisolate ${HOST} Succeeded`]);
  });

  test.each(['Failed', 'TimeOut'] as const)(
    'a release that ends as %s fails the run and is told',
    async (ends) => {
      const it = new ResponseWorld(withServiceNow);
      await it.incident();
      const { defender } = it.world;
      const machine = defender?.machine(MACHINE);
      if (machine === undefined) throw new Error('the host is unknown');
      defender?.ask(machine, { requestor: 'x', comment: 'x', type: 'Isolate', scope: 'Full' });
      await it.pass(5);
      defender?.set(MACHINE, { ends });
      // What has ended before has ended as it did.
      await it.runFor('release', 10);
      expect(it.comments()[0]).toMatch(new RegExp(`is NOT released: .* says ${ends}`));
      expect(it.runs('release')).toStrictEqual(['Failed']);
    },
  );
});
