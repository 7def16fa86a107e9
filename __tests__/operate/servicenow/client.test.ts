import * as z from 'zod';
import type { EnvironmentInput } from '../../../environments';
import dev from '../../../environments/dev';
import type { Access } from '../../../operate/access';
import { httpTransport } from '../../../operate/http/transport';
import { Problem } from '../../../operate/problem';
import { type ServiceNow, serviceNowClient } from '../../../operate/servicenow/client';
import { type Canned, answering, quickClock } from '../answering';
import { type Deployed, deployed } from '../deployed';
import { ACCOUNTS } from '../ticket-systems';

jest.setTimeout(60_000);

const ticket = z.object({ sys_id: z.string(), short_description: z.string() });
const KEY = '0123456789abcdef0123456789abcdef';
const withAccount = (account: keyof typeof ACCOUNTS): EnvironmentInput => ({
  ...dev,
  serviceNow: { ...dev.serviceNow, account: ACCOUNTS[account] },
});

/** The client of a deployed environment, as its operator has it. */
function clientOf({ access, environment }: Pick<Deployed, 'access' | 'environment'>) {
  if (environment.serviceNow === undefined) throw new Error('the environment has no ServiceNow');
  return serviceNowClient(access, environment.serviceNow);
}

/** What somebody reads where something did not work. */
async function problemOf(work: Promise<unknown>): Promise<string> {
  const error: unknown = await work.catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(Problem);
  return (error as Error).message;
}

describe.each(['basic', 'clientCredentials', 'password'] as const)('signed in by %s', (kind) => {
  let it: Deployed;
  let client: ServiceNow;
  beforeAll(async () => {
    it = await deployed(withAccount(kind));
    client = await clientOf(it);
  });
  afterAll(() => it.close());

  test('writes a ticket, finds it, changes it', async () => {
    const fields = { sys_id: KEY, short_description: 'Überprüfung' };
    expect(await client.create('incident', fields, ticket)).toMatchObject(fields);
    await client.update('incident', KEY, { short_description: 'anders' }, ticket);
    expect(await client.find('incident', KEY, ['sys_id', 'short_description'], ticket)).toEqual({
      sys_id: KEY,
      short_description: 'anders',
    });
    expect(await client.find('incident', KEY.replace('0', '9'), [], ticket)).toBeUndefined();
  });

  test('lists the rows of all pages', async () => {
    const choice = z.object({ value: z.string() });
    const ask = { query: 'name=incident^element=state', fields: ['value'], limit: 50 };
    const all = await client.list('sys_choice', ask, choice);
    expect(all.map(({ value }) => value)).toEqual(['1', '2', '3', '6', '7', '8']);
    expect(await client.list('sys_choice', { ...ask, limit: 4 }, choice)).toHaveLength(4);
  });

  test('goes on when its token has ended', async () => {
    await it.access.clock.sleep(40 * 60_000);
    expect(
      await client.find('incident', KEY, ['sys_id', 'short_description'], ticket),
    ).toBeDefined();
  });

  test('says what a wrong credential means, and not the credential', async () => {
    it.world.outdate(['servicenow-password', 'servicenow-client']);
    const problem = await problemOf(
      clientOf(it).then((other) => other.find('incident', KEY, [], ticket)),
    );
    expect(problem).toMatch(
      /^https:\/\/acmedev\.service-now\.com does not take the credentials of 'sentinel\.integration' \(401.*: is the user active, .* write the right value into servicenow-/,
    );
    for (const value of it.world.secretValues()) expect(problem).not.toContain(value);
  });
});

/** A client of an instance that gives these answers. */
async function instanceGiving(...answers: readonly Canned[]) {
  const server = await answering(...answers);
  const it = await deployed(dev);
  const { clock } = quickClock();
  const endpoints = { ...it.endpoints, [dev.serviceNow.instance]: server.address };
  const access: Access = { ...it.access, clock, transport: httpTransport({ clock, endpoints }) };
  const client = await clientOf({ access, environment: it.environment });
  await it.close();
  return { client, server };
}

const error = (message: string, detail: string | null) =>
  JSON.stringify({ error: { message, detail }, status: 'failure' });

test.each([
  [
    { status: 403, body: error('Operation Failed', 'Data Policy Exception') },
    "'sentinel.integration' may not do GET /incident at https://acmedev.service-now.com (403, Operation Failed, Data Policy Exception): give the user the role that the table wants (docs/servicenow-profile.md)",
  ],
  [
    { status: 429, headers: { 'retry-after': '3000' } },
    "https://acmedev.service-now.com takes no more calls of 'sentinel.integration' for now: try again in 3000 seconds, or have its rate limit rules raised",
  ],
  [
    { status: 200, body: '<html>hibernating</html>' },
    'https://acmedev.service-now.com answered 200 without JSON: is something between you and it, such as a proxy or a sign-in page?',
  ],
  [
    { status: 500, body: error('Oops', null) },
    'GET /incident at https://acmedev.service-now.com: 500, Oops: try again later: the instance may be hibernating or busy',
  ],
  [
    { status: 400, body: error('Invalid table nope', null) },
    'GET /incident at https://acmedev.service-now.com: 400, Invalid table nope: mend what it says',
  ],
])('an answer %# is told as what it means', async (answer, message) => {
  const { client, server } = await instanceGiving(answer);
  const ask = { query: 'active=true', fields: [], limit: 1 };
  expect(await problemOf(client.list('incident', ask, ticket))).toBe(message);
  await server.close();
});

test('pages that only hold what the account may not see come to an end', async () => {
  const next = `<${dev.serviceNow.instance}/api/now/v2/table/task?x=1>;rel="next"`;
  const { client, server } = await instanceGiving({
    status: 200,
    body: '{"result":[]}',
    headers: { link: next },
  });
  expect(await client.list('task', { query: '', fields: [], limit: 9 }, ticket)).toEqual([]);
  expect(server.received).toHaveLength(20);
  await server.close();
});
