import type { Level } from '../../../systems/servicenow/types';

/** What becomes of the hosts, addresses and accounts of an incident that ServiceNow knows. */
export interface ContextSettings {
  /** An item that nothing has updated for so many days is told as stale; it is used all the same. */
  readonly staleAfterDays: number;
  /** The impact that an item of a criticality asks for, by the criticality's value: it raises the ticket's, and never lowers it. */
  readonly impactOf: Readonly<Record<string, Level>>;
  /** The same of the urgency, which stands for Sentinel's severity: the incident's follows the raise. */
  readonly urgencyOf: Readonly<Record<string, Level>>;
  /** The assignment group of tickets on items of a support group, by its name; others stay with the route's. */
  readonly assignmentGroupOf: Readonly<Record<string, string>>;
}
