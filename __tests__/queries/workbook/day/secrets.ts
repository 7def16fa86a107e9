import type { Case } from './case';

const RECONCILE = 'logic-bridge-prod-servicenow-reconcile';

export const secrets: readonly Case[] = [
  {
    query: 'secrets/expiries',
    shows: 'the declared dates and the days that were left at the end of the day',
    columns: ['Name', 'Kind', 'Expires', 'DaysLeft'],
    rows: [
      ['store-app-certificate', 'certificate', '2027-01-05T00:00:00Z', 364],
      ['jira-token', 'secret', '2027-06-30T00:00:00Z', 540],
      ['servicenow-password', 'secret', '2028-06-30T00:00:00Z', 906],
      ['soc-webhook', 'secret', '2028-06-30T00:00:00Z', 906],
    ],
  },
  {
    query: 'secrets/refused-calls',
    shows: 'the wrong password at 13:05 and the missing grant at 15:05',
    rows: [
      [
        RECONCILE,
        'Read_password',
        'Forbidden',
        1,
        1,
        '2026-01-05T15:05:00Z',
        '2026-01-05T15:05:00Z',
      ],
      [
        RECONCILE,
        'List_tickets',
        'Unauthorized',
        1,
        1,
        '2026-01-05T13:05:00Z',
        '2026-01-05T13:05:00Z',
      ],
    ],
  },
  {
    query: 'secrets/vault-denials',
    shows: 'the password that the vault did not give',
    columns: ['Last', 'Secret', 'Operation', 'HttpStatus', 'Reason', 'Times'],
    rows: [['2026-01-05T15:05:00Z', 'servicenow-password', 'SecretGet', 403, 'Forbidden', 1]],
  },
];
