import { DESKS } from './desks';
import { HOST, MACHINE, ResponseWorld, withJiraCloud, withServiceNow } from './response-world';

const DONE = `Isolate ${HOST} Succeeded`;

describe.each(DESKS)('with approval as %s', (_, desk) => {
  const begin = async (
    ...[hosts, more]: Parameters<ResponseWorld['incident']>
  ): Promise<ResponseWorld> => {
    const it = new ResponseWorld(desk.environment);
    await it.incident(hosts, more);
    it.run('isolate');
    await it.pass(6);
    return it;
  };

  test('a host is isolated once an approver has said yes, and the comment and Defender say who', async () => {
    const it = await begin();
    expect(it.comments()).toStrictEqual([
      expect.stringMatching(
        /^Isolating the host web01\.contoso\.com waits for approval .*, asked for by olga@contoso\.com/,
      ),
    ]);
    expect(it.asked()).toStrictEqual([]);
    desk.approve(it, 'anna');
    await it.pass(20);
    expect(it.asked()).toStrictEqual([DONE]);
    expect(it.world.defender?.actions()[0]).toMatchObject({
      scope: 'Full',
      comment: expect.stringMatching(
        /asked for by olga@contoso\.com, approved by anna of Contoso \(anna@contoso\.com\) \[(CHG0010001|SEC-\d+)\]$/,
      ),
    });
    expect(it.comments()).toStrictEqual([
      expect.stringMatching(
        /^The host web01\.contoso\.com is isolated \(Full\) since .*, approved by anna of Contoso/,
      ),
    ]);
    expect(it.runs('isolate')).toStrictEqual(['Succeeded']);
    expect(it.world.state().runs.flatMap(({ findings }) => findings)).toStrictEqual([]);
  });

  test('a second run shows how it stands, and does nothing twice', async () => {
    const it = await begin();
    desk.approve(it, 'anna');
    await it.pass(20);
    await it.runFor('isolate', 10);
    expect(it.asked()).toStrictEqual([DONE]);
    expect(desk.requests(it)).toBe(1);
    expect(it.comments()).toStrictEqual([
      expect.stringMatching(/is isolated since .*approved by anna of Contoso/),
    ]);
  });

  test('a run beside one that waits asks nobody again, and isolates nothing twice', async () => {
    const it = await begin();
    await it.runFor('isolate', 6);
    expect(desk.requests(it)).toBe(1);
    desk.approve(it, 'anna');
    await it.pass(30);
    expect(it.runs('isolate')).toStrictEqual(['Succeeded', 'Succeeded']);
    expect(it.asked()).toStrictEqual([DONE]);
  });

  test('what was denied is not done, and not asked for again within its time', async () => {
    const it = await begin();
    desk.deny(it, 'anna');
    await it.pass(10);
    expect(it.comments()).toStrictEqual([expect.stringMatching(/was denied in/)]);
    await it.runFor('isolate', 10);
    expect(desk.requests(it)).toBe(1);
    expect(it.asked()).toStrictEqual([]);
    expect(it.runs('isolate')).toStrictEqual(['Succeeded', 'Succeeded']);
  });

  test.each([
    ['by whoever asked', 'olga'],
    ['by somebody who is not in the group', 'bert'],
  ])('an approval %s is none', async (_case, who) => {
    const it = await begin();
    desk.approve(it, who);
    await it.pass(20);
    expect(it.asked()).toStrictEqual([]);
    expect(it.comments()).toStrictEqual([
      expect.stringMatching(
        /^The host web01\.contoso\.com is not isolated: .* was approved, but by nobody who may/,
      ),
    ]);
  });

  test('whoever asked stays who asked, though the incident has got another owner', async () => {
    const it = await begin();
    it.world.analyst.assign('5f1c8b1e-93c5-4f68-a1de-28c7f5306b9a', 'bert@contoso.com');
    desk.approve(it, 'olga');
    await it.pass(20);
    expect(it.asked()).toStrictEqual([]);
  });

  test('who hands the incident on and starts the playbook anew may not approve what they have asked for', async () => {
    const it = await begin();
    it.world.analyst.assign('5f1c8b1e-93c5-4f68-a1de-28c7f5306b9a', 'bert@contoso.com');
    await it.runFor('isolate', 10);
    expect(desk.requests(it)).toBe(1);
    desk.approve(it, 'olga');
    await it.pass(30);
    expect(it.asked()).toStrictEqual([]);
    expect(it.runs('isolate')).toStrictEqual(['Succeeded', 'Succeeded']);
    expect(it.comments()).toStrictEqual([
      expect.stringMatching(/by nobody who may.* and is not olga@contoso\.com\.$/),
    ]);
  });

  test('once the deadline has passed nothing is done; a new run asks anew', async () => {
    const it = await begin();
    await it.pass(8 * 60);
    expect(it.runs('isolate')).toStrictEqual(['Succeeded']);
    expect(it.comments()).toStrictEqual([expect.stringMatching(/nobody has approved in time/)]);
    desk.approve(it, 'anna');
    await it.runFor('isolate', 10);
    expect(desk.requests(it)).toBe(2);
    expect(it.asked()).toStrictEqual([]);
  });

  test('a host that is offline is told of as pending, and as isolated once it is', async () => {
    const it = await begin();
    it.world.defender?.set(MACHINE, { online: false });
    desk.approve(it, 'anna');
    await it.pass(30);
    expect(it.comments()).toStrictEqual([expect.stringMatching(/seems to be offline/)]);
    await it.runFor('isolate', 10);
    expect(it.asked()).toStrictEqual([`Isolate ${HOST} Pending`]);
    expect(it.comments()).toStrictEqual([expect.stringMatching(/is being isolated since/)]);
    it.world.defender?.set(MACHINE, { online: true });
    await it.pass(5);
    await it.runFor('isolate', 10);
    expect(it.asked()).toStrictEqual([DONE]);
    expect(it.comments()).toStrictEqual([expect.stringMatching(/is isolated since/)]);
  });

  test.each(['Failed', 'TimeOut', 'Cancelled'] as const)(
    'an isolation that ends as %s fails the run and is told; the same approval serves for another try',
    async (ends) => {
      const it = await begin();
      it.world.defender?.set(MACHINE, { ends });
      desk.approve(it, 'anna');
      await it.pass(20);
      expect(it.runs('isolate')).toStrictEqual(['Failed']);
      expect(it.comments()).toStrictEqual([
        expect.stringMatching(new RegExp(`is NOT isolated, .* says ${ends}`)),
        expect.stringMatching(/could not isolate the host: isolating the host failed/),
      ]);
      expect(it.world.state().notifications).toHaveLength(1);
      it.world.defender?.set(MACHINE, { ends: 'Succeeded' });
      await it.runFor('isolate', 20);
      expect(desk.requests(it)).toBe(1);
      expect(it.comments()[0]).toMatch(/is isolated \(Full\) since/);
    },
  );

  test('an approval serves for one isolation: after a release it is asked for anew', async () => {
    const it = await begin();
    desk.approve(it, 'anna');
    await it.pass(20);
    await it.runFor('release', 10);
    await it.runFor('isolate', 10);
    expect(desk.requests(it)).toBe(2);
    expect(it.asked()).toStrictEqual([DONE, `Unisolate ${HOST} Succeeded`]);
    desk.approve(it, 'anna');
    await it.pass(20);
    expect(it.asked()).toHaveLength(3);
  });
});

test('of two runs that wait for one approval, the later one does not undo a release that came between', async () => {
  const it = new ResponseWorld(withServiceNow);
  await it.incident();
  await it.runFor('isolate', 3);
  it.run('isolate');
  await it.pass(4);
  it.approve('anna');
  // The first run looks before the second one does.
  while (it.asked().join() !== DONE) await it.pass(0.1);
  await it.runFor('release', 1.4);
  await it.pass(20);
  expect(it.runs('isolate')).toStrictEqual(['Succeeded', 'Succeeded']);
  expect(it.asked()).toStrictEqual([DONE, `Unisolate ${HOST} Succeeded`]);
});

test('the answer of a delegate is not the approver’s own', async () => {
  const it = new ResponseWorld(withServiceNow);
  await it.incident();
  await it.runFor('isolate', 6);
  it.approve('anna', 'dora');
  await it.pass(20);
  expect(it.asked()).toStrictEqual([]);
  expect(it.comments().join()).toMatch(/but by nobody who may/);
});

test('a change that somebody else has made with the same correlation id asks for nothing', async () => {
  const it = new ResponseWorld(withServiceNow);
  await it.incident();
  const correlation = `isolate-5f1c8b1e-93c5-4f68-a1de-28c7f5306b9a-${MACHINE}`;
  it.world.serviceNow?.insert('change_request', { correlation_id: correlation }, 'olga');
  await it.runFor('isolate', 6);
  expect(it.changes()).toHaveLength(2);
  expect(it.comments().join()).toMatch(/waits for approval in the change CHG0010002/);
});

test('a task in which somebody has changed what is asked for is no approval', async () => {
  const it = new ResponseWorld(withJiraCloud);
  await it.incident();
  await it.runFor('isolate', 6);
  it.world.jira?.as('olga').edit(it.tasks()[0]?.key ?? '', { summary: 'Water the plants' });
  it.move('anna', 'Approved');
  await it.pass(20);
  expect(it.asked()).toStrictEqual([]);
  expect(it.comments().join()).toMatch(/but by nobody who may/);
});
