import type { Case } from './case';

const rule = (name: string): string => `Sentinel Bridge prod: ${name}`;
const playbook = (name: string): string => `logic-bridge-prod-${name}`;
const cannotStart = (name: string): string =>
  `Could not trigger playbook: ${playbook(name)}. Microsoft Sentinel is missing permissions to run it.`;

export const automation: readonly Case[] = [
  {
    query: 'automation/rules',
    shows: 'every rule; incident 8 started none, as its event was lost, and 12 failed three',
    columns: ['Rule', 'Runs', 'Success', 'Partial', 'Failure'],
    rows: [
      [rule('close by playbook'), 13, 12, 0, 1],
      [rule('open Jira tickets'), 12, 11, 0, 1],
      [rule('open ServiceNow tickets'), 12, 11, 0, 1],
      [rule('bring updates to Jira'), 6, 6, 0, 0],
      [rule('bring updates to ServiceNow'), 6, 6, 0, 0],
    ],
  },
  {
    query: 'automation/rule-failures',
    shows: 'that Sentinel may not start the playbooks, of one incident each',
    columns: ['Rule', 'Status', 'Description', 'Times', 'Incidents', 'Last'],
    rows: [
      [
        rule('close by playbook'),
        'Failure',
        cannotStart('auto-close'),
        1,
        1,
        '2026-01-05T16:06:00Z',
      ],
      [
        rule('open ServiceNow tickets'),
        'Failure',
        cannotStart('servicenow-open'),
        1,
        1,
        '2026-01-05T16:06:00Z',
      ],
      [
        rule('open Jira tickets'),
        'Failure',
        cannotStart('jira-open'),
        1,
        1,
        '2026-01-05T16:06:00Z',
      ],
    ],
  },
  {
    query: 'automation/triggered-runs',
    shows: 'that one of the runs that rules have started has failed: success was the start',
    rows: [
      [rule('open ServiceNow tickets'), playbook('servicenow-open'), 11, 10, 1, 0],
      [rule('bring updates to Jira'), playbook('jira-push'), 6, 6, 0, 0],
      [rule('bring updates to ServiceNow'), playbook('servicenow-push'), 6, 6, 0, 0],
      [rule('close by playbook'), playbook('auto-close'), 12, 12, 0, 0],
      [rule('open Jira tickets'), playbook('jira-open'), 11, 11, 0, 0],
    ],
  },
];
