import { type Conformance, send } from '../fixtures/conformance';
import {
  API,
  PYSNC,
  POLICY,
  INCIDENT,
  KEY,
  basic,
  servicenow,
  post,
  patch,
  result,
  failure,
} from '../fixtures/servicenow';

/** What the real Table API answers to whoever writes, and who says so. */
const TABLE: readonly Conformance[] = [
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
];

test.each(TABLE)('$does: $answers ($source)', async ({ request, answers, with: body }) => {
  const answer = await send(servicenow().app, request, basic('bot'));
  expect(answer.status).toBe(answers);
  if (body !== undefined) expect(answer.json).toMatchObject(body as object);
});
