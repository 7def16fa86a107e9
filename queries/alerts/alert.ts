/** From what an alert begins to matter; the settings of an environment say it. */
export interface AlertThresholds {
  /** Runs of one playbook that fail within 15 minutes. */
  readonly failedRuns: number;
  /** Actions and triggers of one playbook that the platform puts off within 15 minutes. */
  readonly throttledEvents: number;
  /** Minutes after which an incident has to have its ticket. */
  readonly ticketWithinMinutes: number;
  /** The share of the work with one system that fails within an hour, in percent. */
  readonly failurePercent: number;
  /** Calls of one action that are refused within half an hour. */
  readonly refusedCalls: number;
}

/** 0 is critical, 4 verbose. @see https://learn.microsoft.com/azure/azure-monitor/alerts/alerts-overview */
export type Severity = 0 | 1 | 2 | 3 | 4;

/** How often something is looked at, and over how long, as ISO 8601 writes it. */
export type Duration = 'PT5M' | 'PT15M' | 'PT30M' | 'PT1H' | 'PT6H' | 'P1D' | 'P2D';

interface Told {
  /** Part of the alert's name, in lower case with hyphens. */
  readonly id: string;
  readonly title: string;
  readonly severity: Severity;
  /** What it means that it fires, in a sentence or two. */
  readonly meaning: string;
  /** The page of `docs/runbooks/` that says what to do, without its ending. */
  readonly runbook: string;
  /** How often it is looked at. */
  readonly every: Duration;
}

/**
 * An alert on a metric of a playbook: minutes pass until it fires. The metrics of workflows have no dimensions, and a rule watches one
 * workflow.
 * @see https://learn.microsoft.com/azure/azure-monitor/reference/supported-metrics/microsoft-logic-workflows-metrics
 */
export interface MetricAlert extends Told {
  readonly metric: 'RunsFailed' | 'RunsSucceeded' | 'RunThrottledEvents';
  /** Which playbooks are watched, each by a rule of its own. */
  readonly of: 'every playbook' | 'those that reconcile';
  readonly operator: 'GreaterThanOrEqual' | 'LessThan';
  readonly threshold: (of: AlertThresholds) => number;
  /** Over how long it is summed up, where reconciling starts every so many minutes. */
  readonly window: (everyMinutes: number) => Duration;
}

/**
 * An alert on the rows of a query, where a join is needed. Rows come 10 to 15 minutes late, so no window is shorter than that.
 * @see https://learn.microsoft.com/azure/azure-monitor/logs/data-ingestion-time
 */
export interface LogAlert extends Told {
  /** The query: `queries/alerts/<query>.kql`. */
  readonly query: string;
  /** Over how long rows are looked at; the query says so itself, too. */
  readonly window: Duration;
  /** The column of the result by which alerts are told apart: each of its values fires by itself. */
  readonly by: string;
  /**
   * What is compared with the threshold.
   * @default - the number of rows
   */
  readonly measure?: { readonly column: string; readonly as: 'Maximum' | 'Total' };
  readonly operator: 'GreaterThan' | 'GreaterThanOrEqual';
  readonly threshold: (of: AlertThresholds) => number;
  /** What of the environment the query needs: the names of the statements that are replaced. */
  readonly needs: readonly QueryValue[];
  /**
   * Days before the end at which it fires.
   * @default - it is no alert on dates
   */
  readonly daysBefore?: number;
}

/** The statements of a query that stand for something of the environment. */
export type QueryValue =
  'Playbooks' | 'Vaults' | 'TicketWithin' | 'Systems' | 'SilentAfter' | 'Expiries' | 'Within';
