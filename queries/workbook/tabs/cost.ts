import { bar, count, number, text } from '../columns';
import type { Tab } from '../panel';

/** What the playbooks cost. */
export const cost: Tab = {
  name: 'cost',
  label: 'Cost',
  panels: [
    {
      kind: 'grid',
      query: 'cost/executions',
      title: 'Executions, as logged',
      width: 50,
      whenEmpty: 'No playbook has run in the time range.',
      columns: {
        Playbook: text('Playbook'),
        Runs: count('Runs'),
        Executions: bar(count('Executions')),
        PerRun: number('Per run'),
      },
    },
    {
      kind: 'grid',
      query: 'cost/log-volume',
      title: 'Log volume',
      width: 50,
      whenEmpty: 'No playbook has written logs in the time range.',
      columns: {
        Playbook: text('Playbook'),
        Runs: count('Runs'),
        Rows: count('Rows'),
        Megabytes: bar(number('Megabytes')),
        KilobytesPerRun: number('Kilobytes per run'),
      },
    },
    {
      kind: 'metric',
      title: 'Executions, as billed',
      question: 'How many executions does Azure bill for each playbook, retries included?',
      metric: 'TotalBillableExecutions',
    },
  ],
};
