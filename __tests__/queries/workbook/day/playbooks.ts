import type { Case } from './case';

const RECONCILE = 'logic-bridge-prod-servicenow-reconcile';
const OPEN = 'logic-bridge-prod-servicenow-open';

export const playbooks: readonly Case[] = [
  {
    query: 'playbooks/runs-by-status',
    shows: 'the three hours in which a run failed',
    of: { Status: 'Failed' },
    rows: [
      ['2026-01-05T13:00:00Z', 'Failed', 1],
      ['2026-01-05T15:00:00Z', 'Failed', 1],
      ['2026-01-05T20:00:00Z', 'Failed', 1],
    ],
  },
  {
    query: 'playbooks/runs-per-hour',
    shows: 'twelve reconciliations an hour, of which one failed at 15:05 and one at 13:05',
    choice: { playbooks: [RECONCILE] },
    columns: ['Hour', 'Succeeded', 'Failed', 'Running', 'Other'],
    of: { Hour: '2026-01-05T1' },
    rows: [
      ['2026-01-05T19:00:00Z', 12, 0, 0, 0],
      ['2026-01-05T18:00:00Z', 12, 0, 0, 0],
      ['2026-01-05T17:00:00Z', 12, 0, 0, 0],
      ['2026-01-05T16:00:00Z', 12, 0, 0, 0],
      ['2026-01-05T15:00:00Z', 11, 1, 0, 0],
      ['2026-01-05T14:00:00Z', 12, 0, 0, 0],
      ['2026-01-05T13:00:00Z', 11, 1, 0, 0],
      ['2026-01-05T12:00:00Z', 12, 0, 0, 0],
      ['2026-01-05T11:00:00Z', 12, 0, 0, 0],
      ['2026-01-05T10:00:00Z', 12, 0, 0, 0],
    ],
  },
  {
    query: 'playbooks/durations',
    shows: 'a second or two, and the run that waited 20 seconds for ServiceNow',
    choice: { playbooks: [OPEN] },
    rows: [[OPEN, 13, 1.4, 21.4, 21.4, 21.4]],
  },
  {
    query: 'playbooks/failed-runs',
    shows: 'three runs, the incident of one, and what each could not do',
    columns: ['Time', 'Playbook', 'Status', 'Incident', 'Message'],
    rows: [
      [
        '2026-01-05T20:01:00Z',
        OPEN,
        'Failed',
        '00000000-0000-4000-8000-000000000009',
        'Sentinel Bridge could not open the ServiceNow ticket of this incident: looking the ticket up failed (BadRequest).',
      ],
      [
        '2026-01-05T15:05:00Z',
        RECONCILE,
        'Failed',
        '',
        'Sentinel Bridge could not reconcile ServiceNow with Microsoft Sentinel: reading the ServiceNow password from the vault failed (Forbidden).',
      ],
      [
        '2026-01-05T13:05:00Z',
        RECONCILE,
        'Failed',
        '',
        'Sentinel Bridge could not reconcile ServiceNow with Microsoft Sentinel: listing the tickets that have changed failed (Unauthorized).',
      ],
    ],
  },
  {
    query: 'playbooks/failures-by-action',
    shows: 'the three that failed a run, and the notes and the look-up that are refused all day',
    columns: ['Playbook', 'Action', 'Code', 'FailedRuns', 'Times'],
    rows: [
      [RECONCILE, 'List_tickets', 'Unauthorized', 1, 1],
      [RECONCILE, 'Read_password', 'Forbidden', 1, 1],
      [OPEN, 'Find_ticket', 'BadRequest', 1, 1],
      [RECONCILE, 'Notes', 'BadRequest', 0, 574],
      [RECONCILE, 'Read_ticket', 'BadRequest', 0, 47],
    ],
  },
  {
    query: 'playbooks/throttling',
    shows: 'the one 429, though the second try has helped',
    rows: [[OPEN, 'Create_ticket', '429', 1, 1, '2026-01-05T11:30:21Z']],
  },
];
