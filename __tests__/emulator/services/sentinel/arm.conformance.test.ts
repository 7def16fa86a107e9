import { type Conformance, send } from '../fixtures/conformance';
import { INCIDENT } from '../fixtures/payload';
import { sentinel } from '../fixtures/sentinel';
import {
  INCIDENTS,
  VERSION,
  url,
  ONE,
  COMMENT,
  SPEC,
  LIMITS,
  CONFLICT,
  ARM,
  first,
  written,
  put,
  code,
} from '../fixtures/arm';

/** What Azure Resource Manager answers to a request, and who says so. */
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

test.each(TABLE)('$does: $answers ($source)', async ({ request, answers, with: body }) => {
  const { arm, as } = sentinel();
  const answer = await send(arm, request, as('responder'));
  expect(answer.status).toBe(answers);
  if (body !== undefined) expect(answer.json).toMatchObject(body as object);
});
