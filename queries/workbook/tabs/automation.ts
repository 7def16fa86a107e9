import { count, failures, text, time } from '../columns';
import type { Tab } from '../panel';

/** What Sentinel's automation rules have started. */
export const automation: Tab = {
  name: 'automation',
  label: 'Automation rules',
  panels: [
    {
      kind: 'text',
      name: 'automation-hint',
      words:
        'Success of a rule means that it has **started** its playbook. Whether the run then did its work, the last table says.',
    },
    {
      kind: 'grid',
      query: 'automation/rules',
      title: 'Automation rules',
      whenEmpty: 'No rule of the bridge has run in the time range.',
      columns: {
        Rule: text('Rule'),
        Runs: count('Runs'),
        Success: count('Success'),
        Partial: failures('Partial success'),
        Failure: failures('Failure'),
        Last: time('Last run'),
      },
    },
    {
      kind: 'grid',
      query: 'automation/rule-failures',
      title: 'Why rules failed',
      whenEmpty: 'No rule has failed in the time range.',
      columns: {
        Rule: text('Rule'),
        Status: text('Status'),
        Reason: text('Reason'),
        Description: text('Description'),
        Times: count('Times'),
        Incidents: count('Incidents'),
        Last: time('Last'),
      },
    },
    {
      kind: 'grid',
      query: 'automation/triggered-runs',
      title: 'What became of the runs that rules have started',
      whenEmpty: 'No rule has started a playbook in the time range.',
      columns: {
        Rule: text('Rule'),
        Playbook: text('Playbook'),
        Triggered: count('Started'),
        Succeeded: count('Succeeded'),
        Failed: failures('Failed'),
        NoEnd: count('No end yet'),
      },
    },
  ],
};
