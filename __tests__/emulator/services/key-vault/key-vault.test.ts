import { Permissions } from '../../../../emulator/roles';
import { keyVault } from '../../../../emulator/services/key-vault/key-vault';
import { SecretVersions } from '../../../../emulator/services/key-vault/versions';
import { TokenIssuer } from '../../../../emulator/services/token-issuer';
import { CLOUDS } from '../../../../emulator/stack/cloud';
import { type Conformance, send } from '../fixtures/conformance';

const VAULT = '/subscriptions/s/resourceGroups/rg/providers/Microsoft.KeyVault/vaults/kv';
const USER = '4633458b-17de-408a-b874-0445c86b69e6';
const OFFICER = 'b86a8fe4-44ce-4948-aee5-eccb2c155cd7';
const AUDIENCE = 'https://vault.azure.net';
const SPEC = 'https://learn.microsoft.com/rest/api/keyvault/secrets/get-secret/get-secret';
const RBAC = 'https://learn.microsoft.com/azure/key-vault/general/rbac-guide';

function vault() {
  const cloud = CLOUDS['public'];
  if (cloud === undefined) throw new Error('no public cloud');
  const tokens = new TokenIssuer();
  const grant = (principalId: string, scope: string) => ({
    address: 'azurerm_role_assignment.x',
    principalId,
    roleId: USER,
    scope,
  });
  const secret = (name: string, more = {}) => ({ address: name, name, vaultId: VAULT, ...more });
  const place = {
    address: 'v',
    id: VAULT,
    name: 'kv',
    uri: 'https://kv.vault.azure.net/',
    location: 'westeurope',
  };
  const deployed = {
    vault: place,
    secrets: [
      secret('password', { contentType: 'password', expires: '2027-06-30T00:00:00Z' }),
      secret('other'),
      secret('off'),
      secret('empty'),
    ],
    valueOf: (name: string) => (name === 'empty' ? undefined : `value of ${name}`),
    disabled: (name: string) => name === 'off',
  };
  const app = keyVault({
    cloud,
    tokens,
    permissions: new Permissions([
      grant('reader', VAULT),
      grant('narrow', `${VAULT}/secrets/password`),
      { ...grant('officer', VAULT), roleId: OFFICER },
    ]),
    tenantId: 'tenant',
    vault: place,
    versions: new SecretVersions(deployed, () => Date.UTC(2026, 5, 1)),
    clientIdOf: (principalId) => `application of ${principalId}`,
    now: () => Date.UTC(2026, 5, 1),
  });
  return {
    app,
    as: (principal: string, audience = AUDIENCE) => `Bearer ${tokens.issue(principal, audience)}`,
  };
}

const get = (path: string, version = '?api-version=7.4') => ({ url: `${path}${version}` });
const code = (name: string) => ({ error: { code: name } });

const TABLE: readonly Conformance[] = [
  {
    does: 'gives a secret',
    request: get('/secrets/password'),
    answers: 200,
    with: {
      value: 'value of password',
      id: expect.stringMatching(
        /^https:\/\/kv\.vault\.azure\.net\/secrets\/password\/[0-9a-f]{32}$/,
      ),
      contentType: 'password',
      attributes: { enabled: true, exp: 1814313600 },
    },
    source: SPEC,
  },
  {
    does: 'takes newer versions',
    request: get('/secrets/password', '?api-version=2025-07-01'),
    answers: 200,
    source: SPEC,
  },
  {
    does: 'wants an API version',
    request: get('/secrets/password', ''),
    answers: 400,
    with: code('BadParameter'),
    source: SPEC,
  },
  {
    does: 'refuses an unknown API version',
    request: get('/secrets/password', '?api-version=1.0'),
    answers: 400,
    with: code('BadParameter'),
    source: SPEC,
  },
  {
    does: 'does not know a secret',
    request: get('/secrets/none'),
    answers: 404,
    with: code('SecretNotFound'),
    source: SPEC,
  },
  {
    does: 'has no value yet',
    request: get('/secrets/empty'),
    answers: 404,
    with: code('SecretNotFound'),
    source: SPEC,
  },
  {
    does: 'does not know a version',
    request: get('/secrets/password/0123456789abcdef0123456789abcdef'),
    answers: 404,
    with: code('SecretNotFound'),
    source: SPEC,
  },
  {
    does: 'forbids a disabled secret',
    request: get('/secrets/off'),
    answers: 403,
    with: { error: { code: 'Forbidden', innererror: { code: 'SecretDisabled' } } },
    source: 'https://learn.microsoft.com/azure/key-vault/general/rest-error-codes',
  },
  {
    does: 'lists secrets without values',
    request: get('/secrets'),
    answers: 200,
    with: {
      value: [
        { id: 'https://kv.vault.azure.net/secrets/password' },
        {},
        { attributes: { enabled: false } },
      ],
    },
    source: 'https://learn.microsoft.com/rest/api/keyvault/secrets/get-secrets/get-secrets',
  },
];

describe('a key vault', () => {
  test.each(TABLE)('$does: $answers ($source)', async ({ request, answers, with: body }) => {
    const { app, as } = vault();
    const answer = await send(app, request, as('reader'));
    expect(answer.status).toBe(answers);
    if (body !== undefined) expect(answer.json).toMatchObject(body as object);
  });

  test('shows no value in a list', async () => {
    const { app, as } = vault();
    const { json } = await send(app, get('/secrets'), as('reader'));
    expect(JSON.stringify(json)).not.toContain('value of');
  });

  test(`gives one secret to whom one was granted, and nothing else (${RBAC})`, async () => {
    const { app, as } = vault();
    expect((await send(app, get('/secrets/password'), as('narrow'))).status).toBe(200);
    const denied = await send(app, get('/secrets/other'), as('narrow'));
    expect(denied).toMatchObject({
      status: 403,
      json: { error: { code: 'Forbidden', innererror: { code: 'ForbiddenByRbac' } } },
    });
    expect(JSON.stringify(denied.json)).toContain(
      'Microsoft.KeyVault/vaults/secrets/getSecret/action',
    );
    expect((await send(app, get('/secrets'), as('narrow'))).status).toBe(403);
  });

  const put = (name: string, body: unknown) => ({
    method: 'PUT',
    url: `/secrets/${name}?api-version=7.4`,
    body: JSON.stringify(body),
  });

  test(`takes a new version from whoever may write, and gives it from then on (${SPEC})`, async () => {
    const { app, as } = vault();
    const body = { value: 'new', attributes: { exp: 1814313600 } };
    expect((await send(app, put('password', body), as('reader'))).status).toBe(403);
    const { status, json } = await send(app, put('password', body), as('officer'));
    expect(status).toBe(200);
    expect(json).toMatchObject({ value: 'new', attributes: { enabled: true, exp: 1814313600 } });
    expect((await send(app, get('/secrets/password'), as('reader'))).json).toMatchObject({
      value: 'new',
    });
    const versions = await send(app, get('/secrets/password/versions'), as('reader'));
    expect(versions.json).toMatchObject({
      value: [{ attributes: { created: 1767225600 } }, { attributes: { created: 1780272000 } }],
      nextLink: null,
    });
    expect(JSON.stringify(versions.json)).not.toMatch(/value of|"new"/);
  });

  test('refuses a version without a value', async () => {
    const { app, as } = vault();
    const answer = await send(app, put('password', { attributes: {} }), as('officer'));
    expect(answer).toMatchObject({ status: 400, json: code('BadParameter') });
  });

  test('lists in pages of 25', async () => {
    const { app, as } = vault();
    for (let i = 0; i < 30; i++) await send(app, put(`s${i}`, { value: 'x' }), as('officer'));
    const first = await send(app, get('/secrets'), as('reader'));
    const { value, nextLink } = first.json as { value: unknown[]; nextLink: string };
    expect(value).toHaveLength(25);
    const rest = await send(app, { url: nextLink.replace(/^https:\/\/[^/]+/, '') }, as('reader'));
    expect(rest.json).toMatchObject({ nextLink: null, value: Array(8).fill({}) });
  });

  test.each([
    ['no token', undefined],
    ['a foreign token', 'Bearer x'],
  ])('%s is a 401 that says where to get one', async (_name, authorization) => {
    const { app } = vault();
    const answer = await send(app, get('/secrets/password'), authorization);
    expect(answer).toMatchObject({ status: 401, json: code('Unauthorized') });
    expect(answer.headers['www-authenticate']).toContain('resource="https://vault.azure.net"');
  });

  test('a token for another audience is a 401', async () => {
    const { app, as } = vault();
    const wrong = as('reader', 'https://management.azure.com/');
    expect((await send(app, get('/secrets/password'), wrong)).status).toBe(401);
  });
});
