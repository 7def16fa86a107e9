import type { Case } from './case';

const COLUMNS = [
  'Number',
  'Severity',
  'Status',
  'Ticket',
  'TicketSeverity',
  'TicketStatus',
  'Sync',
  'LastSync',
];

export const incidents: readonly Case[] = [
  {
    query: 'incidents/incidents',
    shows: 'each incident beside its ServiceNow ticket',
    columns: COLUMNS,
    of: { System: 'ServiceNow' },
    rows: [
      [14, 'Low', 'New', 'INC0010008', 'Low', 'New', 'in step', '2026-01-05T19:30:01Z'],
      [13, 'Low', 'New', 'INC0010007', 'Low', 'New', 'in step', '2026-01-05T18:45:01Z'],
      [12, 'High', 'New', 'SIR0010004', 'High', 'New', 'in step', '2026-01-05T16:10:03Z'],
      [11, 'Medium', 'New', 'INC0010006', 'Medium', 'New', 'in step', '2026-01-05T14:10:01Z'],
      [10, 'High', 'New', 'SIR0010003', 'High', 'New', 'in step', '2026-01-05T11:30:21Z'],
      [9, 'Low', 'New', '', '', '', 'failed', null],
      [8, 'Medium', 'New', 'INC0010005', 'Medium', 'New', 'in step', '2026-01-05T09:10:03Z'],
      [6, 'Medium', 'Closed', 'INC0010004', 'Medium', 'Closed', 'in step', '2026-01-05T17:00:02Z'],
      [5, 'High', 'Closed', 'SIR0010002', 'High', 'Closed', 'in step', '2026-01-05T11:10:03Z'],
      [4, 'Low', 'Closed', 'INC0010003', 'Low', 'Closed', 'in step', '2026-01-05T12:00:01Z'],
      [3, 'High', 'Closed', 'INC0010002', 'High', 'Closed', 'in step', '2026-01-05T08:00:01Z'],
      [2, 'High', 'Closed', 'SIR0010001', 'High', 'Closed', 'in step', '2026-01-05T05:30:02Z'],
      [1, 'Low', 'New', 'INC0010001', 'Low', 'New', 'parked', '2026-01-04T22:20:01Z'],
    ],
  },
  {
    query: 'incidents/incidents',
    shows: 'which incidents Jira does not want',
    columns: ['Number', 'Severity', 'Status', 'Ticket'],
    of: { System: 'Jira', Sync: 'not wanted' },
    rows: [
      [14, 'Low', 'New', ''],
      [13, 'Low', 'New', ''],
      [9, 'Low', 'New', ''],
      [4, 'Low', 'Closed', ''],
      [1, 'Low', 'New', ''],
    ],
  },
  {
    query: 'incidents/incidents',
    shows: 'the issues of those that it wants',
    columns: ['Number', 'Ticket', 'TicketSeverity', 'TicketStatus'],
    of: { System: 'Jira', Sync: 'in step' },
    rows: [
      [12, 'SEC-7', 'High', 'New'],
      [11, 'SEC-6', 'Medium', 'New'],
      [10, 'SEC-5', 'High', 'New'],
      [8, 'SEC-4', 'Medium', 'New'],
      [6, 'SEC-3', 'Medium', 'Closed'],
      [5, 'VULN-1', 'High', 'Closed'],
      [3, 'SEC-2', 'High', 'Closed'],
      [2, 'SEC-1', 'High', 'Closed'],
    ],
  },
  {
    query: 'incidents/failing',
    shows: 'since when and how often incidents 9 and 1 fail, and that 1 once went well',
    columns: ['Incident', 'System', 'Ticket', 'Failures', 'LastSuccess', 'Playbook'],
    rows: [
      [
        '00000000-0000-4000-8000-000000000009',
        'ServiceNow',
        '',
        48,
        null,
        'logic-bridge-prod-servicenow-reconcile',
      ],
      [
        '00000000-0000-4000-8000-000000000001',
        'ServiceNow',
        'INC0010001',
        574,
        '2026-01-04T22:20:01Z',
        'logic-bridge-prod-servicenow-reconcile',
      ],
    ],
  },
];
