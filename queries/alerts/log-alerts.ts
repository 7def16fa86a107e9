import type { LogAlert } from './alert';

const EXPIRING = {
  query: 'expiring-credentials',
  runbook: 'expiring-credentials',
  by: 'Name',
  operator: 'GreaterThan',
  threshold: () => 0,
  every: 'PT6H',
  window: 'P2D',
  needs: ['Expiries', 'Vaults', 'Within'],
} as const;

/** The alerts on logs. */
export const LOG_ALERTS = [
  {
    id: 'incident-without-ticket',
    title: 'incidents have no ticket',
    severity: 1,
    meaning:
      'Incidents that a route may want have had no ticket for longer than opening one may take: the playbook fails on them, or was never started.',
    runbook: 'incident-without-ticket',
    query: 'incident-without-ticket',
    by: 'System',
    operator: 'GreaterThan',
    threshold: () => 0,
    every: 'PT15M',
    window: 'P1D',
    needs: ['Playbooks', 'TicketWithin', 'Systems'],
  },
  {
    id: 'failure-rate',
    title: 'much of the work with a system fails',
    severity: 2,
    meaning:
      'Of the work with this system a large share has failed within the last hour. One incident alone does not bring that about: the system, its account or the network is the cause.',
    runbook: 'failure-rate',
    query: 'failure-rate',
    by: 'System',
    measure: { column: 'FailedPercent', as: 'Maximum' },
    operator: 'GreaterThanOrEqual',
    threshold: ({ failurePercent }) => failurePercent,
    every: 'PT15M',
    window: 'PT1H',
    needs: ['Playbooks'],
  },
  {
    id: 'access-refused',
    title: 'calls are refused',
    severity: 1,
    meaning:
      'A system or the vault refuses calls of a playbook for who makes them: a password or token is no longer valid, or a permission is missing.',
    runbook: 'access-refused',
    query: 'access-refused',
    by: 'Source',
    measure: { column: 'Calls', as: 'Total' },
    operator: 'GreaterThanOrEqual',
    threshold: ({ refusedCalls }) => refusedCalls,
    every: 'PT15M',
    window: 'PT30M',
    needs: ['Playbooks', 'Vaults'],
  },
  {
    id: 'parked-items',
    title: 'incidents are parked',
    severity: 2,
    meaning:
      'A playbook has tried its work on these incidents for a day and tries it no more. Until somebody mends the cause and starts it again, incident and ticket drift apart.',
    runbook: 'parked-items',
    query: 'parked-items',
    by: 'System',
    operator: 'GreaterThan',
    threshold: () => 0,
    every: 'PT15M',
    window: 'P2D',
    needs: ['Playbooks'],
  },
  {
    id: 'reconcile-silent',
    title: 'nothing is heard of reconciling',
    severity: 1,
    meaning:
      'The playbook that reconciles has logged no success for too long, though it did before: it is switched off, fails, or its run history is not sent to the workspace.',
    runbook: 'reconcile-stopped',
    query: 'reconcile-silent',
    by: 'System',
    operator: 'GreaterThan',
    threshold: () => 0,
    every: 'PT15M',
    window: 'P2D',
    needs: ['Playbooks', 'SilentAfter'],
  },
  {
    ...EXPIRING,
    id: 'expires-in-30-days',
    title: 'a credential ends within 30 days',
    severity: 3,
    meaning:
      'A secret or certificate that the playbooks or the application sign in with ends within 30 days.',
    daysBefore: 30,
  },
  {
    ...EXPIRING,
    id: 'expires-in-7-days',
    title: 'a credential ends within 7 days',
    severity: 1,
    meaning:
      'A secret or certificate that the playbooks or the application sign in with ends within 7 days, or has ended: from then on nothing reaches its system.',
    daysBefore: 7,
  },
] as const satisfies readonly LogAlert[];
