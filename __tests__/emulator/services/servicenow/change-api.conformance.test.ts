import { changeApi } from '../../../../emulator/services/servicenow/change-api';
import { ServiceNowInstance } from '../../../../emulator/services/servicenow/instance';
import { type Conformance, send } from '../fixtures/conformance';
import { basic } from '../fixtures/servicenow';

const CHANGES =
  'https://www.servicenow.com/docs/r/api-reference/rest-apis/change-management-api.html';
const STATES =
  'https://www.servicenow.com/docs/r/it-service-management/change-management/normal-standard-emergency-states.html';
const BASE = '/api/sn_chg_rest/v1/change';

function setUp() {
  const people = ['anna', 'bert', 'bot'].map((userName) => ({
    userName,
    name: userName,
    email: '',
  }));
  const instance = new ServiceNowInstance(
    {
      users: people,
      groups: ['Network'],
      changes: { members: { Network: ['bert'], 'CAB Approval': ['anna', 'bert'] } },
    },
    () => Date.UTC(2026, 0, 1),
  );
  const account = (userName: string, ...roles: string[]) => ({
    userName,
    password: 'secret',
    roles,
  });
  const app = changeApi({
    instance,
    origin: 'https://acme.service-now.com',
    accounts: [account('bot', 'itil'), account('guest')],
  });
  const row = instance.insert('change_request', { short_description: 'first' }, 'bot');
  const grouped = instance.insert('change_request', { assignment_group: 'Network' }, 'bot');
  return { instance, app, id: row['sys_id'] ?? '', grouped: grouped['sys_id'] ?? '' };
}

const { id: ID, grouped: GROUPED } = setUp();
const value = (stored: string, shown = stored) => ({ value: stored, display_value: shown });
const patch = (id: string, body: object): Conformance['request'] => ({
  method: 'PATCH',
  url: `${BASE}/${id}`,
  body,
});

const CASES: readonly (Conformance & { readonly as?: string })[] = [
  {
    does: 'raises a normal change, every field with what it stores and shows',
    request: {
      method: 'POST',
      url: `${BASE}/normal`,
      body: { short_description: 'Open the port', correlation_id: 'x', colour: 'red' },
    },
    answers: 200,
    with: {
      result: {
        number: value('CHG0010003'),
        state: value('-5', 'New'),
        approval: value('not requested', 'Not Yet Requested'),
        type: value('normal'),
        correlation_id: value('x'),
        __meta: { ignoredFields: ['colour'] },
      },
    },
    source: CHANGES,
  },
  {
    does: 'raises an emergency, whatever the fields say of the type',
    request: { method: 'POST', url: `${BASE}/emergency`, body: { type: 'normal' } },
    answers: 200,
    with: { result: { type: value('emergency'), __meta: { ignoredFields: ['type'] } } },
    source: CHANGES,
  },
  {
    does: 'gives a change',
    request: { url: `${BASE}/${ID}` },
    answers: 200,
    with: { result: { number: value('CHG0010001') } },
    source: CHANGES,
  },
  {
    does: 'knows no change by that id',
    request: { url: `${BASE}/${'0'.repeat(32)}` },
    answers: 404,
    source: CHANGES,
  },
  {
    does: 'asks people once a change leaves New',
    request: patch(GROUPED, { state: '-4' }),
    answers: 200,
    with: { result: { state: value('-4', 'Assess'), approval: value('requested', 'Requested') } },
    source: STATES,
  },
  {
    does: 'skips no state',
    request: patch(GROUPED, { state: '-1' }),
    answers: 403,
    with: { error: { message: 'Operation Failed' } },
    source: STATES,
  },
  {
    does: 'wants an assignment group before anybody is asked',
    request: patch(ID, { state: '-4' }),
    answers: 403,
    with: { error: { detail: expect.stringMatching(/mandatory: Assignment group$/) } },
    source: 'https://www.servicenow.com/docs/r/platform-administration/c_DataPolicy.html',
  },
  {
    does: 'refuses whoever has no role for changes',
    request: { method: 'POST', url: `${BASE}/normal`, body: {} },
    as: 'guest',
    answers: 403,
    source: CHANGES,
  },
  {
    does: 'refuses a body that is no object',
    request: { method: 'POST', url: `${BASE}/normal`, body: [] },
    answers: 400,
    source: CHANGES,
  },
];

test.each(CASES)('$does ($answers, $source)', async ({ request, answers, as = 'bot', ...one }) => {
  const answer = await send(setUp().app, request, basic(as));
  expect(answer.status).toBe(answers);
  if (one.with !== undefined) expect(answer.json).toMatchObject(one.with as object);
});

describe('people', () => {
  const states = ({ instance, grouped }: ReturnType<typeof setUp>) => {
    const row = instance.row('change_request', grouped);
    return [row?.['state'], row?.['approval']];
  };

  test('assess, then authorize: one answer of each group is enough', () => {
    const it = setUp();
    it.instance.as('bot').update('change_request', it.grouped, { state: '-4' });
    expect(() => it.instance.as('anna').approve(it.grouped)).toThrow(/was not asked/);
    it.instance.as('bert').approve(it.grouped);
    expect(states(it)).toStrictEqual(['-3', 'requested']);
    it.instance.as('anna').approve(it.grouped);
    expect(states(it)).toStrictEqual(['-2', 'approved']);
    const rows = it.instance.rows('sysapproval_approver');
    expect(rows.map(({ state }) => state)).toStrictEqual(['approved', 'approved', 'not_required']);
  });

  test('reject: the change is back in New', () => {
    const it = setUp();
    it.instance.as('bot').update('change_request', it.grouped, { state: '-4' });
    it.instance.as('bert').deny(it.grouped);
    expect(states(it)).toStrictEqual(['-5', 'rejected']);
  });

  test('nobody takes a change past them', () => {
    const it = setUp();
    it.instance.as('bot').update('change_request', it.grouped, { state: '-4' });
    expect(() =>
      it.instance.as('bot').update('change_request', it.grouped, { state: '-3' }),
    ).toThrow(/waits for approval/);
  });
});
