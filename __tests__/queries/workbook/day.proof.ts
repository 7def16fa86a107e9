import type { WorkspaceLogs } from '../../../emulator/logs';
import { ALL_TABS, queryPanels } from '../../../queries/workbook/tabs';
import { logsOfDay } from '../day';
import { run } from '../engine/run';
import { automation } from './day/automation';
import type { Case } from './day/case';
import { cost } from './day/cost';
import { handMade } from './day/hand-made';
import { incidents } from './day/incidents';
import { overview } from './day/overview';
import { playbooks } from './day/playbooks';
import { secrets } from './day/secrets';
import { threatIntelligence } from './day/threat-intelligence';
import { triage } from './day/triage';
import { TABLES } from '../../../queries/tables';
import { columnsIn } from './columns';
import { queryFor } from './sample';

const CASES = [
  ...overview,
  ...playbooks,
  ...incidents,
  ...automation,
  ...secrets,
  ...cost,
  ...threatIntelligence,
  ...triage,
];
const ALL = [...CASES, ...handMade];

let logs: WorkspaceLogs;
beforeAll(async () => {
  logs = await logsOfDay();
}, 60_000);

/** What a query gives: the values of the columns that are looked at. */
function shownBy({ query, choice, columns, of = {}, ...other }: Case): readonly unknown[][] {
  return run(queryFor(query, choice), other.logs ?? logs)
    .filter((row) =>
      Object.entries(of).every(([name, start]) => String(row[name]).startsWith(start)),
    )
    .map((row) => (columns ?? Object.keys(row)).map((name) => row[name]));
}

test.each(ALL)('$query shows $shows', (one) => {
  expect(shownBy(one)).toStrictEqual(one.rows);
});

test('every panel is looked at', () => {
  const paths = queryPanels(ALL_TABS).map(({ query }) => query);
  expect(new Set(CASES.map(({ query }) => query))).toStrictEqual(new Set(paths));
});

test('a link to a run opens that run in the portal', () => {
  const [row] = run(queryFor('playbooks/failed-runs'), logs);
  const address = decodeURIComponent(String(row?.['Run']));
  expect(address).toMatch(
    /^https:\/\/portal\.azure\.com\/#view\/Microsoft_Azure_EMA\/LogicAppsMonitorBlade\/runid\/\/subscriptions\/[^/]+\/resourcegroups\/rg-bridge-prod\/providers\/microsoft\.logic\/workflows\/logic-bridge-prod-servicenow-open\/runs\/\w+$/,
  );
});

test('a workspace needs no more than one run for every query: later columns are asked for', () => {
  const [first] = logs.AzureDiagnostics;
  const run = logs.AzureDiagnostics.filter(
    (row) => row['resource_runId_s'] === first?.['resource_runId_s'],
  );
  const there = new Set(run.flatMap((row) => Object.keys(row)));
  const later = Object.keys(TABLES.AzureDiagnostics).filter((name) => !there.has(name));
  expect(later).toContain('retryHistory_s');
  const needed = queryPanels(ALL_TABS).flatMap(({ query }) =>
    columnsIn(queryFor(query).replace(/column_ifexists\("[^"]*"/g, '('))
      .filter(({ name }) => later.includes(name))
      .map(({ name }) => `${query}: ${name}`),
  );
  expect(needed).toStrictEqual([]);
});
