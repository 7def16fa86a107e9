import dev from '../../../environments/dev';
import type { Deployed } from '../deployed';
import { type Case, answers, expectNamed } from './case';
import { examined, healthy, unwell } from './healthy';

// A whole environment at work, and a hundred calls over HTTP.
jest.setTimeout(60_000);

const path = (table: string): string => `/api/now/v2/table/${table}*`;
const hidden = (table: string) => [
  {
    call: { service: 'servicenow', path: path(table) },
    fault: {
      kind: 'status' as const,
      status: 200,
      headers: { 'x-total-count': '41' },
      body: '{"result":[]}',
    },
  },
];

/** A row without one of its columns. */
const without =
  (table: string, column: string) =>
  ({ world }: Deployed) => {
    const [row = {}] = world.serviceNow?.rows(table) ?? [];
    const left = Object.fromEntries(Object.entries(row).filter(([name]) => name !== column));
    world.inject(answers('servicenow', path(table), { result: [left] }));
  };

const CASES: Readonly<Record<string, Case>> = {
  'computers that an ACL hides': {
    broken: ({ world }) => world.inject(hidden('cmdb_ci_computer')),
    check: 'servicenow.context',
    found: /^'sentinel\.integration' sees none of 41 rows of cmdb_ci_computer$/,
    fix: /the role cmdb_read/,
  },
  'changes that an ACL hides': {
    broken: ({ world }) => world.inject(hidden('change_request')),
    check: 'servicenow.context',
    found: /sees none of 41 rows of change_request$/,
    fix: /the role sn_change_read/,
  },
  'affected items that an ACL hides': {
    broken: ({ world }) => world.inject(hidden('task_ci')),
    check: 'servicenow.context',
    found: /sees none of 41 rows of task_ci$/,
    fix: /the role itil/,
  },
  'affected items under another name': {
    broken: without('task_ci', 'ci_item'),
    check: 'servicenow.context',
    found: /^task_ci has no column ci_item, or/,
    fix: /^add it, or let the account read it/,
  },
  'a table without computers': {
    broken: ({ world }) =>
      world.inject(answers('servicenow', path('cmdb_ci_computer'), { result: [] })),
    check: 'servicenow.context',
    verdict: 'warning',
    found: /^cmdb_ci_computer has no row, so that reading it is unproven$/,
    fix: /once it has one/,
  },
  'a computer without a criticality': {
    broken: without('cmdb_ci_computer', 'business_criticality'),
    check: 'servicenow.context',
    found: /^cmdb_ci_computer has no column business_criticality, or/,
    fix: /^add it, or let the account read it/,
  },
};

describe('one thing of the context is broken:', () => {
  let it: Deployed;
  beforeAll(async () => {
    const row = { sys_id: '1'.repeat(32) };
    it = await healthy(
      { ...dev, serviceNow: { ...dev.serviceNow, context: {} } },
      {
        serviceNow: {
          records: {
            cmdb_ci_computer: [{ ...row, sys_class_name: 'cmdb_ci_computer', name: 'PC-1' }],
            change_request: [{ ...row, sys_class_name: 'change_request' }],
            task_ci: [row],
          },
        },
      },
    );
  });
  afterAll(() => it.close());

  test('nothing, and all is well', async () => {
    expect(unwell(await examined(it))).toEqual([]);
  });
  test.each(Object.entries(CASES))('%s', (_, one) => expectNamed(it, one));
});
