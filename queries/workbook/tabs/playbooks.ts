import { bar, count, failures, link, number, text, time } from '../columns';
import type { Tab } from '../panel';

/** How the playbooks run. */
export const playbooks: Tab = {
  name: 'playbooks',
  label: 'Playbooks',
  panels: [
    {
      kind: 'chart',
      query: 'playbooks/runs-by-status',
      title: 'Runs by hour',
      look: 'barchart',
      time: 'Time',
      number: 'Runs',
      series: 'Status',
      colours: { Succeeded: 'green', Failed: 'redBright', Running: 'blue', Cancelled: 'gray' },
      whenEmpty: 'No playbook has run in the time range.',
    },
    {
      kind: 'grid',
      query: 'playbooks/runs-per-hour',
      title: 'Runs by playbook and hour',
      width: 50,
      groupBy: 'Playbook',
      columns: {
        Playbook: text('Playbook'),
        Hour: time('Hour'),
        Succeeded: count('Succeeded'),
        Failed: failures('Failed'),
        Running: count('Running'),
        Other: count('Other'),
      },
    },
    {
      kind: 'grid',
      query: 'playbooks/durations',
      title: 'How long runs take (seconds)',
      width: 50,
      columns: {
        Playbook: text('Playbook'),
        Runs: count('Runs'),
        Median: number('Median'),
        P95: bar(number('95th percentile')),
        P99: number('99th percentile'),
        Longest: number('Longest'),
      },
    },
    {
      kind: 'grid',
      query: 'playbooks/failed-runs',
      title: 'Failed runs',
      whenEmpty: 'No run has failed in the time range.',
      columns: {
        Time: time('Time'),
        Playbook: text('Playbook'),
        Status: text('Status'),
        Incident: text('Incident'),
        Message: text('Message'),
        Run: link('Run', 'Open the run'),
      },
    },
    {
      kind: 'grid',
      query: 'playbooks/failures-by-action',
      title: 'Failures by action and code',
      whenEmpty: 'No action has failed in the time range.',
      columns: {
        Playbook: text('Playbook'),
        Action: text('Action'),
        Code: text('Code'),
        FailedRuns: failures('Failed runs'),
        Times: count('Times'),
        Last: time('Last'),
        Message: text('Message'),
      },
    },
    {
      kind: 'grid',
      query: 'playbooks/throttling',
      title: 'Throttling',
      whenEmpty: 'Nothing was throttled in the time range.',
      columns: {
        Playbook: text('Playbook'),
        Where: text('Action or trigger'),
        Code: text('Code'),
        Times: bar(count('Times')),
        Runs: count('Runs'),
        Last: time('Last'),
      },
    },
  ],
};
