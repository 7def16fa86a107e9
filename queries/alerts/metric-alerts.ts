import type { MetricAlert } from './alert';

/** The alerts on metrics. */
export const METRIC_ALERTS = [
  {
    id: 'runs-failed',
    title: 'a playbook keeps failing',
    severity: 2,
    meaning:
      'Several runs of this playbook have failed within a quarter of an hour. What they left undone is tried again by itself for a day, so nothing is lost yet.',
    runbook: 'runs-failed',
    metric: 'RunsFailed',
    of: 'every playbook',
    operator: 'GreaterThanOrEqual',
    threshold: ({ failedRuns }) => failedRuns,
    every: 'PT5M',
    window: () => 'PT15M',
  },
  {
    id: 'reconcile-stopped',
    title: 'reconciling has stopped',
    severity: 1,
    meaning:
      'The playbook that reconciles has not succeeded once in the time in which it starts at least three times. Ticket changes do not reach Sentinel, and what events have missed is not found.',
    runbook: 'reconcile-stopped',
    metric: 'RunsSucceeded',
    of: 'those that reconcile',
    operator: 'LessThan',
    threshold: () => 1,
    every: 'PT15M',
    // Six runs of the default; of a slower one at least three.
    window: (everyMinutes) => (everyMinutes <= 10 ? 'PT30M' : everyMinutes <= 20 ? 'PT1H' : 'PT6H'),
  },
  {
    id: 'runs-throttled',
    title: 'a playbook is throttled',
    severity: 3,
    meaning:
      'The platform puts off or refuses starts and actions of this playbook, because more comes in than it may handle. What was refused, reconcile makes good later.',
    runbook: 'runs-throttled',
    metric: 'RunThrottledEvents',
    of: 'every playbook',
    operator: 'GreaterThanOrEqual',
    threshold: ({ throttledEvents }) => throttledEvents,
    every: 'PT5M',
    window: () => 'PT15M',
  },
] as const satisfies readonly MetricAlert[];
