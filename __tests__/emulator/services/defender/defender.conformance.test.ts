import { Permissions } from '../../../../emulator/roles';
import { defender } from '../../../../emulator/services/defender/defender';
import { DefenderTenant, machineIdOf } from '../../../../emulator/services/defender/tenant';
import { TokenIssuer } from '../../../../emulator/services/token-issuer';
import { type Conformance, send } from '../fixtures/conformance';

const DOCS = 'https://learn.microsoft.com/defender-endpoint/api';
const AUDIENCE = 'https://api.securitycenter.microsoft.com';
const WEB = machineIdOf('web01.contoso.com');
const BUSY = machineIdOf('busy.contoso.com');

function setUp() {
  let now = Date.UTC(2026, 0, 1);
  const tokens = new TokenIssuer();
  const grant = (principalId: string, appRole: string) => ({
    address: `${principalId} ${appRole}`,
    principalId,
    api: 'WindowsDefenderATP',
    appRole,
  });
  const permissions = new Permissions(
    [],
    [
      grant('bridge', 'Machine.Read.All'),
      grant('bridge', 'Machine.Isolate'),
      grant('reader', 'Machine.Read.All'),
    ],
  );
  const tenant = new DefenderTenant(
    [
      { name: 'WEB01.contoso.com' },
      { name: 'web01.contoso.com' },
      { name: 'busy.contoso.com', online: false },
    ],
    () => now,
  );
  const app = defender({ tenant, tokens, permissions, nameOf: (id) => id });
  const busy = tenant.machine(BUSY);
  if (busy) tenant.ask(busy, { type: 'Isolate', scope: 'Full', requestor: 'x', comment: 'first' });
  return {
    app,
    tenant,
    pass: (seconds: number) => (now += seconds * 1000),
    as: (who: string, audience = AUDIENCE) => `Bearer ${tokens.issue(who, audience)}`,
  };
}

const list = (path: string, filter?: string): Conformance['request'] => ({
  url: filter === undefined ? `/api/${path}` : `/api/${path}?$filter=${encodeURIComponent(filter)}`,
});
const isolate = (id: string, body: object): Conformance['request'] => ({
  method: 'POST',
  url: `/api/machines/${id}/isolate`,
  body,
});
const error = (code: string) => ({ error: { code, message: expect.any(String) } });

const CASES: readonly (Conformance & { readonly as?: string; readonly audience?: string })[] = [
  {
    does: 'finds a machine by its name, in lower case',
    request: list('machines', "computerDnsName eq 'web01.contoso.com'"),
    answers: 200,
    with: {
      value: expect.arrayContaining([expect.objectContaining({ id: WEB, healthStatus: 'Active' })]),
    },
    source: `${DOCS}/get-machines`,
  },
  {
    does: 'finds machines by the start of their names, or by id',
    request: list('machines', `id eq '${BUSY}' or startswith(computerDnsName,'web01.')`),
    answers: 200,
    source: `${DOCS}/exposed-apis-odata-samples`,
  },
  {
    does: 'answers 404 where there is no such machine',
    request: list('machines', "computerDnsName eq 'gone'"),
    answers: 404,
    with: error('ResourceNotFound'),
    source: `${DOCS}/get-machines`,
  },
  {
    does: 'refuses to filter by what it does not know',
    request: list('machines', "colour eq 'red'"),
    answers: 400,
    with: error('BadRequest'),
    source: `${DOCS}/common-errors`,
  },
  {
    does: 'isolates, and answers with what it was asked',
    request: isolate(WEB, { Comment: 'because', IsolationType: 'Selective' }),
    answers: 201,
    with: {
      type: 'Isolate',
      scope: 'Selective',
      status: 'Pending',
      machineId: WEB,
      requestorComment: 'because',
      requestor: 'bridge',
    },
    source: `${DOCS}/isolate-machine`,
  },
  {
    does: 'wants a comment',
    request: isolate(WEB, { IsolationType: 'Full' }),
    answers: 400,
    with: error('InvalidInput'),
    source: `${DOCS}/isolate-machine`,
  },
  {
    does: 'wants a type that there is',
    request: isolate(WEB, { Comment: 'because', IsolationType: 'Half' }),
    answers: 400,
    with: error('InvalidInput'),
    source: `${DOCS}/isolate-machine`,
  },
  {
    does: 'refuses a second action while one is open',
    request: isolate(BUSY, { Comment: 'because', IsolationType: 'Full' }),
    answers: 400,
    with: error('ActiveRequestAlreadyExists'),
    source: `${DOCS}/common-errors`,
  },
  {
    does: 'knows no machine by that id',
    request: isolate('0'.repeat(40), { Comment: 'because', IsolationType: 'Full' }),
    answers: 404,
    with: error('ResourceNotFound'),
    source: `${DOCS}/isolate-machine`,
  },
  {
    does: 'releases',
    request: { method: 'POST', url: `/api/machines/${WEB}/unisolate`, body: { Comment: 'mended' } },
    answers: 201,
    with: { type: 'Unisolate', status: 'Pending' },
    source: `${DOCS}/unisolate-machine`,
  },
  {
    does: 'lists what was asked of a machine',
    request: list('machineactions', `machineId eq '${BUSY}'`),
    answers: 200,
    with: {
      value: [
        expect.objectContaining({
          type: 'Isolate',
          status: 'Pending',
          creationDateTimeUtc: '2026-01-01T00:00:00.0000000Z',
        }),
      ],
    },
    source: `${DOCS}/get-machineactions-collection`,
  },
  {
    does: 'refuses a token for another audience',
    request: list('machines'),
    audience: 'https://management.azure.com',
    answers: 401,
    with: error('Unauthorized'),
    source: `${DOCS}/common-errors`,
  },
  {
    does: 'refuses to isolate without the role for it',
    request: isolate(WEB, { Comment: 'because', IsolationType: 'Full' }),
    as: 'reader',
    answers: 403,
    with: error('Forbidden'),
    source: `${DOCS}/isolate-machine#permissions`,
  },
  {
    does: 'refuses to tell of machines without a role',
    request: list('machines'),
    as: 'nobody',
    answers: 403,
    with: error('Forbidden'),
    source: `${DOCS}/get-machines#permissions`,
  },
];

test.each(CASES)(
  '$does ($answers, $source)',
  async ({ request, answers, as = 'bridge', audience, ...one }) => {
    const it = setUp();
    const answer = await send(it.app, request, it.as(as, audience));
    expect(answer.status).toBe(answers);
    if (one.with !== undefined) expect(answer.json).toMatchObject(one.with as object);
  },
);

test('an action begins, then ends as the machine lets it; an offline machine leaves it pending', async () => {
  const it = setUp();
  await send(it.app, isolate(WEB, { Comment: 'because', IsolationType: 'Full' }), it.as('bridge'));
  const statuses = () => it.tenant.actions().map((action) => it.tenant.statusOf(action));
  expect(statuses()).toStrictEqual(['Pending', 'Pending']);
  it.pass(10);
  expect(statuses()).toStrictEqual(['Pending', 'InProgress']);
  it.pass(60);
  expect(statuses()).toStrictEqual(['Pending', 'Succeeded']);
  it.tenant.set(BUSY, { online: true, ends: 'TimeOut' });
  it.pass(60);
  expect(statuses()).toStrictEqual(['TimeOut', 'Succeeded']);
});

test('more than a hundred calls a minute are too many, and the answer says until when', async () => {
  const it = setUp();
  const call = () => send(it.app, list('machineactions'), it.as('bridge'));
  for (let n = 0; n < 100; n++) expect((await call()).status).toBe(200);
  expect(await call()).toMatchObject({ status: 429, headers: { 'retry-after': '60' } });
  it.pass(61);
  expect((await call()).status).toBe(200);
});
