import * as z from 'zod';
import { type Arm, armClient } from '../../../operate/azure/arm';
import type { TokenSource } from '../../../operate/azure/token';
import { httpTransport } from '../../../operate/http/transport';
import { Problem } from '../../../operate/problem';
import { type Canned, answering, quickClock } from '../answering';

const ORIGIN = 'https://management.azure.com';
const ASK = { apiVersion: '2022-09-01' };
const named = z.object({ name: z.string() });
const TOKEN: TokenSource = {
  getToken: (scope) => Promise.resolve({ token: `for ${scope}`, expiresOnTimestamp: Infinity }),
};

/** Does something with a resource manager that gives these answers. */
async function withArm<T>(
  answers: readonly (Canned | object)[],
  work: (arm: Arm) => Promise<T>,
  credential = TOKEN,
) {
  const server = await answering(...answers.map((one) => ('status' in one ? one : ok(one))));
  const { clock } = quickClock();
  const transport = httpTransport({ clock, endpoints: { [ORIGIN]: server.address } });
  const arm = armClient({ origin: ORIGIN, audience: `${ORIGIN}/`, credential, transport, clock });
  const result = await work(arm).catch((error: unknown) => error);
  await server.close();
  return { result, received: server.received };
}

const ok = (body: object): Canned => ({ status: 200, body: JSON.stringify(body) });
const error = (status: number, code: string, message: string, headers = {}): Canned => ({
  status,
  body: JSON.stringify({ error: { code, message } }),
  headers,
});

test('a list has the items of all its pages, each asked for with the token', async () => {
  const { result, received } = await withArm(
    [
      { value: [{ name: 'a' }], nextLink: `${ORIGIN}/next?$skiptoken=1` },
      { value: [{ name: 'b' }], nextLink: null },
    ],
    (arm) => arm.list('/subscriptions/s/providers', { ...ASK, query: { $filter: 'a b' } }, named),
  );
  expect(result).toEqual([{ name: 'a' }, { name: 'b' }]);
  expect(received.map(({ url, headers }) => [url, headers.authorization])).toEqual([
    [
      '/subscriptions/s/providers?%24filter=a%20b&api-version=2022-09-01',
      `Bearer for ${ORIGIN}/.default`,
    ],
    ['/next?$skiptoken=1', `Bearer for ${ORIGIN}/.default`],
  ]);
});

test.each([
  ['elsewhere', 'https://evil.test/next'],
  ['in a circle', `${ORIGIN}/l?api-version=2022-09-01`],
])('a list that goes on %s is left', async (_, nextLink) => {
  const { result, received } = await withArm([{ value: [], nextLink }], (arm) =>
    arm.list('/l', ASK, named),
  );
  expect(String(result)).toMatch(/a list of https:\/\/management\.azure\.com goes on at/);
  expect(received).toHaveLength(1);
});

test('writes, orders and deletions send what they say', async () => {
  const { received } = await withArm(
    [{ name: 'a' }, { status: 204 }, { status: 204 }],
    async (arm) => {
      const { created } = await arm.put('/a', { ...ASK, body: { etag: 'ü' } }, named);
      expect(created).toBe(false);
      await arm.post('/a/run', ASK);
      await arm.delete('/a', ASK);
    },
  );
  expect(received.map(({ method, url, body }) => [method, url, body])).toEqual([
    ['PUT', '/a?api-version=2022-09-01', '{"etag":"ü"}'],
    ['POST', '/a/run?api-version=2022-09-01', ''],
    ['DELETE', '/a?api-version=2022-09-01', ''],
  ]);
});

test('what may be missing is undefined where it is', async () => {
  const find = (arm: Arm) => arm.find('/a', ASK, named);
  expect((await withArm([error(404, 'NotFound', 'No.')], find)).result).toBeUndefined();
  expect((await withArm([{ name: 'a' }], find)).result).toEqual({ name: 'a' });
  const refused = await withArm([error(403, 'AuthorizationFailed', 'No.')], find);
  expect(refused.result).toBeInstanceOf(Problem);
});

const FORBIDDEN =
  "The client 'a@b.c' with object id 'o' does not have authorization to perform action " +
  "'Microsoft.Logic/workflows/read' over scope '/subscriptions/s' or the scope is invalid.";

test.each([
  [
    error(403, 'AuthorizationFailed', FORBIDDEN),
    'permission',
    'you may not do Microsoft.Logic/workflows/read on /subscriptions/s: have a role granted there that holds it. A new grant takes a few minutes to work.',
  ],
  [
    error(401, 'InvalidAuthenticationTokenTenant', 'Wrong issuer'),
    'login',
    'https://management.azure.com does not take your login (it says: Wrong issuer): sign in to the tenant of the subscription: az login --tenant',
  ],
  [
    error(404, 'ResourceGroupNotFound', "Resource group 'g' could not be found."),
    'missing',
    "GET /a: there is no such thing (it says: Resource group 'g' could not be found.): is the environment deployed, and are its names right?",
  ],
  [
    error(429, 'TooManyRequests', 'Slow', { 'retry-after': '600' }),
    'busy',
    'https://management.azure.com takes no more calls for now: try again in 600 seconds',
  ],
  [
    error(409, 'Conflict', 'Etags differ'),
    'conflict',
    'GET /a: it goes against how things are by now (it says: Etags differ): read it again, and try once more',
  ],
  [
    { status: 500, body: 'oops' },
    'refused',
    'GET /a: https://management.azure.com answered 500: try again later',
  ],
  [
    { status: 200, body: '<html>' },
    'network',
    'https://management.azure.com answered 200 without JSON: is something between you and it, such as a proxy or a sign-in page?',
  ],
  [
    { status: 200, body: '{"name":1}' },
    'refused',
    'https://management.azure.com answered 200 with something else than its documentation says (✖ Invalid input: expected string, received number → at name): is it what it should be, in a version that is supported?',
  ],
  [
    { status: 200, body: 'null' },
    'refused',
    'https://management.azure.com answered 200 with something else than its documentation says (✖ Invalid input: expected object, received null): is it what it should be, in a version that is supported?',
  ],
])('an answer %# is told as what it means', async (answer, obstacle, message) => {
  const { result } = await withArm([answer], (arm) => arm.get('/a', ASK, named));
  expect(result).toMatchObject({ obstacle, message });
});

test('without a login nothing is called', async () => {
  const { result, received } = await withArm([{}], (arm) => arm.get('/a', ASK, named), {
    getToken: () => Promise.resolve(null),
  });
  expect(result).toMatchObject({ obstacle: 'login' });
  expect(received).toHaveLength(0);
});
