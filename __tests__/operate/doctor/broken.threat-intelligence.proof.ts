import prod from '../../../environments/prod';
import type { Deployed } from '../deployed';
import { type Case, answers, expectNamed } from './case';
import { examined, healthy, unwell } from './healthy';

// A whole environment at work, and a hundred calls over HTTP.
jest.setTimeout(90_000);

const table = (name: string): string => `/api/now/v2/table/${name}*`;
const FORBIDDEN = { error: { message: 'User Not Authorized', detail: 'ACL' }, status: 'failure' };

const CASES: Readonly<Record<string, Case>> = {
  'a table that the account may not read': {
    broken: ({ world }) => {
      world.inject(answers('servicenow', table('sn_ti_m2m_observable_indicator'), FORBIDDEN, 403));
    },
    check: 'servicenow.intelligence-tables',
    found: /may not do GET \/sn_ti_m2m_observable_indicator/,
    fix: /give 'sentinel\.integration' the role that reads it/,
  },
  'a column that has another name': {
    broken: ({ world }) => {
      const rows = (world.serviceNow?.rows('sys_dictionary') ?? []).filter(
        (row) => row['element'] !== 'finding',
      );
      world.inject(answers('servicenow', table('sys_dictionary'), { result: rows }));
    },
    check: 'servicenow.intelligence-columns',
    found: /^sn_ti_observable has no column finding$/,
    fix: /mend the name in mappings/,
  },
  'a type that is called something else': {
    broken: ({ world }) => {
      const rows = (world.serviceNow?.rows('sn_ti_observable_type') ?? []).filter(
        (row) => row['name'] !== 'URL',
      );
      world.inject(answers('servicenow', table('sn_ti_observable_type'), { result: rows }));
    },
    check: 'servicenow.intelligence-types',
    found: /^sn_ti_observable_type has no type 'URL'; it has IP address \(V4\), /,
    fix: /mend the name in mappings/,
  },
};

describe('with threat intelligence', () => {
  let it: Deployed;
  beforeAll(async () => {
    it = await healthy(
      {
        ...prod,
        sentinel: { ...prod.sentinel, customerId: '5d0b7c1e-94a2-4f63-8e1d-2c7f6a90b3e5' },
        threatIntelligence: { source: 'classic' },
      },
      {
        serviceNow: {
          roles: [
            'itil',
            'audit_viewer',
            'sn_si.integration_user',
            'sn_ti.read',
            'personalize_read_dictionary',
          ],
        },
      },
    );
  });
  afterAll(() => it.close());

  test('all is well, but for what a healthy environment warns of', async () => {
    expect(unwell(await examined(it))).toEqual([]);
  });

  test.each(Object.entries(CASES))('%s is named, and nothing else', async (_, one) => {
    await expectNamed(it, one);
  });
});
