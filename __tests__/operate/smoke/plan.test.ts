import { type EnvironmentInput, parseEnvironment } from '../../../environments';
import dev from '../../../environments/dev';
import prod from '../../../environments/prod';
import { type TestIncident, planFor } from '../../../operate/smoke/plan';
import { TODAY } from '../../constructs/today';

const test1: TestIncident = { title: '[TEST] smoke', severity: 'Low', tags: [] };

/** What becomes of a test incident: the route of each system, or why there is none. */
function planned(input: EnvironmentInput, changes: Partial<TestIncident> = {}) {
  const environment = parseEnvironment(input, { today: TODAY });
  const plan = planFor(environment, { ...test1, ...changes }, '2026-11-22');
  return {
    wanted: plan.wanted.map(({ integration, route }) => `${integration.system} ${route}`),
    why: plan.unwanted.map(({ why }) => why),
  };
}

test('production opens a ticket at the service desk, and says how Jira would open one', () => {
  expect(planned(prod)).toEqual({
    wanted: ['ServiceNow 3'],
    why: [
      'no route of Jira wants a test incident of severity Low without tags: with --severity Medium one would, and whoever gets such tickets would see it',
    ],
  });
  expect(planned(prod, { severity: 'Medium' }).wanted).toEqual(['ServiceNow 2', 'Jira 1']);
  expect(planned(prod, { tags: ['Vulnerability'] }).wanted).toEqual(['ServiceNow 3', 'Jira 0']);
});

test('what has the Store app’s tag is not ours', () => {
  expect(planned(prod, { tags: ['store-app'] }).why[0]).toMatch(
    /^no route of ServiceNow wants a test incident of severity Low tagged store-app: they ask for what only real alerts bring/,
  );
});

test('an incident that would be closed by itself is not made', () => {
  expect(() => planned(prod, { severity: 'Informational' })).toThrow(
    "autoClose 'close single informational alerts' of prod would close the test incident before it gets a ticket: try another --severity (Informational, Low, Medium)",
  );
});

test('an entry of autoClose that is over closes nothing', () => {
  const entry = {
    name: 'low',
    when: { severities: ['Low'] },
    classification: 'Undetermined',
  } as const;
  const closing = (expires: string) => ({ ...dev, autoClose: [{ ...entry, expires }] });
  expect(() => planned(closing('2026-11-23'))).toThrow('would close');
});

test.each<[string, NonNullable<EnvironmentInput['serviceNow']>['routes'][number], string]>([
  ['a tag', { when: { tags: ['vip'] } }, "with --tag 'vip' one would"],
  [
    'a tag and a severity',
    { when: { tags: ['vip'], severities: ['Medium', 'High'] } },
    "with --severity Medium --tag 'vip' one would",
  ],
  ['High alone', { when: { severities: ['High'] } }, 'or for High ones'],
  ['a product', { when: { products: ['Azure Firewall'] } }, 'what only real alerts bring'],
  ['a tactic', { when: { tactics: ['Impact'] } }, 'what only real alerts bring'],
  ['hosts', { when: { entityKinds: ['Host'] } }, 'what only real alerts bring'],
  ['a title', { when: { titles: ['Phishing*'] } }, 'what only real alerts bring'],
])('a route that asks for %s', (_what, route, told) => {
  const { wanted, why } = planned({ ...dev, serviceNow: { ...dev.serviceNow, routes: [route] } });
  expect(wanted).toEqual([]);
  expect(why[0]).toContain(told);
});
