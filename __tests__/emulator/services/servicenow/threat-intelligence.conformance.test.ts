import { type Conformance, send } from '../fixtures/conformance';
import {
  API,
  KEY,
  PYSNC,
  basic,
  failure,
  found,
  get,
  result,
  servicenow,
} from '../fixtures/servicenow';

const FORM =
  'https://www.servicenow.com/docs/r/security-management/threat-intelligence/t_AddObservable.html';
const ROLES =
  'https://www.servicenow.com/docs/r/security-management/threat-intelligence/c_GetStartedWithThreatIntel.html';
const FIELD = 'https://github.com/polarityio/servicenow-sir/blob/master/integration.js';
const FINDINGS =
  'https://www.servicenow.com/docs/r/security-management/security-operations/threat-lookup-finding-calculators.html';

const OBSERVABLE = 'b'.repeat(32);
const RELATION = 'c'.repeat(32);
const post = (table: string, body: object): Conformance['request'] => ({
  method: 'POST',
  url: `/api/now/v2/table/${table}?sysparm_exclude_reference_link=true`,
  body,
});
const query = (table: string, asked: string, fields: string): Conformance['request'] =>
  get(
    `?sysparm_query=${encodeURIComponent(asked)}&sysparm_fields=${fields}&sysparm_exclude_reference_link=true`,
    table,
  );

/** An instance with one type looked up, one observable and its relation to a ticket. */
function instance() {
  const { app, instance } = servicenow();
  const [type] = instance.rows('sn_ti_observable_type');
  const observable = { sys_id: OBSERVABLE, value: '203.0.113.17', type: type?.['sys_id'] ?? '' };
  instance.insert('sn_ti_observable', observable, 'ti');
  const relation = { sys_id: RELATION, task: KEY, observable: OBSERVABLE };
  instance.insert('sn_ti_m2m_task_observable', relation, 'ti');
  return { app, instance };
}

/** What the Table API answers for the tables of Threat Intelligence, and who says so. */
const TABLE: readonly Conformance[] = [
  {
    does: 'knows the types by their names',
    request: query('sn_ti_observable_type', 'nameINIP address (V4),Domain name', 'name'),
    answers: 200,
    with: { result: [{ name: 'IP address (V4)' }, { name: 'Domain name' }] },
    source: FORM,
  },
  {
    does: 'finds an observable by its value, and shows its type',
    request: query(
      'sn_ti_observable',
      'value=203.0.113.17^ORvalue=198.51.100.1',
      'value,type.name',
    ),
    answers: 200,
    with: { result: [{ value: '203.0.113.17', 'type.name': 'IP address (V4)' }] },
    source: FORM,
  },
  {
    does: 'makes an observable under a sys_id of our own',
    request: post('sn_ti_observable', { sys_id: 'd'.repeat(32), value: 'evil.example' }),
    answers: 201,
    with: result({ sys_id: 'd'.repeat(32), value: 'evil.example', finding: '' }),
    source: PYSNC,
  },
  {
    does: 'makes a second observable of the same value: nothing keeps it from that',
    request: post('sn_ti_observable', { value: '203.0.113.17' }),
    answers: 201,
    with: result({ value: '203.0.113.17' }),
    source: FORM,
  },
  {
    does: 'refuses a sys_id that an observable has',
    request: post('sn_ti_observable', { sys_id: OBSERVABLE, value: 'x' }),
    answers: 403,
    with: failure('Operation Failed', expect.stringContaining(`Duplicate entry '${OBSERVABLE}'`)),
    source: PYSNC,
  },
  {
    does: 'changes what was found out about an observable',
    request: {
      method: 'PATCH',
      url: `/api/now/v2/table/sn_ti_observable/${OBSERVABLE}`,
      body: { finding: 'Malicious' },
    },
    answers: 200,
    with: result({ finding: 'Malicious', sys_mod_count: '1' }),
    source: FINDINGS,
  },
  {
    does: 'tells what an observable may be found to be',
    request: query('sys_choice', 'name=sn_ti_observable^element=finding', 'value'),
    answers: 200,
    with: {
      result: ['Malicious', 'Suspicious', 'Clean', 'Unknown'].map((value) => ({ value })),
    },
    source: FINDINGS,
  },
  {
    does: 'cuts a value that is too long',
    request: post('sn_ti_observable', { value: 'x'.repeat(1001) }),
    answers: 201,
    with: result({ value: 'x'.repeat(1000) }),
    source: API,
  },
  {
    does: 'relates an observable to a ticket',
    request: post('sn_ti_m2m_task_observable', { task: KEY, observable: OBSERVABLE }),
    answers: 201,
    with: result({ task: KEY, observable: OBSERVABLE }),
    source: FIELD,
  },
  {
    does: 'finds the observables of a ticket, with what they are',
    request: query(
      'sn_ti_m2m_task_observable',
      `task=${KEY}`,
      'observable,observable.value,observable.finding',
    ),
    answers: 200,
    with: {
      result: [
        {
          observable: OBSERVABLE,
          'observable.value': '203.0.113.17',
          'observable.finding': '',
        },
      ],
    },
    source: FIELD,
  },
];

test.each(TABLE)('$does: $answers ($source)', async ({ request, answers, with: body }) => {
  const answer = await send(instance().app, request, basic('ti'));
  expect(answer.status).toBe(answers);
  expect(answer.json).toMatchObject(body as object);
});

describe(`roles (${ROLES})`, () => {
  test.each([
    ['who reads finds', 'reader', 1],
    ['who has no role for it finds nothing', 'bot', 0],
  ])('%s', async (_name, user, rows) => {
    const { json } = await send(instance().app, get('', 'sn_ti_observable'), basic(user));
    expect((json as { result: object[] }).result).toHaveLength(rows);
  });

  test.each(['reader', 'bot'])('%s writes nothing', async (user) => {
    const { app, instance: tables } = instance();
    for (const table of ['sn_ti_observable', 'sn_ti_m2m_task_observable']) {
      expect((await send(app, post(table, {}), basic(user))).status).toBe(403);
      expect(tables.rows(table)).toHaveLength(1);
    }
  });

  test('types are an administrator’s', async () => {
    const answer = await send(
      instance().app,
      post('sn_ti_observable_type', { name: 'Mutex' }),
      basic('ti'),
    );
    expect(answer.status).toBe(403);
  });
});

test('a reset takes observables and relations, and leaves the types', async () => {
  const { app, instance: tables } = instance();
  tables.reset();
  expect(tables.rows('sn_ti_observable')).toEqual([]);
  expect(tables.rows('sn_ti_m2m_task_observable')).toEqual([]);
  expect((await send(app, found('active=true'), basic('ti'))).status).toBe(200);
  expect(tables.rows('sn_ti_observable_type')).not.toEqual([]);
});
