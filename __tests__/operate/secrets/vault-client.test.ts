import { httpTransport } from '../../../operate/http/transport';
import { Problem } from '../../../operate/problem';
import {
  type VaultAccess,
  listSecrets,
  readSecret,
  setSecret,
} from '../../../operate/secrets/vault-client';
import { answering, quickClock } from '../answering';
import { loopbackVault } from './loopback-vault';

const NEW = {
  name: 'password',
  value: 'hunter2!',
  expires: '2028-06-30T00:00:00Z',
  contentType: 'password',
};

/** What somebody reads where something did not work. */
async function problemOf(work: Promise<unknown>): Promise<string> {
  const error: unknown = await work.catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(Problem);
  return (error as Error).message;
}

/** A vault that gives every call the same answer. */
async function vaultAnswering(status: number, body: string) {
  const { address, close } = await answering({ status, body });
  const vault: VaultAccess = {
    uri: `${address}/`,
    audience: 'https://vault.azure.net',
    credential: { getToken: () => Promise.resolve({ token: 't', expiresOnTimestamp: Infinity }) },
    transport: httpTransport({ clock: quickClock().clock }),
  };
  return { vault, close };
}

describe('a vault over HTTP', () => {
  let vault: Awaited<ReturnType<typeof loopbackVault>>;
  beforeAll(async () => {
    const many = Object.fromEntries(Array.from({ length: 30 }, (_, i) => [`s${i}`, {}]));
    vault = await loopbackVault({
      password: { expires: '2027-06-30T00:00:00Z' },
      off: { disabled: true },
      ...many,
    });
  });
  afterAll(() => vault.close());

  test('lists every secret of every page with its newest version, and reads no value', async () => {
    const secrets = await listSecrets(vault.as('reader'));
    expect(secrets).toHaveLength(32);
    expect(secrets.slice(0, 2)).toStrictEqual([
      {
        name: 'password',
        version: expect.stringMatching(/^[0-9a-f]{32}$/),
        enabled: true,
        expires: '2027-06-30T00:00:00.000Z',
      },
      { name: 'off', version: expect.any(String), enabled: false },
    ]);
    expect(JSON.stringify(secrets)).not.toContain('old value');
  });

  test('takes a new version, which is listed from then on', async () => {
    const version = await setSecret(vault.as('officer'), NEW);
    const [password] = await listSecrets(vault.as('reader'));
    expect(password).toMatchObject({ version, enabled: true, expires: '2028-06-30T00:00:00.000Z' });
    expect(vault.versions.of('password').at(-1)?.value).toBe('hunter2!');
  });

  test('without a permission says which role is needed, and not the value', async () => {
    expect(await problemOf(listSecrets(vault.as('nobody')))).toMatch(
      /you may not list secrets in http.*: you need 'Key Vault Reader' on the vault \(it reads no values\)/,
    );
    const refused = await problemOf(setSecret(vault.as('reader'), NEW));
    expect(refused).toContain("you need 'Key Vault Secrets Officer' on the vault");
    expect(refused).not.toContain('hunter2');
  });

  test('gives a value to whoever may read it', async () => {
    expect(await readSecret(vault.as('officer'), 's1')).toBe('old value of s1');
    expect(await problemOf(readSecret(vault.as('reader'), 's1'))).toMatch(
      /you may not read secrets\/s1 in http.*: you need 'Key Vault Secrets User' on the secret/,
    );
    expect(await problemOf(readSecret(vault.as('officer'), 'none'))).toMatch(
      /secrets\/none is not in http.*: set it with `bridge secrets`/,
    );
    expect(await problemOf(readSecret(vault.as('officer'), 'off'))).toMatch(
      /secrets\/off is disabled in http.*: enable it there/,
    );
  });

  test('with a login for something else says so', async () => {
    const wrong = { ...vault.as('reader'), audience: 'https://management.azure.com' };
    expect(await problemOf(listSecrets(wrong))).toMatch(/does not take your login.*AKV10022/);
  });

  test('without a login says how one signs in', async () => {
    const credential = {
      getToken: () => Promise.reject(new Error('Please run az login\n  at somewhere')),
    };
    expect(await problemOf(listSecrets({ ...vault.as('reader'), credential }))).toBe(
      'nobody is signed in to Azure (Please run az login): run `az login`, or set AZURE_TENANT_ID, AZURE_CLIENT_ID and what the application signs in with',
    );
  });
});

test('a vault that is not there says that it cannot be reached', async () => {
  const { vault, close } = await vaultAnswering(200, '');
  await close();
  expect(await problemOf(listSecrets(vault))).toMatch(
    /cannot be reached \(ECONNREFUSED\): is there a network/,
  );
  const unknown = { ...vault, uri: 'https://kv-bridge.vault.invalid/' };
  expect(await problemOf(listSecrets(unknown))).toMatch(
    /cannot be reached \((ENOTFOUND|EAI_AGAIN)\)/,
  );
});

const forbidden = (inner: string) =>
  JSON.stringify({ error: { code: 'Forbidden', message: 'No.', innererror: { code: inner } } });

test.each([
  [
    403,
    forbidden('ForbiddenByFirewall'),
    /does not let this address in .*: add it to vault\.allowed/,
  ],
  [409, '{"error":{"code":"Conflict"}}', /password was deleted and can still be recovered/],
  [429, '{"error":{"code":"Throttled","message":"Slow down"}}', /answered 429 Throttled Slow down/],
  [200, '<html>sign in to the proxy</html>', /answered 200 without JSON: is something between/],
])('an answer %d is told with what to do', async (status, body, told) => {
  const { vault, close } = await vaultAnswering(status, body);
  const problem = await problemOf(setSecret(vault, NEW));
  expect(problem).toMatch(told);
  expect(problem).not.toContain('hunter2');
  await close();
});
