import { type Conformance, send } from '../fixtures/conformance';
import { KEY, PYSNC, basic, failure, get, result, servicenow } from '../fixtures/servicenow';

const LISTED = 'https://servicenowguru.com/cmdb/track-affected-cis-one-place/';
const WHO =
  'https://www.servicenow.com/docs/r/it-service-management/incident-management/t_UsingTheBSMMapToLocateAffectedCIs.html';

const COMPUTER = 'c'.repeat(32);
const ROW = 'e'.repeat(32);
const post = (body: object): Conformance['request'] => ({
  method: 'POST',
  url: '/api/now/v2/table/task_ci?sysparm_exclude_reference_link=true',
  body,
});

/** An instance with one item that is listed as affected. */
function instance() {
  const { app, instance } = servicenow();
  instance.insert('task_ci', { sys_id: ROW, task: KEY, ci_item: COMPUTER }, 'bot');
  return { app, instance };
}

/** What the Table API answers for the affected items of tickets, and who says so. */
const TABLE: readonly Conformance[] = [
  {
    does: 'lists an item as affected, under a sys_id of our own',
    request: post({ sys_id: 'f'.repeat(32), task: KEY, ci_item: COMPUTER }),
    answers: 201,
    with: result({ sys_id: 'f'.repeat(32), task: KEY, ci_item: COMPUTER }),
    source: LISTED,
  },
  {
    does: 'refuses a sys_id that a row has',
    request: post({ sys_id: ROW, task: KEY, ci_item: COMPUTER }),
    answers: 403,
    with: failure('Operation Failed', expect.stringContaining(`Duplicate entry '${ROW}'`)),
    source: PYSNC,
  },
  {
    does: 'finds what is affected by a ticket, with its name',
    request: get(`?sysparm_query=task=${KEY}&sysparm_fields=ci_item.name`, 'task_ci'),
    answers: 200,
    with: { result: [{ 'ci_item.name': 'FIN-SRV-01' }] },
    source: LISTED,
  },
];

test.each(TABLE)('$does: $answers ($source)', async ({ request, answers, with: body }) => {
  const answer = await send(instance().app, request, basic('bot'));
  expect(answer.status).toBe(answers);
  expect(answer.json).toMatchObject(body as object);
});

test(`who has no role for tickets lists nothing (${WHO})`, async () => {
  const { app, instance: tables } = instance();
  const body = { task: KEY, ci_item: COMPUTER };
  expect((await send(app, post(body), basic('guest'))).status).toBe(403);
  expect(tables.rows('task_ci')).toHaveLength(1);
});

test('what is listed goes with the tickets', () => {
  const { instance: tables } = instance();
  tables.reset();
  expect(tables.rows('task_ci')).toEqual([]);
});
