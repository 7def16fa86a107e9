import {
  MOST_ADDING_REQUESTS,
  TISC_SOURCES,
  addObservablesApi,
} from '../../../emulator/services/tisc/add-observables';
import { HourlyLimit } from '../../../emulator/services/tisc/hourly-limit';
import { type Conformance, send } from './fixtures/conformance';
import { basic, failure, servicenow } from './fixtures/servicenow';

const DOCS = 'https://www.servicenow.com/docs/r/api-reference/rest-apis/tisc-api.html';
const ROLE = 'sn_sec_tisc.api_obs_write_access';
const post = (body: unknown): Conformance['request'] => ({
  method: 'POST',
  url: '/api/sn_sec_tisc/v1/threat_intel_data/add_observables',
  body,
});
const good = { value: '203.0.113.17', type: 'ip_v4_address', reputation: 'malicious' };

function tisc() {
  const { instance, tick } = servicenow();
  const account = (userName: string, ...roles: string[]) => ({
    userName,
    password: 'secret',
    roles,
  });
  const limit = new HourlyLimit(MOST_ADDING_REQUESTS, instance.now);
  const app = addObservablesApi({
    instance,
    limit,
    accounts: [account('bot', ROLE), account('guest')],
  });
  return { app, instance, tick };
}

/** What the real API answers to new observables, and who says so. */
const TABLE: readonly Conformance[] = [
  {
    does: 'adds all',
    request: post({
      source: 'Sentinel',
      observables: [{ ...good, confidence: '90', tlp: 'AMBER' }],
    }),
    answers: 200,
    with: {
      status: 'success',
      metadata: { total_records: 1, success_records: 1, error_records: 0 },
      success_records: [
        {
          value: '203.0.113.17',
          type: 'ip_v4_address',
          sys_id: expect.stringMatching(/^[0-9a-f]{32}$/),
        },
      ],
      error_records: [],
    },
    source: DOCS,
  },
  {
    does: 'adds some, and says which not',
    request: post({
      source: 'Sentinel',
      observables: [good, { value: '1.1.1.1', type: 'ip_add' }],
    }),
    answers: 200,
    with: {
      status: 'partial_success',
      metadata: { total_records: 2, success_records: 1, error_records: 1 },
      error_records: [
        { value: '1.1.1.1', type: 'ip_add', error_message: "The 'type' field value is invalid" },
      ],
    },
    source: DOCS,
  },
  {
    does: 'adds none',
    request: post({ source: 'Sentinel', observables: [{ value: '1.1.1.1', type: 'ip_add' }] }),
    answers: 200,
    with: { status: 'error', metadata: { success_records: 0, error_records: 1 } },
    source: DOCS,
  },
  {
    does: 'refuses what has no source',
    request: post({ observables: [good] }),
    answers: 400,
    with: failure('Bad request', expect.anything()),
    source: DOCS,
  },
];

test.each(TABLE)('$does: $answers ($source)', async ({ request, answers, with: body }) => {
  const answer = await send(tisc().app, request, basic('bot'));
  expect(answer.status).toBe(answers);
  expect(answer.json).toMatchObject(body as object);
});

test(`the role ${ROLE} is needed (${DOCS})`, async () => {
  const { app, instance } = tisc();
  const answer = await send(app, post({ source: 'x', observables: [good] }), basic('guest'));
  expect(answer.status).toBe(403);
  expect(instance.rows(TISC_SOURCES)).toEqual([]);
});

test(`what is added twice stands there twice (${DOCS})`, async () => {
  const { app, instance } = tisc();
  for (const _ of [1, 2]) {
    await send(app, post({ source: 'x', observables: [good] }), basic('bot'));
  }
  expect(instance.rows(TISC_SOURCES)).toHaveLength(2);
});

test(`a hundred requests an hour (${DOCS})`, async () => {
  const { app } = tisc();
  const one = () => send(app, post({ source: 'x', observables: [good] }), basic('bot'));
  for (let index = 0; index < 100; index++) expect((await one()).status).toBe(200);
  expect(await one()).toMatchObject({ status: 429, headers: { 'Retry-After': '3600' } });
});
