import type { Case } from './case';

const SERVICENOW = { systems: ['ServiceNow'] };

export const overview: readonly Case[] = [
  {
    query: 'overview/failing-now',
    shows: 'incident 1, which is parked, and incident 9, whose ticket cannot be looked up',
    rows: [['Failing now', 2]],
  },
  {
    query: 'overview/without-ticket',
    shows: 'incident 9; 7 is closed, and Jira wants none of the low ones',
    rows: [['Open incidents without a ticket', 1]],
  },
  {
    query: 'overview/without-ticket',
    shows: 'none in Jira',
    choice: { systems: ['Jira'] },
    rows: [['Open incidents without a ticket', 0]],
  },
  {
    query: 'overview/sync-lag',
    shows: 'the reconciliations of 23:55, five minutes before the end',
    rows: [
      ['Minutes since Jira was compared', 5],
      ['Minutes since ServiceNow was compared', 5],
    ],
  },
  {
    query: 'overview/tickets-opened',
    shows: 'twelve in ServiceNow, eight in Jira',
    rows: [
      ['Tickets opened in Jira', 8],
      ['Tickets opened in ServiceNow', 12],
    ],
  },
  {
    query: 'overview/success-rate',
    shows: 'all but three of 699 runs',
    rows: [['Runs that succeeded', 99.6]],
  },
  {
    query: 'overview/time-to-ticket',
    shows: 'seconds for most, and the four that waited for a reconciliation five minutes later',
    choice: SERVICENOW,
    rows: [
      ['Median minutes to the ticket', 0.1],
      ['95th percentile', 5.1],
    ],
  },
  {
    query: 'overview/trend',
    shows: 'what was opened, hour by hour, in both systems',
    columns: ['Time', 'Incidents'],
    of: { Outcome: 'opened' },
    rows: [
      ['2026-01-04T22:00:00Z', 1],
      ['2026-01-05T00:00:00Z', 1],
      ['2026-01-05T02:00:00Z', 1],
      ['2026-01-05T04:00:00Z', 1],
      ['2026-01-05T06:00:00Z', 1],
      ['2026-01-05T07:00:00Z', 1],
      ['2026-01-05T09:00:00Z', 1],
      ['2026-01-05T11:00:00Z', 1],
      ['2026-01-05T14:00:00Z', 1],
      ['2026-01-05T16:00:00Z', 1],
      ['2026-01-05T18:00:00Z', 1],
      ['2026-01-05T19:00:00Z', 1],
    ],
  },
  {
    query: 'overview/trend',
    shows: 'in the last two hours, that incident 1 was given up and 9 still fails',
    of: { Time: '2026-01-05T2' },
    rows: [
      ['2026-01-05T20:00:00Z', 'failed', 2],
      ['2026-01-05T21:00:00Z', 'failed', 2],
      ['2026-01-05T22:00:00Z', 'failed', 2],
      ['2026-01-05T22:00:00Z', 'parked', 1],
      ['2026-01-05T23:00:00Z', 'failed', 1],
    ],
  },
];
