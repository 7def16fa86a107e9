import type { Deployed } from '../deployed';
import { sharing, ATTACK, arrive } from '../../playbooks/servicenow/observables/world';
import { type Case, answers, expectNamed } from './case';
import { examined, healthy, mend, unwell } from './healthy';

// A whole environment at work, and a hundred calls over HTTP.
jest.setTimeout(60_000);

const table = (name: string): string => `/api/now/v2/table/${name}?*`;
const rowsWithout =
  (name: string, column: string, value: string, edit: object = {}) =>
  ({ world }: Deployed) => {
    const rows = world.serviceNow?.rows(name) ?? [];
    const left = rows.filter((row) => row[column] !== value);
    const result = [...left, ...(Object.keys(edit).length > 0 ? [edit] : [])];
    world.inject(answers('servicenow', table(name), { result }));
  };
/** The dictionary, of which the account sees the columns of observables. */
const dictionary =
  (column: string, maxLength = '1000') =>
  ({ world }: Deployed) => {
    const result = (world.serviceNow?.rows('sys_dictionary') ?? [])
      .filter(({ name, element }) => element !== column || name === 'task' || name === 'incident')
      .map((row) => (row['element'] === 'value' ? { ...row, max_length: maxLength } : row));
    world.inject(answers('servicenow', table('sys_dictionary'), { result }));
  };

const CASES: Readonly<Record<string, Case>> = {
  'a type that is missing': {
    broken: rowsWithout('sn_ti_observable_type', 'name', 'Domain name'),
    check: 'servicenow.observable-types',
    found: /^sn_ti_observable_type has no 'Domain name'/,
    fix: /add the type, correct its name/,
  },
  'types that the account may not see': {
    broken: ({ world }) =>
      world.inject(answers('servicenow', table('sn_ti_observable_type'), { result: [] })),
    check: 'servicenow.observable-types',
    found: /^'sentinel\.integration' sees no row of sn_ti_observable_type$/,
    fix: /give the account the role sn_ti\.write/,
  },
  'a column that is called otherwise': {
    broken: dictionary('observable'),
    check: 'servicenow.observable-columns',
    found: /^sn_ti_m2m_task_observable has no column observable/,
    fix: /correct its name in mappings/,
  },
  'a column that would cut values': {
    broken: dictionary('', '255'),
    check: 'servicenow.observable-columns',
    found: /^sn_ti_observable\.value holds 255 characters/,
    fix: /make it 500 long/,
  },
  'a finding that is no choice': {
    broken: rowsWithout('sys_choice', 'value', 'Malicious'),
    check: 'servicenow.observable-finding',
    found: /^sn_ti_observable\.finding has no choice 'Malicious'; it has 'Suspicious'/,
    fix: /write one of them as MALICIOUS/,
  },
};

/** What reads the dictionary as well, as the doctor wants it. */
const ROLES = [
  'itil',
  'audit_viewer',
  'sn_si.integration_user',
  'sn_ti.write',
  'personalize_read_dictionary',
];

const input = sharing();
let it: Deployed;
beforeAll(async () => {
  it = await healthy(input, { serviceNow: { roles: ROLES } });
  await arrive(it.world, ATTACK);
});
afterAll(() => it.close());

test('nothing is found where all is well', async () => {
  expect(unwell(await examined(it))).toEqual([]);
});

test.each(Object.entries(CASES))('%s is named', async (_name, one) => {
  // What brings intelligence the other way reads the same tables, and says so, too.
  await expectNamed(it, one, 'servicenow.observable');
});

test('columns are looked for in rows where the dictionary is refused', async () => {
  const refusal = { error: { message: 'User Not Authorized', detail: '' } };
  try {
    it.world.inject(answers('servicenow', table('sys_dictionary'), refusal, 403));
    const checks = unwell(await examined(it));
    expect(checks.filter(({ id }) => id.startsWith('servicenow.observable'))).toEqual([]);
  } finally {
    mend(it);
  }
});
