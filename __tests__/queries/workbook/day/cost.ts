import type { Case } from './case';

export const cost: readonly Case[] = [
  {
    query: 'cost/executions',
    shows: 'every run of the day, and what each took',
    columns: ['Playbook', 'Runs', 'PerRun'],
    rows: [
      ['logic-bridge-prod-servicenow-reconcile', 312, 30.7],
      ['logic-bridge-prod-jira-reconcile', 312, 9.5],
      ['logic-bridge-prod-servicenow-open', 13, 15.2],
      ['logic-bridge-prod-jira-push', 19, 10.3],
      ['logic-bridge-prod-servicenow-push', 18, 10.6],
      ['logic-bridge-prod-jira-open', 13, 10.8],
      ['logic-bridge-prod-auto-close', 12, 4.1],
    ],
  },
  {
    query: 'cost/log-volume',
    shows: 'that nine tenths of the volume are the reconciliations, most of it two items that fail',
    columns: ['Playbook', 'Runs', 'Rows'],
    rows: [
      ['logic-bridge-prod-servicenow-reconcile', 312, 28830],
      ['logic-bridge-prod-jira-reconcile', 312, 10127],
      ['logic-bridge-prod-jira-push', 19, 923],
      ['logic-bridge-prod-servicenow-push', 18, 857],
      ['logic-bridge-prod-jira-open', 13, 699],
      ['logic-bridge-prod-servicenow-open', 13, 612],
      ['logic-bridge-prod-auto-close', 12, 253],
    ],
  },
];
