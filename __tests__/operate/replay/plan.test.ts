import { parseEnvironment } from '../../../environments';
import prod from '../../../environments/prod';
import { type History, planOf } from '../../../operate/replay/plan';
import { replayablesNamed } from '../../../operate/replay/playbooks';
import type { Run } from '../../../operate/runs';
import { TODAY } from '../../constructs/today';

const environment = parseEnvironment(prod, { today: TODAY });
const A = 'aaaaaaaa-93c5-4f68-a1de-28c7f5306b9a';
const B = 'bbbbbbbb-93c5-4f68-a1de-28c7f5306b9a';

/** Runs of a playbook, each as `minute status incident`. */
function history(key: string, ...runs: readonly string[]): History {
  const [playbook] = replayablesNamed(environment, [key]);
  if (playbook === undefined) throw new Error(key);
  return {
    playbook,
    runs: runs.map((text): Run => {
      const [minute = '', status = '', clientTrackingId] = text.split(' ');
      const startTime = `2026-11-22T10:${minute.padStart(2, '0')}:00.1234567Z`;
      return { name: `run-${minute}`, status, startTime, clientTrackingId, outputs: [] };
    }),
  };
}

/** A plan in words. */
const words = (...histories: readonly History[]) => {
  const { due, leftOut } = planOf(histories);
  return {
    due: due.map(({ playbook, incident, run }) => `${playbook.key} ${incident[0]} ${run.name}`),
    leftOut: leftOut.map(({ playbook, incident, because }) =>
      `${playbook.key} ${incident[0] ?? ''}: ${because}`.trim(),
    ),
  };
};

test('where nothing has run, nothing is due', () => {
  expect(words(history('servicenow-open'))).toEqual({ due: [], leftOut: [] });
});

test.each(['Failed', 'TimedOut', 'Cancelled', 'Aborted'])('a run that has %s is due', (status) => {
  expect(words(history('servicenow-open', `1 ${status} ${A}`)).due).toEqual([
    'servicenow-open a run-1',
  ]);
});

test.each(['Succeeded', 'Skipped', 'Running', 'Waiting'])('a run that is %s is not', (status) => {
  expect(words(history('servicenow-open', `1 ${status} ${A}`))).toEqual({ due: [], leftOut: [] });
});

test('an incident is started once, however often it failed, and in whatever order runs are listed', () => {
  const runs = [`3 Failed ${A}`, `9 TimedOut ${A.toUpperCase()}`, `1 Failed ${A}`];
  expect(words(history('servicenow-open', ...runs)).due).toEqual(['servicenow-open a run-9']);
});

test('the one that failed first comes first, over all playbooks', () => {
  const { due } = words(
    history('servicenow-push', `5 Failed ${A}`, `2 Failed ${B}`),
    history('jira-push', `3 Failed ${A}`),
  );
  expect(due).toEqual(['servicenow-push b run-2', 'jira-push a run-3', 'servicenow-push a run-5']);
});

test('what a later run of the same playbook has done, or does, is left out', () => {
  const { due, leftOut } = words(
    history(
      'servicenow-push',
      `1 Failed ${A}`,
      `2 Succeeded ${A}`,
      `1 Failed ${B}`,
      `4 Waiting ${B}`,
    ),
    history('jira-push', `5 Failed ${A}`),
  );
  expect(due).toEqual(['jira-push a run-5']);
  expect(leftOut).toEqual([
    'servicenow-push a: done by a later run (2026-11-22T10:02:00Z)',
    'servicenow-push b: a later run is at work (since 2026-11-22T10:04:00Z)',
  ]);
});

test('an earlier success does not count', () => {
  const runs = [`1 Succeeded ${A}`, `2 Failed ${A}`];
  expect(words(history('servicenow-push', ...runs)).due).toEqual(['servicenow-push a run-2']);
});

test('where open is due, push is not: in that system alone', () => {
  const { due, leftOut } = words(
    history('servicenow-open', `3 Failed ${A}`),
    history('servicenow-push', `1 Failed ${A}`, `2 Failed ${B}`),
    history('jira-push', `4 Failed ${A}`),
  );
  expect(due).toEqual(['servicenow-push b run-2', 'servicenow-open a run-3', 'jira-push a run-4']);
  expect(leftOut).toEqual(['servicenow-push a: open is started for it, and comes first']);
});

test('a run that was started on no incident is told, and not repeated', () => {
  const { due, leftOut } = words(
    history('servicenow-open', '1 Failed 08584512345678901234567890CU01', '2 Failed'),
  );
  expect(due).toEqual([]);
  expect(leftOut).toHaveLength(2);
  expect(leftOut.every((line) => line.includes('names no incident'))).toBe(true);
});

test.each([
  [
    'servicenow-reconcile',
    /a run of reconcile is not replayed.*write servicenow-open, servicenow-push, jira-open, jira-push/,
  ],
  ['service-now-open', /prod has no such playbook; did you mean 'servicenow-open'\?/],
  [
    'teams',
    /prod has no such playbook; write servicenow-open, servicenow-push, jira-open, jira-push/,
  ],
])('the playbook %s is refused with what would be right', (name, told) => {
  expect(() => replayablesNamed(environment, [name])).toThrow(told);
});

test('named playbooks alone are looked at, each once', () => {
  const named = replayablesNamed(environment, ['jira-open', 'jira-open']);
  expect(named.map(({ key }) => key)).toEqual(['jira-open']);
  expect(replayablesNamed(environment, [])).toHaveLength(4);
});

test('an environment without a ticket system has nothing to replay', () => {
  const { serviceNow: _, jira: __, ...others } = prod;
  const storeOnly = parseEnvironment(others, { today: TODAY });
  expect(() => replayablesNamed(storeOnly, [])).toThrow('nothing can be replayed there');
});
