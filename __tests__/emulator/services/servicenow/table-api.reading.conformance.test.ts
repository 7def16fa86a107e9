import { type Conformance, send } from '../fixtures/conformance';
import {
  API,
  COMPUTERS,
  INCIDENT,
  QUERIES,
  KEY,
  basic,
  servicenow,
  get,
  result,
  failure,
  found,
} from '../fixtures/servicenow';

/** What the real Table API answers to whoever reads, and who says so. */
const TABLE: readonly Conformance[] = [
  {
    does: 'finds servers among computers, by one name or another, and what they refer to',
    request: {
      url: `${COMPUTERS}?sysparm_query=nameINx,FIN-SRV-01%5EORip_addressINx&sysparm_fields=name,sys_class_name,location.name`,
    },
    answers: 200,
    with: {
      result: [{ name: 'FIN-SRV-01', sys_class_name: 'cmdb_ci_server', 'location.name': 'Berlin' }],
    },
    source: QUERIES,
  },
  {
    does: 'finds by an address where no name is found',
    request: {
      url: `${COMPUTERS}?sysparm_query=nameINx%5EORip_addressIN10.0.0.7&sysparm_fields=name`,
    },
    answers: 200,
    with: { result: [{ name: 'FIN-SRV-01' }] },
    source: QUERIES,
  },
  {
    does: 'hides computers from who may not read the CMDB',
    request: { url: COMPUTERS, headers: { authorization: basic('guest') } },
    answers: 200,
    with: { result: [] },
    source: API,
  },
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

test.each(TABLE)('$does: $answers ($source)', async ({ request, answers, with: body }) => {
  const answer = await send(servicenow().app, request, basic('bot'));
  expect(answer.status).toBe(answers);
  if (body !== undefined) expect(answer.json).toMatchObject(body as object);
});
