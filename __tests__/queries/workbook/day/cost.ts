import type { Case } from './case';

export const cost: readonly Case[] = [
  {
    query: 'cost/executions',
    shows: 'every run of the day, and what each took',
    columns: ['Playbook', 'Runs', 'PerRun'],
    rows: [
      ['logic-bridge-prod-servicenow-reconcile', 312, 23.3],
      ['logic-bridge-prod-jira-reconcile', 312, 9.6],
      ['logic-bridge-prod-servicenow-open', 13, 15.2],
      ['logic-bridge-prod-jira-open', 14, 10.3],
      ['logic-bridge-prod-jira-push', 9, 10],
      ['logic-bridge-prod-servicenow-push', 8, 10.1],
      ['logic-bridge-prod-auto-close', 12, 4.1],
    ],
  },
  {
    query: 'cost/log-volume',
    shows: 'that nine tenths of the volume are the reconciliations, most of it two items that fail',
    columns: ['Playbook', 'Runs', 'Rows'],
    rows: [
      ['logic-bridge-prod-servicenow-reconcile', 312, 27514],
      ['logic-bridge-prod-jira-reconcile', 312, 9925],
      ['logic-bridge-prod-jira-open', 14, 746],
      ['logic-bridge-prod-servicenow-open', 13, 573],
      ['logic-bridge-prod-jira-push', 9, 461],
      ['logic-bridge-prod-servicenow-push', 8, 395],
      ['logic-bridge-prod-auto-close', 12, 229],
    ],
  },
];
