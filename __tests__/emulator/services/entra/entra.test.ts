import { AppDirectory, proofOf } from '../../../../emulator/services/entra/directory';
import { entra } from '../../../../emulator/services/entra/entra';
import { TokenIssuer } from '../../../../emulator/services/token-issuer';
import type { AppCredential } from '../../../../emulator/stack/model';

const TENANT = '11111111-1111-4111-8111-111111111111';
const SOURCE = 'https://learn.microsoft.com/entra/identity-platform/reference-error-codes';

const secret: AppCredential = { kind: 'secret', address: 'azuread_application_password.e1' };
const certificate: AppCredential = { kind: 'certificate', address: 'c', certificate: 'abc' };
const federated: AppCredential = {
  kind: 'federated',
  address: 'f',
  issuer: 'https://idp.acme.com',
  subject: 'poller',
  audiences: ['api://AzureADTokenExchange'],
};

/** Signs in with a credential to an application that has others or the same. */
function signIn(
  shown: AppCredential,
  registered: readonly AppCredential[],
  changes: Readonly<Record<string, string>> = {},
  tenant = TENANT,
) {
  const tokens = new TokenIssuer();
  const directory = new AppDirectory([
    { address: 'a', name: 'app', clientId: 'client', principalId: 'me', credentials: registered },
  ]);
  const proof = proofOf(shown, 'client', 'https://login');
  const form = {
    grant_type: 'client_credentials',
    client_id: 'client',
    scope: 'https://management.azure.com/.default',
    ...(proof.kind === 'secret'
      ? { client_secret: proof.value }
      : {
          client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
          client_assertion: proof.jwt,
        }),
    ...changes,
  };
  const answer = entra(directory, tokens, TENANT).answer({
    method: 'POST',
    url: `/${tenant}/oauth2/v2.0/token`,
    headers: {},
    body: new URLSearchParams(form).toString(),
  });
  const json = JSON.parse(answer.body) as Readonly<Record<string, unknown>>;
  return { status: answer.status, json, tokens };
}

test.each([[secret], [certificate], [federated]])('%j signs in', (credential) => {
  const { status, json, tokens } = signIn(credential, [credential]);
  expect(status).toBe(200);
  expect(json).toMatchObject({ token_type: 'Bearer', expires_in: 3599 });
  expect(tokens.read(`Bearer ${String(json['access_token'])}`)).toStrictEqual({
    principalId: 'me',
    audience: 'https://management.azure.com',
  });
});

const OTHER: AppCredential = { kind: 'secret', address: 'azuread_application_password.e2' };

test.each([
  ['a secret that was removed', secret, [OTHER], 401, 7000215],
  ['a secret where only a certificate is registered', secret, [certificate], 401, 7000215],
  ['another certificate', certificate, [{ ...certificate, certificate: 'def' }], 401, 700027],
  ['tokens about another subject', federated, [{ ...federated, subject: 'x' }], 401, 700213],
  ['tokens for another audience', federated, [{ ...federated, audiences: ['x'] }], 401, 700213],
] as const)(`%s is refused (${SOURCE})`, (_, shown, registered, status, number) => {
  const answer = signIn(shown, registered);
  expect(answer.status).toBe(status);
  expect(answer.json).toMatchObject({
    error: 'invalid_client',
    error_codes: [number],
    error_description: expect.stringContaining(`AADSTS${number}`),
  });
  expect(answer.json).not.toHaveProperty('access_token');
});

test('a signature that was tampered with is refused', () => {
  const proof = proofOf(certificate, 'client', 'https://login');
  const [head, , signature] = proof.kind === 'assertion' ? proof.jwt.split('.') : [];
  const claims = Buffer.from('{"iss":"other"}').toString('base64url');
  const changed = { client_assertion: `${head}.${claims}.${signature}` };
  expect(signIn(certificate, [certificate], changed).status).toBe(401);
});

test.each([
  ['another application', { client_id: 'nobody' }, TENANT, 'unauthorized_client', 700016],
  [
    'a scope without /.default',
    { scope: 'https://management.azure.com' },
    TENANT,
    'invalid_scope',
    1002012,
  ],
  ['another tenant', {}, 'contoso', 'invalid_request', 90002],
])('%s is refused', (_, changes, tenant, error, number) => {
  const answer = signIn(secret, [secret], changes, tenant);
  expect(answer).toMatchObject({ status: 400, json: { error, error_codes: [number] } });
});

test('a person’s way to sign in is not implemented, and named', () => {
  expect(() => signIn(secret, [secret], { grant_type: 'password' })).toThrow(
    "the grant type 'password'",
  );
});
