import * as z from 'zod';
import prod from '../../../environments/prod';
import { httpTransport } from '../../../operate/http/transport';
import { jiraClient } from '../../../operate/jira/client';
import { type Canned, answering, quickClock } from '../answering';
import { type Deployed, deployed } from '../deployed';
import { SITES } from '../ticket-systems';

jest.setTimeout(60_000);

const me = z.object({ displayName: z.string() });

/** The client of a deployed environment, as its operator has it. */
function clientOf({ access, environment }: Pick<Deployed, 'access' | 'environment'>) {
  if (environment.jira === undefined) throw new Error('the environment has no Jira');
  return jiraClient(access, environment.jira);
}

describe.each(['cloud', 'scoped', 'dataCenter'] as const)('%s', (site) => {
  let it: Deployed;
  beforeAll(async () => {
    it = await deployed({ ...prod, jira: SITES[site] });
  });
  afterAll(() => it.close());

  test('the account signs in with its token', async () => {
    const client = await clientOf(it);
    expect(await client.get('/myself', me)).toEqual({ displayName: 'Sentinel Integration' });
    expect(await client.find('/issue/SEC-1', me)).toBeUndefined();
  });

  test('a wrong token is told, and not shown', async () => {
    it.world.outdate(['jira-token']);
    const client = await clientOf(it);
    const problem = await client.get('/myself', me).catch(String);
    expect(problem).toMatch(/does not take the token in jira-token \(401.*: make a new token/);
    for (const value of it.world.secretValues()) expect(problem).not.toContain(value);
  });
});

test.each<readonly [Canned, string]>([
  [
    { status: 403, headers: { 'x-seraph-loginreason': 'AUTHENTICATION_DENIED' } },
    'https://acme.atlassian.net wants a CAPTCHA before it lets the account in again: sign in once at the site as the account, then check the token',
  ],
  [
    { status: 403, body: '{"message":"scope does not match"}' },
    'the account may not do GET /myself at https://acme.atlassian.net (403, scope does not match): give the account the permission, and a token with scopes the scope (docs/servicenow-profile.md)',
  ],
  [
    { status: 400, body: '{"errorMessages":["No."],"errors":{"labels":"has blanks"}}' },
    'GET /myself at https://acme.atlassian.net: 400, No., labels: has blanks: mend what it says',
  ],
  [
    { status: 404, body: 'null' },
    'GET /myself at https://acme.atlassian.net: 404: mend what it says',
  ],
  [
    { status: 429, headers: { 'retry-after': '100' } },
    'https://acme.atlassian.net takes no more calls for now: try again in 100 seconds',
  ],
])('an answer %# is told as what it means', async (answer, message) => {
  const server = await answering(answer);
  const it = await deployed(prod);
  const { clock } = quickClock();
  const endpoints = { ...it.endpoints, [prod.jira.site]: server.address };
  const access = { ...it.access, clock, transport: httpTransport({ clock, endpoints }) };
  const client = await clientOf({ access, environment: it.environment });
  await expect(client.get('/myself', me)).rejects.toThrow(message);
  await server.close();
  await it.close();
});
