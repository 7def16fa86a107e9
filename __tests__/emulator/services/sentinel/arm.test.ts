import { type Conformance, send } from '../fixtures/conformance';
import { INCIDENT } from '../fixtures/payload';
import { PLAYBOOK, sentinel } from '../fixtures/sentinel';
import { VERSION, url, ONE, COMMENT, LIMITS, first, written, put, code } from '../fixtures/arm';

describe('Sentinel on Azure Resource Manager', () => {
  test.each([
    ['no token', undefined, 'AuthenticationFailed'],
    ['a made-up token', 'Bearer x.y.z', 'InvalidAuthenticationToken'],
  ])('%s is a 401', async (_name, authorization, error) => {
    const answer = await send(sentinel().arm, { url: url(ONE) }, authorization);
    expect(answer).toMatchObject({ status: 401, json: code(error) });
  });

  test('a token for another audience is a 401', async () => {
    const { arm, as } = sentinel();
    const answer = await send(arm, { url: url(ONE) }, as('responder', 'https://vault.azure.net'));
    expect(answer).toMatchObject({ status: 401, json: code('InvalidAuthenticationTokenAudience') });
  });

  test('the older audience of the management endpoint is good too', async () => {
    const { arm, as } = sentinel();
    const audience = 'https://management.core.windows.net';
    expect((await send(arm, { url: url(ONE) }, as('reader', audience))).status).toBe(200);
  });

  test('a Reader reads and does not write', async () => {
    const { arm, as } = sentinel();
    expect((await send(arm, { url: url(ONE) }, as('reader'))).status).toBe(200);
    const comment = put(`${ONE}/comments/${COMMENT}`, { properties: { message: 'x' } });
    expect((await send(arm, comment, as('reader'))).status).toBe(403);
  });

  test('a Contributor deletes, and deleting what is gone is no error', async () => {
    const { arm, as } = sentinel();
    const gone = { method: 'DELETE', url: url(ONE) };
    expect((await send(arm, gone, as('contributor'))).status).toBe(200);
    expect((await send(arm, gone, as('contributor'))).status).toBe(204);
  });
});

test('only a preview version tells that an incident was merged, and by which techniques it came about', async () => {
  const { arm, as, store } = sentinel();
  const record = store.get(INCIDENT)!;
  const { properties } = record.incident;
  const merge = { mergedIncidentNumber: '7', mergedIncidentUrl: 'https://x.example/7' };
  const additionalData = { ...properties.additionalData, ...merge, techniques: ['T1078'] };
  store.save(
    record,
    { properties: { ...properties, additionalData } },
    { source: 'User', name: 'Ada' },
  );
  const told = async (query?: string) => {
    const { json } = await send(arm, { url: url(ONE, query) }, as('reader'));
    return (json as { properties: { additionalData: object } }).properties.additionalData;
  };
  expect(Object.keys(await told())).toEqual(Object.keys(properties.additionalData));
  expect(await told('api-version=2025-10-01-preview')).toEqual(additionalData);
});

describe('a comment', () => {
  const comment = (name: string, message: string) =>
    put(`${ONE}/comments/${name}`, { properties: { message } });

  test('written again under its id is the same comment with a new text', async () => {
    const { arm, as, store } = sentinel();
    expect((await send(arm, comment(COMMENT, 'a'), as('responder'))).status).toBe(201);
    expect((await send(arm, comment(COMMENT, 'b'), as('responder'))).status).toBe(200);
    expect(store.get(INCIDENT)?.comments.map(({ properties }) => properties.message)).toEqual([
      'b',
    ]);
  });

  // https://github.com/briandelmsft/SentinelAutomationModules/issues/211
  test('changes the etag of the incident, so an update that was read before is refused', async () => {
    const { arm, as } = sentinel();
    await send(arm, comment(COMMENT, 'a'), as('responder'));
    const update = put(ONE, { etag: first, properties: written });
    expect((await send(arm, update, as('responder'))).status).toBe(409);
  });

  test(`may be the 100th and not the 101st (${LIMITS})`, async () => {
    const { arm, as } = sentinel();
    const id = (index: number) => `ffffffff-0000-4000-8000-${String(index).padStart(12, '0')}`;
    for (let index = 1; index <= 100; index += 1) {
      expect((await send(arm, comment(id(index), 'x'), as('responder'))).status).toBe(201);
    }
    expect((await send(arm, comment(id(101), 'x'), as('responder'))).status).toBe(400);
    expect((await send(arm, comment(id(100), 'y'), as('responder'))).status).toBe(200);
  });

  test('with an id that is no GUID ends the emulation', async () => {
    const { arm, as } = sentinel();
    await expect(send(arm, comment('first', 'x'), as('responder'))).rejects.toThrow(
      /the comment id 'first' is no GUID/,
    );
  });

  test('list follows its pages to the end', async () => {
    const { arm, as } = sentinel();
    for (const name of ['1', '2', '3']) {
      await send(arm, comment(`ffffffff-0000-4000-8000-00000000000${name}`, name), as('responder'));
    }
    const query = `${VERSION}&$top=2&$orderby=properties/message desc`;
    const page = (await send(arm, { url: url(`${ONE}/comments`, query) }, as('reader'))).json;
    expect(page).toMatchObject({
      value: [{ properties: { message: '3' } }, { properties: { message: '2' } }],
    });
    const next = new URL((page as { nextLink: string }).nextLink);
    expect(next.host).toBe('management.azure.com');
    const last = (await send(arm, { url: `${next.pathname}${next.search}` }, as('reader'))).json;
    expect(last).toEqual({
      value: [expect.objectContaining({ name: expect.stringMatching(/1$/) })],
    });
  });
});

describe('an update', () => {
  test('replaces: what is not sent is gone, read-only properties stay', async () => {
    const { arm, as, store } = sentinel();
    await send(
      arm,
      put(ONE, { etag: first, properties: { ...written, incidentNumber: 1 } }),
      as('responder'),
    );
    const properties = store.get(INCIDENT)?.incident.properties;
    expect(properties).toMatchObject({
      ...written,
      labels: [],
      incidentNumber: 3177,
      relatedAnalyticRuleIds: [expect.anything()],
    });
    expect(properties).not.toHaveProperty('description');
  });

  test('keeps the type of a tag and gives a new one the type of a user', async () => {
    const { arm, as, store } = sentinel();
    const labels = [{ labelName: 'vip', labelType: 'User' }, { labelName: 'new' }];
    await send(arm, put(ONE, { etag: first, properties: { ...written, labels } }), as('responder'));
    expect(store.get(INCIDENT)?.incident.properties.labels).toEqual([
      { labelName: 'vip', labelType: 'AutoAssigned' },
      { labelName: 'new', labelType: 'User' },
    ]);
  });

  test('is told to automation with its source', async () => {
    const { arm, as, changes } = sentinel();
    await send(arm, put(ONE, { etag: first, properties: written }), as('responder'));
    expect(changes).toMatchObject([{ by: { source: 'Application', name: 'id-responder' } }]);
  });
});

describe('runPlaybook', () => {
  const run = (logicAppsResourceId: string): Conformance['request'] => ({
    method: 'POST',
    url: url(`${ONE}/runPlaybook`),
    body: { logicAppsResourceId },
  });

  test('starts a playbook and answers without a body', async () => {
    const { arm, as, started } = sentinel();
    expect(await send(arm, run(PLAYBOOK), as('operator'))).toMatchObject({
      status: 204,
      json: undefined,
    });
    expect(started).toEqual([`${PLAYBOOK} on ${INCIDENT}`]);
  });

  test('needs a role on the playbook too', async () => {
    const { arm, as, started } = sentinel();
    expect((await send(arm, run(PLAYBOOK), as('responder'))).status).toBe(403);
    expect(started).toEqual([]);
  });

  test('does not know every playbook', async () => {
    const { arm, as } = sentinel();
    expect((await send(arm, run(`${PLAYBOOK}-2`), as('operator'))).status).toBe(404);
    const elsewhere = PLAYBOOK.replace('rg-bridge', 'rg-other');
    expect((await send(arm, run(elsewhere), as('operator'))).status).toBe(403);
  });
});

test('an unimplemented path ends the emulation', async () => {
  const { arm, as } = sentinel();
  await expect(send(arm, { url: url(`${ONE}/tasks`) }, as('responder'))).rejects.toThrow(
    /Sentinel: GET .*\/tasks.* is not implemented/,
  );
});
