import { type Conformance, send } from '../fixtures/conformance';
import {
  PRIORITY,
  INCIDENT,
  KEY,
  basic,
  servicenow,
  post,
  patch,
  get,
  failure,
} from '../fixtures/servicenow';

describe('the Table API', () => {
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

describe('what an account may see of itself', () => {
  const list = (table: string) => ({
    method: 'GET' as const,
    url: `/api/now/v2/table/${table}?sysparm_fields=name,element,max_length,role.name`,
    headers: {},
  });

  test.each([
    ['sys_user_has_role', { 'role.name': 'itil' }],
    ['sys_dictionary', { name: 'task', element: 'correlation_display', max_length: '100' }],
  ])('%s: nothing without the role for it', async (table, row) => {
    const { app } = servicenow();
    expect((await send(app, list(table), basic('bot'))).json).toEqual({ result: [] });
    const { json } = await send(app, list(table), basic('root'));
    expect((json as { result: object[] }).result).toContainEqual(expect.objectContaining(row));
  });
});
