import prod from '../../../environments/prod';
import type { Deployed } from '../deployed';
import { type Case, answers, expectNamed } from './case';
import { healthy } from './healthy';

// A whole environment at work, and a hundred calls over HTTP.
jest.setTimeout(60_000);

const table = (name: string): string => `/api/now/v2/table/${name}*`;
const rows = (...result: readonly object[]) => ({ result });
const answered =
  (...fault: Parameters<typeof answers>) =>
  ({ world }: Deployed) => {
    world.inject(answers(...fault));
  };

const FORBIDDEN = {
  error: { message: 'User Not Authorized', detail: 'Failed API level ACL Validation' },
  status: 'failure',
};

/** Choices as an instance has them, without those of a value. */
const choices =
  (isLeft: (row: { readonly element: string; readonly value: string }) => boolean) =>
  ({ world }: Deployed) => {
    const all = world.serviceNow?.rows('sys_choice') ?? [];
    const left = all.filter(({ element = '', value = '' }) => isLeft({ element, value }));
    world.inject(answers('servicenow', table('sys_choice'), rows(...left)));
  };

const SERVICE_NOW: Readonly<Record<string, Case>> = {
  'an instance that is not there': {
    broken: ({ world }) =>
      world.inject([{ call: { service: 'servicenow' }, fault: { kind: 'reset', acted: false } }]),
    check: 'servicenow.sign-in',
    found: /^http:\/\/127\.0\.0\.1:\d+ cannot be reached/,
    fix: /is there a network/,
  },
  'an instance that sleeps': {
    broken: ({ world }) =>
      world.inject([
        {
          call: { service: 'servicenow' },
          fault: { kind: 'status', status: 200, body: '<html>hibernating' },
        },
      ]),
    check: 'servicenow.sign-in',
    found: /^https:\/\/acme\.service-now\.com answered 200 without JSON$/,
    fix: /proxy or a sign-in page/,
  },
  'a password that is not taken': {
    broken: ({ world }) => world.outdate(['servicenow-password']),
    check: 'servicenow.sign-in',
    found:
      /^https:\/\/acme\.service-now\.com does not take the credentials of 'sentinel\.integration' \(401/,
    fix: /is the user active, .* write the right value into servicenow-password with `bridge secrets`/,
  },
  'a table that the account may not read': {
    broken: answered('servicenow', table('sn_si_incident'), FORBIDDEN, 403),
    check: 'servicenow.tables',
    found: /'sentinel\.integration' may not do GET \/sn_si_incident .*\(403, User Not Authorized/,
    fix: /give 'sentinel\.integration' the role sn_si\.integration_user/,
  },
  'rows that an ACL hides': {
    broken: ({ world }) =>
      world.inject([
        {
          call: { service: 'servicenow', path: table('incident') },
          fault: {
            kind: 'status',
            status: 200,
            headers: { 'x-total-count': '41' },
            body: '{"result":[]}',
          },
        },
      ]),
    check: 'servicenow.tables',
    found: /^'sentinel\.integration' sees none of 41 rows of incident$/,
    fix: /give 'sentinel\.integration' the role itil/,
  },
  'an account that may only read': {
    broken: answered(
      'servicenow',
      table('sys_user_has_role'),
      rows(
        { 'user.user_name': 'sentinel.integration', 'role.name': 'sn_incident_read' },
        { 'user.user_name': 'sentinel.integration', 'role.name': 'sn_si.basic' },
        { 'user.user_name': 'somebody.else', 'role.name': 'itil' },
      ),
    ),
    check: 'servicenow.roles',
    found: /^'sentinel\.integration' has none of the roles that write incident$/,
    fix: /^give it the role itil$/,
  },
  'notes whose authors the account may not see': {
    broken: answered('servicenow', table('sys_journal_field'), rows()),
    check: 'servicenow.journal',
    found: /sees no entry of INC\d+ in sys_journal_field/,
    fix: /give 'sentinel\.integration' the role audit_viewer/,
  },
  'notes of another ticket': {
    broken: answered(
      'servicenow',
      table('sys_journal_field'),
      rows({ element_id: 'f'.repeat(32) }),
    ),
    check: 'servicenow.journal',
    found: /sees no entry of INC\d+/,
    fix: /audit_viewer/,
  },
  'a column that is not there': {
    broken: answered(
      'servicenow',
      table('sys_dictionary'),
      rows(
        ...['number', 'sys_class_name', 'state', 'urgency', 'impact', 'correlation_id']
          .concat(['correlation_display', 'close_code', 'close_notes', 'assigned_to'])
          .concat(['assignment_group', 'short_description', 'description', 'work_notes'])
          .map((element) => ({ name: 'task', element, max_length: '100' })),
        { name: 'incident', element: 'sys_updated_on', max_length: '40' },
      ),
    ),
    check: 'servicenow.fields',
    found: /^sn_si_incident at https:\/\/acme\.service-now\.com has no column sys_updated_on/,
    fix: /add it, or let the account read it/,
  },
  'a choice that is called otherwise': {
    broken: choices(({ value }) => value !== 'Threat mitigated'),
    check: 'servicenow.choices',
    found:
      /^sn_si_incident\.close_code has no choice 'Threat mitigated'; it has 'Investigation completed', /,
    fix: /write one of them into serviceNow\.mappings\.sn_si_incident/,
  },
  'an assignment group that is not there': {
    broken: answered('servicenow', '/api/now/v2/table/sys_user_group?*name%3DNetwork*', rows()),
    check: 'servicenow.groups',
    found: /^there is no 'Network' in sys_user_group, so that tickets go without$/,
    fix: /correct the route, or make it there/,
  },
  'an assignment group that is no longer used': {
    broken: answered(
      'servicenow',
      '/api/now/v2/table/sys_user_group?*name%3DNetwork*',
      rows({ name: 'Network', active: 'false' }),
    ),
    check: 'servicenow.groups',
    found: /^'Network' in sys_user_group is not active$/,
    fix: /activate it/,
  },
  'two groups of one name': {
    broken: answered(
      'servicenow',
      '/api/now/v2/table/sys_user_group?*name%3DNetwork*',
      rows({ name: 'Network', active: 'true' }, { name: 'Network', active: 'true' }),
    ),
    check: 'servicenow.groups',
    verdict: 'warning',
    found: /^2 active records of sys_user_group are called 'Network'/,
    fix: /write the sys_id/,
  },
};

/** What is told once for each table, so where there is one. */
const ONCE: Readonly<Record<string, Case>> = {
  'choices that the account may not see': {
    broken: choices(({ element }) => element !== 'impact'),
    check: 'servicenow.choices',
    verdict: 'warning',
    found: /^the account sees no choice of (incident|sn_si_incident)\.impact/,
    fix: /let it read sys_choice/,
  },
};

describe('one thing is broken in production:', () => {
  let it: Deployed;
  beforeAll(async () => {
    it = await healthy(prod);
  });
  afterAll(() => it.close());

  test.each(Object.entries(SERVICE_NOW))('%s', (_, one) => expectNamed(it, one));
});

describe('one thing is broken where there is one table:', () => {
  let it: Deployed;
  beforeAll(async () => {
    it = await healthy({
      ...prod,
      serviceNow: { ...prod.serviceNow, routes: [{ assignmentGroup: 'Network' }] },
    });
  });
  afterAll(() => it.close());

  test.each(Object.entries(ONCE))('%s', (_, one) => expectNamed(it, one));
});
