import { bar, count, failures, text, time } from '../columns';
import type { Tab } from '../panel';

/** What threat intelligence was moved between ServiceNow and Sentinel, and what was not; only where there is any. */
export const threatIntelligence: Tab = {
  name: 'threat-intelligence',
  label: 'Threat intelligence',
  panels: [
    {
      kind: 'grid',
      query: 'threat-intelligence/moved',
      title: 'Threat intelligence in and out',
      whenEmpty: 'No playbook has moved threat intelligence in the time range.',
      columns: {
        Day: time('Day'),
        Direction: text('Direction'),
        Outcome: text('Outcome'),
        Runs: count('Runs'),
        Accepted: bar(count('Accepted')),
        Rejected: failures('Rejected'),
        Ended: count('Ended'),
        Unchanged: count('Unchanged'),
      },
    },
    {
      kind: 'grid',
      query: 'threat-intelligence/rejected',
      title: 'Rejected threat intelligence',
      whenEmpty: 'No threat intelligence was rejected in the time range.',
      columns: {
        Direction: text('Direction'),
        Reason: text('Reason'),
        Rejected: bar(count('Rejected')),
        Last: time('Last'),
      },
    },
  ],
};
