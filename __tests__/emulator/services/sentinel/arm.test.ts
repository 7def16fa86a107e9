import type { Json } from '../../../../workflow/parameter';
import { type Conformance, send } from '../fixtures/conformance';
import { INCIDENT } from '../fixtures/payload';
import { PLAYBOOK, sentinel } from '../fixtures/sentinel';
import { WORKSPACE } from '../fixtures/stack';

const INCIDENTS = `${WORKSPACE}/providers/Microsoft.SecurityInsights/incidents`;
const VERSION = 'api-version=2025-09-01';
const url = (path = '', query = VERSION) => `${INCIDENTS}${path}?${query}`;
const ONE = `/${INCIDENT}`;
const COMMENT = 'ffffffff-0000-4000-8000-000000000001';
const SPEC =
  'https://github.com/Azure/azure-rest-api-specs/blob/main/specification/securityinsights/resource-manager/Microsoft.SecurityInsights/SecurityInsights/stable/2025-09-01/Incidents.json';
const LIMITS = 'https://learn.microsoft.com/azure/sentinel/sentinel-service-limits';
const CONFLICT = 'https://github.com/azsec/azure-sentinel-tools/issues/4';
const ARM =
  'https://learn.microsoft.com/azure/azure-resource-manager/troubleshooting/common-deployment-errors';

const first = '"00000001-0000-0100-0000-000000000000"';
const written = { title: 'T', severity: 'High', status: 'Active' };
const put = (path: string, body: Json): Conformance['request'] => ({
  method: 'PUT',
  url: url(path),
  body,
});
const code = (name: string) => ({ error: { code: name } });

const TABLE: readonly Conformance[] = [
  {
    does: 'gives an incident',
    request: { url: url(ONE) },
    answers: 200,
    with: {
      name: INCIDENT,
      etag: first,
      type: 'Microsoft.SecurityInsights/Incidents',
      properties: { incidentNumber: 3177 },
    },
    source: SPEC,
  },
  {
    does: 'does not know an incident',
    request: { url: url('/none') },
    answers: 404,
    with: code('NotFound'),
    source: SPEC,
  },
  {
    does: 'wants an API version',
    request: { url: `${INCIDENTS}${ONE}` },
    answers: 400,
    with: code('MissingApiVersionParameter'),
    source: ARM,
  },
  {
    does: 'refuses an unknown API version',
    request: { url: url(ONE, 'api-version=2019-13-01') },
    answers: 400,
    with: code('InvalidApiVersionParameter'),
    source: ARM,
  },
  {
    does: 'regards no case in a path',
    request: {
      url: url(ONE)
        .replace('resourceGroups', 'resourcegroups')
        .replace('Microsoft.SecurityInsights', 'microsoft.securityinsights'),
    },
    answers: 200,
    source: ARM,
  },
  {
    does: 'updates with the current etag',
    request: put(ONE, { etag: first, properties: written }),
    answers: 200,
    with: {
      properties: { ...written, incidentNumber: 3177, createdTimeUtc: '2026-01-01T00:00:00Z' },
    },
    source: SPEC,
  },
  {
    does: 'refuses an update without an etag',
    request: put(ONE, { properties: written }),
    answers: 409,
    with: code('Conflict'),
    source: CONFLICT,
  },
  {
    does: 'refuses an update with an old etag',
    request: put(ONE, { etag: '"x"', properties: written }),
    answers: 409,
    with: code('Conflict'),
    source: CONFLICT,
  },
  {
    does: 'wants title, severity and status',
    request: put(ONE, { etag: first, properties: { title: 'T', severity: 'High' } }),
    answers: 400,
    with: code('BadRequest'),
    source: SPEC,
  },
  {
    does: 'refuses an unknown severity',
    request: put(ONE, { etag: first, properties: { ...written, severity: 'Critical' } }),
    answers: 400,
    with: code('BadRequest'),
    source: SPEC,
  },
  {
    does: 'refuses a body that is no JSON',
    request: { method: 'PUT', url: url(ONE), body: '{' },
    answers: 400,
    with: code('BadRequest'),
    source: SPEC,
  },
  {
    does: 'creates an incident',
    request: put('/00000000-0000-4000-8000-000000000009', { properties: written }),
    answers: 201,
    with: { properties: { ...written, incidentNumber: 3178, providerName: 'Azure Sentinel' } },
    source: SPEC,
  },
  {
    does: 'gives no comments at first',
    request: { url: url(`${ONE}/comments`) },
    answers: 200,
    with: { value: [] },
    source: SPEC,
  },
  {
    does: 'does not know a comment',
    request: { url: url(`${ONE}/comments/${COMMENT}`) },
    answers: 404,
    with: code('NotFound'),
    source: SPEC,
  },
  {
    does: 'creates a comment',
    request: put(`${ONE}/comments/${COMMENT}`, { properties: { message: 'hello' } }),
    answers: 201,
    with: {
      name: COMMENT,
      properties: {
        message: 'hello',
        createdTimeUtc: '2026-01-01T12:00:00.000Z',
        author: { objectId: 'responder', name: 'id-responder' },
      },
    },
    source: SPEC,
  },
  {
    does: 'takes a comment of 30,000 characters',
    request: put(`${ONE}/comments/${COMMENT}`, { properties: { message: 'x'.repeat(30_000) } }),
    answers: 201,
    source: LIMITS,
  },
  {
    does: 'refuses a longer comment',
    request: put(`${ONE}/comments/${COMMENT}`, { properties: { message: 'x'.repeat(30_001) } }),
    answers: 400,
    with: code('BadRequest'),
    source: LIMITS,
  },
  {
    does: 'refuses an empty comment',
    request: put(`${ONE}/comments/${COMMENT}`, { properties: { message: '' } }),
    answers: 400,
    with: code('BadRequest'),
    source: SPEC,
  },
  {
    does: 'gives entities',
    request: { method: 'POST', url: url(`${ONE}/entities`) },
    answers: 200,
    with: {
      entities: [{ kind: 'Account' }, { kind: 'Host' }, { kind: 'Ip' }],
      metaData: [
        { entityKind: 'Account', count: 1 },
        { entityKind: 'Host', count: 1 },
        { entityKind: 'Ip', count: 1 },
      ],
    },
    source: SPEC,
  },
  {
    does: 'gives alerts',
    request: { method: 'POST', url: url(`${ONE}/alerts`) },
    answers: 200,
    with: { value: [{ kind: 'SecurityAlert' }] },
    source: SPEC,
  },
  {
    does: 'gives bookmarks',
    request: { method: 'POST', url: url(`${ONE}/bookmarks`) },
    answers: 200,
    with: { value: [] },
    source: SPEC,
  },
  {
    does: 'lists by filter',
    request: {
      url: url(
        '',
        `${VERSION}&$filter=${encodeURIComponent("properties/labels/any(i: i/labelName eq 'vip') and properties/status ne 'Closed'")}`,
      ),
    },
    answers: 200,
    with: { value: [{ name: INCIDENT }] },
    source: SPEC,
  },
  {
    does: 'refuses a filter it cannot read',
    request: { url: url('', `${VERSION}&$filter=properties/status is 'New'`) },
    answers: 400,
    with: code('BadRequest'),
    source: SPEC,
  },
  {
    does: 'refuses a page of more than 1,000',
    request: { url: url('', `${VERSION}&$top=1001`) },
    answers: 400,
    with: code('BadRequest'),
    source: SPEC,
  },
  {
    does: 'denies a Responder the deletion',
    request: { method: 'DELETE', url: url(ONE) },
    answers: 403,
    with: code('AuthorizationFailed'),
    source: 'https://learn.microsoft.com/azure/sentinel/delete-incident',
  },
  {
    does: 'denies a Responder the deletion of a comment',
    request: { method: 'DELETE', url: url(`${ONE}/comments/${COMMENT}`) },
    answers: 403,
    with: code('AuthorizationFailed'),
    source:
      'https://learn.microsoft.com/azure/role-based-access-control/built-in-roles/security#microsoft-sentinel-responder',
  },
  {
    does: 'denies what no role covers',
    request: { url: url(ONE).replace('law-sentinel-test', 'law-other') },
    answers: 403,
    with: code('AuthorizationFailed'),
    source: 'https://learn.microsoft.com/azure/role-based-access-control/troubleshooting',
  },
];

describe('Sentinel on Azure Resource Manager', () => {
  test.each(TABLE)('$does: $answers ($source)', async ({ request, answers, with: body }) => {
    const { arm, as } = sentinel();
    const answer = await send(arm, request, as('responder'));
    expect(answer.status).toBe(answers);
    if (body !== undefined) expect(answer.json).toMatchObject(body as object);
  });

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
