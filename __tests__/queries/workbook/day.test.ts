import type { WorkspaceLogs } from '../../../emulator/logs';
import { TABS, queryPanels } from '../../../queries/workbook/tabs';
import { logsOfDay } from '../day';
import { run } from '../engine/run';
import { automation } from './day/automation';
import type { Case } from './day/case';
import { cost } from './day/cost';
import { incidents } from './day/incidents';
import { overview } from './day/overview';
import { playbooks } from './day/playbooks';
import { secrets } from './day/secrets';
import { queryFor } from './sample';

const CASES = [...overview, ...playbooks, ...incidents, ...automation, ...secrets, ...cost];

let logs: WorkspaceLogs;
beforeAll(async () => {
  logs = await logsOfDay();
}, 60_000);

/** What a query gives of the day: the values of the columns that are looked at. */
function shownBy({ query, choice, columns, of = {} }: Case): readonly unknown[][] {
  return run(queryFor(query, choice), logs)
    .filter((row) =>
      Object.entries(of).every(([name, start]) => String(row[name]).startsWith(start)),
    )
    .map((row) => (columns ?? Object.keys(row)).map((name) => row[name]));
}

test.each(CASES)('$query shows $shows', (one) => {
  expect(shownBy(one)).toStrictEqual(one.rows);
});

test('every panel is looked at', () => {
  const paths = queryPanels(TABS).map(({ query }) => query);
  expect(new Set(CASES.map(({ query }) => query))).toStrictEqual(new Set(paths));
});

test('a link to a run opens that run in the portal', () => {
  const [row] = run(queryFor('playbooks/failed-runs'), logs);
  const address = decodeURIComponent(String(row?.['Run']));
  expect(address).toMatch(
    /^https:\/\/portal\.azure\.com\/#view\/Microsoft_Azure_EMA\/LogicAppsMonitorBlade\/runid\/\/subscriptions\/[^/]+\/resourcegroups\/rg-bridge-prod\/providers\/microsoft\.logic\/workflows\/logic-bridge-prod-servicenow-open\/runs\/\w+$/,
  );
});
