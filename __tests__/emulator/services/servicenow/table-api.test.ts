import { ServiceNowInstance } from '../../../../emulator/services/servicenow/instance';
import { tableApi } from '../../../../emulator/services/servicenow/table-api';
import type { Json } from '../../../../workflow/parameter';
import { type Conformance, send } from '../fixtures/conformance';

const API = 'https://www.servicenow.com/docs/r/api-reference/rest-apis/c_TableAPI.html';
const PYSNC = 'https://github.com/ServiceNow/PySNC/issues/42';
const POLICY = 'https://www.servicenow.com/docs/r/platform-administration/c_DataPolicy.html';
const PRIORITY =
  'https://www.servicenow.com/docs/r/it-service-management/incident-management/def-prio-lookup-rules.html';
const INCIDENT = '/api/now/v2/table/incident';
const KEY = '73e01a995cd74139a1499f2736ff2ab5';

const basic = (user: string, password = 'secret') =>
  `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;

function servicenow(replacesSysId = false) {
  let now = Date.UTC(2026, 0, 1);
  const instance = new ServiceNowInstance(
    {
      users: [
        { userName: 'bot', name: 'Sentinel Bot', email: 'bot@acme.com' },
        { userName: 'sam', name: 'Sam Analyst', email: 'sam@acme.com' },
      ],
      groups: ['Security Operations', 'Network'],
      replacesSysId,
    },
    () => now,
  );
  const account = (userName: string, ...roles: string[]) => ({
    userName,
    password: 'secret',
    roles,
  });
  const app = tableApi({
    instance,
    origin: 'https://acme.service-now.com',
    accounts: [
      account('bot', 'itil', 'audit_viewer'),
      account('blind', 'itil'),
      account('guest'),
      account('root', 'admin'),
    ],
  });
  instance.insert(
    'incident',
    {
      sys_id: KEY,
      short_description: 'First',
      correlation_id: 'guid-1',
      assignment_group: 'Security Operations',
      assigned_to: 'Sam Analyst',
      work_notes: 'opened',
    },
    'bot',
  );
  return { instance, app, tick: () => (now += 1000) };
}

const post = (body: Json): Conformance['request'] => ({ method: 'POST', url: INCIDENT, body });
const patch = (body: Json, query = ''): Conformance['request'] => ({
  method: 'PATCH',
  url: `${INCIDENT}/${KEY}${query}`,
  body,
});
const get = (query = '', table = 'incident'): Conformance['request'] => ({
  url: `/api/now/v2/table/${table}${query}`,
});
const result = (value: unknown) => ({ result: value });
const failure = (message: string, detail: unknown) => ({
  error: { message, detail },
  status: 'failure',
});
const found = (query: string) =>
  get(`?sysparm_query=${encodeURIComponent(query)}&sysparm_fields=number`);

const TABLE: readonly Conformance[] = [
  {
    does: 'gives a record',
    request: { url: `${INCIDENT}/${KEY}` },
    answers: 200,
    with: result({
      sys_id: KEY,
      number: 'INC0010001',
      state: '1',
      sys_created_on: '2026-01-01 00:00:00',
      sys_created_by: 'bot',
    }),
    source: API,
  },
  {
    does: 'gives references with a link',
    request: { url: `${INCIDENT}/${KEY}` },
    answers: 200,
    with: result({
      assigned_to: {
        link: expect.stringMatching(
          /^https:\/\/acme\.service-now\.com\/api\/now\/v2\/table\/sys_user\//,
        ),
        value: expect.stringMatching(/^[0-9a-f]{32}$/),
      },
    }),
    source: API,
  },
  {
    does: 'gives references without a link',
    request: { url: `${INCIDENT}/${KEY}?sysparm_exclude_reference_link=true` },
    answers: 200,
    with: result({ assigned_to: expect.stringMatching(/^[0-9a-f]{32}$/) }),
    source: API,
  },
  {
    does: 'gives display values',
    request: {
      url: `${INCIDENT}/${KEY}?sysparm_display_value=true&sysparm_exclude_reference_link=true`,
    },
    answers: 200,
    with: result({
      state: 'New',
      priority: '5 - Planning',
      assigned_to: 'Sam Analyst',
      assignment_group: 'Security Operations',
    }),
    source: API,
  },
  {
    does: 'gives both values',
    request: { url: `${INCIDENT}/${KEY}?sysparm_display_value=all` },
    answers: 200,
    with: result({
      state: { display_value: 'New', value: '1' },
      assigned_to: {
        display_value: 'Sam Analyst',
        link: expect.anything(),
        value: expect.anything(),
      },
    }),
    source: API,
  },
  {
    does: 'shows a journal only as display value',
    request: { url: `${INCIDENT}/${KEY}` },
    answers: 200,
    with: result({ work_notes: '' }),
    source: API,
  },
  {
    does: 'shows a journal as one text',
    request: { url: `${INCIDENT}/${KEY}?sysparm_display_value=true` },
    answers: 200,
    with: result({ work_notes: '2026-01-01 00:00:00 - Sentinel Bot (Work notes)\nopened\n\n' }),
    source: API,
  },
  {
    does: 'gives the fields asked for, unknown ones left out',
    request: { url: `${INCIDENT}/${KEY}?sysparm_fields=number,colour,assigned_to.email` },
    answers: 200,
    with: result({ number: 'INC0010001', 'assigned_to.email': 'sam@acme.com' }),
    source: API,
  },
  {
    does: 'does not know a record',
    request: { url: `${INCIDENT}/00000000000000000000000000000000` },
    answers: 404,
    with: failure('No Record found', "Record doesn't exist or ACL restricts the record retrieval"),
    source: API,
  },
  {
    does: 'gives an empty list',
    request: found('number=INC9'),
    answers: 200,
    with: { result: [] },
    source: API,
  },
  {
    does: 'gives an empty list as 404 in version 1',
    request: { url: '/api/now/v1/table/incident?sysparm_query=number=INC9' },
    answers: 404,
    source: API,
  },
  {
    does: 'has version 2 as default',
    request: { url: '/api/now/table/incident?sysparm_query=number=INC9' },
    answers: 200,
    with: { result: [] },
    source: API,
  },
  {
    does: 'finds by query',
    request: found('correlation_id=guid-1^assigned_to.email=sam@acme.com'),
    answers: 200,
    with: { result: [{ number: 'INC0010001' }] },
    source: API,
  },
  {
    does: 'ignores an unknown column in a query and gives all',
    request: found('corelation_id=none'),
    answers: 200,
    with: { result: [{ number: 'INC0010001' }] },
    source: API,
  },
  {
    does: 'creates a record',
    request: post({ short_description: 'x' }),
    answers: 201,
    with: result({
      number: 'INC0010002',
      state: '1',
      active: 'true',
      opened_at: '2026-01-01 00:00:00',
      sys_mod_count: '0',
    }),
    source: API,
  },
  {
    does: 'honours a given sys_id',
    request: post({ sys_id: 'a'.repeat(32) }),
    answers: 201,
    with: result({ sys_id: 'a'.repeat(32) }),
    source: PYSNC,
  },
  {
    does: 'refuses a sys_id that exists',
    request: post({ sys_id: KEY }),
    answers: 403,
    with: failure(
      'Operation Failed',
      expect.stringContaining(
        `Unique Key violation detected by database ((conn=1) Duplicate entry '${KEY}' for key 'PRIMARY')`,
      ),
    ),
    source: PYSNC,
  },
  {
    does: 'drops unknown and read-only fields',
    request: post({ colour: 'red', number: 'X', priority: '1', sys_created_by: 'me' }),
    answers: 201,
    with: result({ number: 'INC0010002', priority: '5', sys_created_by: 'bot' }),
    source: API,
  },
  {
    does: 'cuts long text',
    request: post({
      short_description: 'x'.repeat(161),
      description: 'y'.repeat(4001),
      correlation_id: 'z'.repeat(101),
    }),
    answers: 201,
    with: result({
      short_description: 'x'.repeat(160),
      description: 'y'.repeat(4000),
      correlation_id: 'z'.repeat(100),
    }),
    source: API,
  },
  {
    does: 'looks up a group by name',
    request: post({ assignment_group: 'Network' }),
    answers: 201,
    with: result({ assignment_group: { value: expect.stringMatching(/^[0-9a-f]{32}$/) } }),
    source: 'https://support.servicenow.com/kb?id=kb_article_view&sysparm_article=KB0534905',
  },
  {
    does: 'leaves a reference empty whose name is unknown',
    request: post({ assignment_group: 'Nobody' }),
    answers: 201,
    with: result({ assignment_group: '' }),
    source: 'https://support.servicenow.com/kb?id=kb_article_view&sysparm_article=KB0534905',
  },
  {
    does: 'keeps a value that is no choice',
    request: post({ category: 'martian' }),
    answers: 201,
    with: result({ category: 'martian' }),
    source: API,
  },
  {
    does: 'ignores text for a number',
    request: post({ urgency: 'high' }),
    answers: 201,
    with: result({ urgency: '3' }),
    source: API,
  },
  {
    does: 'takes numbers and empty values',
    request: patch({ urgency: 1, assigned_to: null }),
    answers: 200,
    with: result({ urgency: '1', assigned_to: '' }),
    source: API,
  },
  {
    does: 'refuses a body that is no JSON',
    request: { method: 'POST', url: INCIDENT, body: '{' },
    answers: 400,
    with: failure('Exception while reading request', expect.anything()),
    source: API,
  },
  {
    does: 'changes only what is sent, by PUT too',
    request: { method: 'PUT', url: `${INCIDENT}/${KEY}`, body: { urgency: '2' } },
    answers: 200,
    with: result({ urgency: '2', short_description: 'First' }),
    source: API,
  },
  {
    does: 'wants both closing fields to resolve',
    request: patch({ state: '6' }),
    answers: 403,
    with: failure(
      'Operation Failed',
      'Data Policy Exception: The following fields are mandatory: Resolution code, Resolution notes',
    ),
    source: POLICY,
  },
  {
    does: 'wants the one that is missing',
    request: patch({ state: '6', close_notes: 'done' }),
    answers: 403,
    with: failure(
      'Operation Failed',
      'Data Policy Exception: The following fields are mandatory: Resolution code',
    ),
    source: POLICY,
  },
  {
    does: 'resolves',
    request: patch({ state: '6', close_code: 'Solution provided', close_notes: 'done' }),
    answers: 200,
    with: result({
      state: '6',
      incident_state: '6',
      active: 'true',
      resolved_at: '2026-01-01 00:00:00',
    }),
    source: POLICY,
  },
  {
    does: 'closes',
    request: patch({ state: '7', close_code: 'Solution provided', close_notes: 'done' }),
    answers: 200,
    with: result({ state: '7', active: 'false', closed_at: '2026-01-01 00:00:00' }),
    source: POLICY,
  },
  {
    does: 'does not know a record to change',
    request: { method: 'PATCH', url: `${INCIDENT}/${'0'.repeat(32)}`, body: {} },
    answers: 404,
    source: API,
  },
  {
    does: 'gives the choices of a column',
    request: get(
      '?sysparm_query=name=incident^element=state^inactive=false^language=en&sysparm_fields=value,label',
      'sys_choice',
    ),
    answers: 200,
    with: { result: expect.arrayContaining([{ value: '6', label: 'Resolved' }]) },
    source: API,
  },
  {
    does: 'gives people and groups',
    request: get('?sysparm_query=email=sam@acme.com&sysparm_fields=user_name', 'sys_user'),
    answers: 200,
    with: { result: [{ user_name: 'sam' }] },
    source: API,
  },
  {
    does: 'gives journal entries',
    request: get(
      `?sysparm_query=element_id=${KEY}^element=work_notes&sysparm_fields=value,name,sys_created_by`,
      'sys_journal_field',
    ),
    answers: 200,
    with: { result: [{ value: 'opened', name: 'incident', sys_created_by: 'bot' }] },
    source: API,
  },
];

describe('the Table API', () => {
  test.each(TABLE)('$does: $answers ($source)', async ({ request, answers, with: body }) => {
    const answer = await send(servicenow().app, request, basic('bot'));
    expect(answer.status).toBe(answers);
    if (body !== undefined) expect(answer.json).toMatchObject(body as object);
  });

  test.each([
    ['none', undefined],
    ['a wrong password', basic('bot', 'wrong')],
    ['an unknown user', basic('nobody')],
    ['a bearer token', 'Bearer x'],
  ])('%s is a 401', async (_name, authorization) => {
    const answer = await send(servicenow().app, get(), authorization);
    expect(answer).toMatchObject({
      status: 401,
      json: failure('User Not Authenticated', 'Required to provide Auth information'),
    });
    expect(answer.headers['www-authenticate']).toBe('BASIC realm="Service-now"');
  });

  test(`priority follows from impact and urgency (${PRIORITY})`, async () => {
    const { app } = servicenow();
    const priorities = [];
    for (const impact of ['1', '2', '3']) {
      for (const urgency of ['1', '2', '3']) {
        const { json } = await send(app, patch({ impact, urgency }), basic('bot'));
        priorities.push((json as { result: { priority: string } }).result.priority);
      }
    }
    expect(priorities.join('')).toBe('123234345');
  });

  test('an instance may choose another sys_id, silently', async () => {
    const { app } = servicenow(true);
    const { status, json } = await send(app, post({ sys_id: 'a'.repeat(32) }), basic('bot'));
    expect(status).toBe(201);
    expect(json).not.toMatchObject({ result: { sys_id: 'a'.repeat(32) } });
  });

  test('a write without a change leaves no trace', async () => {
    const { app, instance, tick } = servicenow();
    const before = instance.row('incident', KEY);
    tick();
    await send(app, patch({ short_description: 'First' }), basic('bot'));
    expect(instance.row('incident', KEY)).toBe(before);
    await send(app, patch({ work_notes: 'more' }), basic('bot'));
    expect(instance.row('incident', KEY)).toMatchObject({
      sys_updated_on: '2026-01-01 00:00:01',
      sys_mod_count: '1',
    });
    expect(instance.rows('sys_journal_field').map((row) => row['value'])).toEqual([
      'opened',
      'more',
    ]);
  });

  test('a closed ticket is for administrators only', async () => {
    const { app } = servicenow();
    await send(
      app,
      patch({ state: '7', close_code: 'Solution provided', close_notes: 'x' }),
      basic('bot'),
    );
    expect(await send(app, patch({ state: '2' }), basic('bot'))).toMatchObject({
      status: 403,
      json: failure('Operation Failed', 'ACL Exception Update Failed due to security constraints'),
    });
  });

  test('a resolved ticket can be opened again, and counts that', async () => {
    const { app } = servicenow();
    await send(
      app,
      patch({ state: '6', close_code: 'Solution provided', close_notes: 'x' }),
      basic('bot'),
    );
    const { json } = await send(app, patch({ state: '2' }), basic('bot'));
    expect(json).toMatchObject({ result: { state: '2', reopen_count: '1' } });
  });
});

describe('access', () => {
  test('rows that a role hides are missing without a word, their count is not', async () => {
    const answer = await send(servicenow().app, get('', 'sys_journal_field'), basic('blind'));
    expect(answer).toMatchObject({ status: 200, json: { result: [] } });
    expect(answer.headers['x-total-count']).toBe('1');
  });

  test('a user without roles reads and writes no tickets', async () => {
    const { app } = servicenow();
    expect((await send(app, get(), basic('guest'))).json).toEqual({ result: [] });
    expect((await send(app, { url: `${INCIDENT}/${KEY}` }, basic('guest'))).status).toBe(404);
    expect(await send(app, post({}), basic('guest'))).toMatchObject({
      status: 403,
      json: failure('Operation Failed', 'ACL Exception Insert Failed due to security constraints'),
    });
    expect((await send(app, patch({ urgency: '1' }), basic('guest'))).status).toBe(404);
  });
});

describe('a list', () => {
  const names = async (query: string) => {
    const { app } = servicenow();
    for (const short_description of ['B', 'A']) {
      await send(app, post({ short_description }), basic('bot'));
    }
    const url = `?sysparm_fields=short_description&sysparm_query=ORDERBYshort_description${query}`;
    const { json, headers } = await send(app, get(url), basic('bot'));
    const rows = (json as { result: { short_description: string }[] }).result;
    return { names: rows.map((row) => row.short_description), headers };
  };
  const rels = (link = '') => [...link.matchAll(/rel="(\w+)"/g)].map(([, rel]) => rel);

  test('comes whole with its count', async () => {
    const list = await names('');
    expect(list.names).toEqual(['A', 'B', 'First']);
    expect(list.headers['x-total-count']).toBe('3');
    expect(list.headers['link']).toBeUndefined();
  });

  test('comes in pages with links', async () => {
    const list = await names('&sysparm_limit=1&sysparm_offset=1');
    expect(list.names).toEqual(['B']);
    expect(rels(list.headers['link'])).toEqual(['first', 'prev', 'next', 'last']);
    expect(list.headers['link']).toContain('sysparm_offset=2>;rel="next"');
  });

  test('has no next page at its end', async () => {
    const list = await names('&sysparm_limit=2&sysparm_offset=2');
    expect(list.names).toEqual(['First']);
    expect(rels(list.headers['link'])).toEqual(['first', 'prev', 'last']);
  });

  test('leaves headers away when asked', async () => {
    const { headers } = await names(
      '&sysparm_limit=1&sysparm_suppress_pagination_header=true&sysparm_no_count=true',
    );
    expect(headers['link']).toBeUndefined();
    expect(headers['x-total-count']).toBeUndefined();
  });
});

describe('what the emulator does not have ends the emulation', () => {
  test.each<[string, Conformance['request'], RegExp]>([
    ['a table', get('', 'cmdb_ci'), /the table 'cmdb_ci'/],
    ['a parameter', get('?sysparm_view=mobile'), /the query parameter 'sysparm_view'/],
    ['a filter by name', get('?number=INC1'), /the query parameter 'number'/],
    [
      'display values as input',
      { ...post({}), url: `${INCIDENT}?sysparm_input_display_value=true` },
      /sysparm_input_display_value/,
    ],
    ['an odd sys_id', post({ sys_id: 'abc' }), /'abc' as sys_id/],
    [
      'an object as a value',
      post({ urgency: { value: '1' } }),
      /an object as the value of 'urgency'/,
    ],
    ['a deletion', { method: 'DELETE', url: `${INCIDENT}/${KEY}` }, /DELETE .* is not implemented/],
    ['another API', { url: '/api/now/attachment' }, /\/api\/now\/attachment is not implemented/],
  ])('%s', async (_name, request, problem) => {
    await expect(send(servicenow().app, request, basic('bot'))).rejects.toThrow(problem);
  });
});

test('a reset leaves people and choices', async () => {
  const { app, instance } = servicenow();
  instance.reset();
  expect(instance.rows('incident')).toEqual([]);
  expect(instance.rows('sys_user')).toHaveLength(2);
  const { json } = await send(app, post({}), basic('bot'));
  expect(json).toMatchObject({ result: { number: 'INC0010001' } });
});
