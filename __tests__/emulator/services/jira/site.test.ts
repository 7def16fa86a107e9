import { send } from '../fixtures/conformance';
import { adf, AUTHORIZATION, BASE, jira } from '../fixtures/jira';
import { requests } from '../fixtures/jira-requests';

const cloud = requests('cloud');
const keys = (json: unknown) => (json as { issues: { id: string }[] }).issues.map(({ id }) => id);

describe('the search', () => {
  const label = (rest: object = {}) => cloud.find('labels = "x"', { fields: ['summary'], ...rest });

  test('sees a new issue only after a while, but a read sees it at once', async () => {
    const { app, site, tick } = jira('cloud');
    const call = (request: Parameters<typeof send>[1]) => send(app, request, AUTHORIZATION.cloud);
    site.as('sam').create('SEC', { summary: 'New', labels: ['x'] });
    expect(keys((await call(label())).json)).toEqual([]);
    expect((await call(cloud.get('/issue/SEC-2'))).status).toBe(200);
    expect(keys((await call(label({ reconcileIssues: [10002] }))).json)).toEqual(['10002']);
    tick(4999);
    expect(keys((await call(label())).json)).toEqual([]);
    tick(1);
    expect(keys((await call(label())).json)).toEqual(['10002']);
  });

  test('shows an issue as it was, and finds a deleted one for a while', async () => {
    const { app, site, tick } = jira('cloud', { options: { indexLag: 1000 } });
    const call = () => send(app, label(), AUTHORIZATION.cloud);
    const sam = site.as('sam');
    sam.create('SEC', { summary: 'Before', labels: ['x'] });
    tick(1000);
    sam.edit('SEC-2', { summary: 'After', labels: ['y'] });
    expect((await call()).json).toMatchObject({ issues: [{ fields: { summary: 'Before' } }] });
    tick(1000);
    expect(keys((await call()).json)).toEqual([]);
    sam.edit('SEC-2', { labels: ['x'] });
    tick(1000);
    sam.remove('SEC-2');
    expect(keys((await call()).json)).toEqual(['10002']);
    tick(1000);
    expect(keys((await call()).json)).toEqual([]);
  });
});

test('every write is later than any other, but links and properties do not count', async () => {
  const { app, site } = jira('cloud');
  const updated = () => site.issue('SEC-1')!.updated;
  const before = updated();
  const call = (request: Parameters<typeof send>[1]) => send(app, request, AUTHORIZATION.cloud);
  const object = { url: 'https://a', title: 'a' };
  await call(cloud.post('/issue/SEC-1/remotelink', { globalId: 'g', object }));
  await call(cloud.put('/issue/SEC-1/properties/sentinel', 1));
  await call(cloud.edit({ properties: [{ key: 'sentinel', value: 2 }] }));
  expect(updated()).toBe(before);
  const stamps = [];
  for (const summary of ['a', 'b', 'c']) {
    await call(cloud.edit({ fields: { summary } }));
    stamps.push(updated());
  }
  site.as('sam').comment('SEC-1', 'hi');
  stamps.push(updated());
  expect(stamps).toEqual([0, 1, 2, 3].map((later) => before + 60_000 + later));
});

test('a link with the same global id is written anew, what was not sent is null', async () => {
  const { app } = jira('cloud');
  const call = (request: Parameters<typeof send>[1]) => send(app, request, AUTHORIZATION.cloud);
  const object = { url: 'https://a', title: 'a', summary: 'words' };
  const link = (rest: object) =>
    call(cloud.post('/issue/SEC-1/remotelink', { globalId: 'g', object, ...rest }));
  expect((await link({ relationship: 'incident' })).status).toBe(201);
  expect((await link({ object: { url: 'https://b', title: 'b' } })).status).toBe(200);
  expect((await call(cloud.get('/issue/SEC-1/remotelink'))).json).toMatchObject([
    { globalId: 'g', relationship: null, object: { url: 'https://b', title: 'b', summary: null } },
  ]);
});

test('nothing of an edit is stored where a part of it is wrong', async () => {
  const { app, site } = jira('cloud');
  const { status } = await send(
    app,
    cloud.edit({
      fields: { summary: 'Changed', customfield_10002: 'three' },
      update: { comment: [{ add: { body: adf('hi') } }] },
      properties: [{ key: 'sentinel', value: 1 }],
    }),
    AUTHORIZATION.cloud,
  );
  expect(status).toBe(400);
  expect(site.issue('SEC-1')).toMatchObject({ summary: 'First', comments: [], properties: {} });
});

describe('a workflow with screens', () => {
  const opened = () => {
    const world = jira('cloud');
    world.site.as('sam').create('OPS', { summary: 'x', customfield_10003: { value: 'EMEA' } });
    const take = (body: object) =>
      send(world.app, cloud.post('/issue/OPS-1/transitions', body), AUTHORIZATION.cloud);
    return { ...world, take };
  };

  test('wants the fields that its screen requires', async () => {
    const { take } = opened();
    expect((await take({ transition: { id: '5' } })).json).toEqual({
      errorMessages: [],
      errors: { resolution: 'Resolution is required.' },
    });
  });

  test('takes them, with a comment, and clears the resolution on the way back', async () => {
    const { take, site } = opened();
    const update = { comment: [{ add: { body: adf('bye') } }] };
    const fields = { resolution: { name: "Won't Do" } };
    expect((await take({ transition: { id: '5' }, fields, update })).status).toBe(204);
    expect(site.issue('OPS-1')).toMatchObject({ resolution: "Won't Do", comments: [{}] });
    expect((await take({ transition: { id: '5' }, fields })).status).toBe(400);
    expect((await take({ transition: { id: '6' } })).status).toBe(204);
    expect(site.issue('OPS-1')).toMatchObject({ resolution: null, status: { name: 'Open' } });
  });

  test('without a screen discards a comment and says nothing', async () => {
    const { app, site } = jira('cloud');
    const body = {
      transition: { id: '31' },
      update: { comment: [{ add: { body: adf('lost') } }] },
    };
    const request = cloud.post('/issue/SEC-1/transitions', body);
    expect((await send(app, request, AUTHORIZATION.cloud)).status).toBe(204);
    expect(site.issue('SEC-1')).toMatchObject({ comments: [], status: { name: 'Done' } });
  });
});

test('times are shown in the time zone of the account', async () => {
  const { app, site } = jira('cloud', { options: { timeZone: 'America/New_York' } });
  site.as('sam').comment('SEC-1', 'hi');
  const request = cloud.get('/issue/SEC-1?fields=comment,created&expand=renderedFields');
  expect((await send(app, request, AUTHORIZATION.cloud)).json).toMatchObject({
    fields: { created: '2026-01-01T22:04:05.678-0500' },
    renderedFields: {
      comment: { comments: [{ body: '<p>hi</p>', created: '01/Jan/26 10:05 PM' }] },
    },
  });
});

describe('rate limits', () => {
  test('refuse the twenty-first write to an issue in two seconds', async () => {
    const { app, tick } = jira('cloud', { limited: true });
    const write = () => send(app, cloud.put('/issue/SEC-1/properties/p', 1), AUTHORIZATION.cloud);
    for (let count = 1; count <= 20; count++) expect((await write()).status).toBeLessThan(300);
    const { status, headers } = await write();
    expect({ status, headers }).toMatchObject({
      status: 429,
      headers: {
        'Retry-After': '2',
        'X-RateLimit-Limit': '20',
        'X-RateLimit-Remaining': '0',
        'X-RateLimit-Reset': '2026-01-02T03:05:07.678Z',
        'RateLimit-Reason': 'jira-per-issue-on-write',
      },
    });
    tick(2000);
    expect((await write()).status).toBe(200);
  });

  test('refuse a burst on one endpoint, not on another', async () => {
    const { app, tick } = jira('cloud', { limited: true });
    const read = (path: string) => send(app, cloud.get(path), AUTHORIZATION.cloud);
    for (let count = 1; count <= 100; count++) expect((await read('/myself')).status).toBe(200);
    const { status, headers } = await read('/myself');
    expect([status, headers['RateLimit-Reason']]).toEqual([429, 'jira-burst-based']);
    expect((await read('/issue/SEC-1')).status).toBe(200);
    tick(1000);
    expect((await read('/myself')).status).toBe(200);
  });
});

describe('a site that allows anonymous access', () => {
  const { app } = jira('cloud', { anonymous: true });
  const wrong = (request: Parameters<typeof send>[1]) => send(app, request, 'Basic eDp5');

  test('finds nothing for a wrong token, and says nothing', async () => {
    const found = await wrong(cloud.find('project = "SEC" AND labels = "sentinel"'));
    expect([found.status, found.json]).toEqual([200, { issues: [], isLast: true }]);
  });

  test('shows and takes no issue', async () => {
    expect((await wrong(cloud.get('/issue/SEC-1'))).status).toBe(404);
    expect((await wrong(cloud.edit({ fields: { summary: 'x' } }))).status).toBe(404);
    expect((await wrong(cloud.create())).status).toBe(400);
    expect((await wrong(cloud.get('/user/search?query=sam'))).json).toEqual([]);
  });

  test('still wants to know who asks for themselves', async () => {
    expect((await wrong(cloud.get('/myself'))).status).toBe(401);
  });
});

describe('what the emulator does not have', () => {
  const { app } = jira('cloud');

  test.each([
    ['a route', { url: `${BASE.cloud}/issue/SEC-1/worklog` }],
    ['a query parameter', cloud.get('/issue/SEC-1?updateHistory=true')],
    ['an expansion', cloud.get('/issue/SEC-1?expand=names')],
    ['a field', cloud.edit({ fields: { duedate: '2026-01-01' } })],
    [
      'a property in a transition',
      cloud.post('/issue/SEC-1/transitions', { transition: { id: '31' }, properties: [] }),
    ],
    ['a visibility', cloud.post('/issue/SEC-1/comment', { body: adf('x'), visibility: {} })],
  ])('%s is refused by name', async (_, request) => {
    await expect(send(app, request, AUTHORIZATION.cloud)).rejects.toMatchObject({
      name: 'NotImplementedError',
    });
  });
});
