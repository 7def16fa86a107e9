import type { TicketMapping } from '../../mappings/servicenow/mapping';
import type { Account } from '../../systems/servicenow/sign-in';
import type { TicketTable } from '../../systems/servicenow/types';
import type { Conditions } from '../conditions';
import type { BridgeSettings } from '../settings';
import type { ContextSettings } from './context/settings';

/** What the ServiceNow playbooks are made of. */
export interface ServiceNowSettings extends BridgeSettings {
  /** The instance, as `https://acme.service-now.com`. */
  readonly instance: string;
  /** The integration user's name: what it writes is never carried back. */
  readonly user: string;
  readonly account: Account;
  /** The ways of incidents into tickets, in order: the first that wants an incident takes it. */
  readonly routes: readonly ServiceNowRoute[];
  /** What each table that a route names makes of an incident. */
  readonly mappings: Readonly<Partial<Record<TicketTable, TicketMapping>>>;
  /** Where notes go: to the team alone, or to the caller as well. */
  readonly noteField: 'work_notes' | 'comments';
  /** The columns that Sentinel goes on writing after the ticket was opened; the others are the ticket's from then on. */
  readonly updates: readonly UpdatedField[];

  /**
   * The playbook that relates the observables of a new security incident, by its resource id.
   * @default - nobody does
   */
  readonly observables?: string;
  /**
   * What a new ticket is told of the hosts, addresses and accounts that ServiceNow knows.
   * @default - nothing is looked up
   */
  readonly context?: ContextSettings | undefined;
}

/** Columns that Sentinel may go on writing. */
export const UPDATED_FIELDS = ['short_description', 'assigned_to'] as const;
export type UpdatedField = (typeof UPDATED_FIELDS)[number];

/** The way of some incidents into ServiceNow. */
export interface ServiceNowRoute {
  readonly when: Conditions;
  readonly table: TicketTable;
  /**
   * The ticket's assignment group: a `sys_id` or a name.
   * @default - the instance's own assignment rules decide
   */
  readonly assignmentGroup?: string | undefined;
  /**
   * Who is named as caller: a `sys_id` or a name.
   * @default - the instance's own rule: often the integration user
   */
  readonly caller?: string | undefined;
  /**
   * The value of `category`, which the instance must know.
   * @default - the instance's own default
   */
  readonly category?: string | undefined;
  /**
   * The company that the ticket is for, a `sys_id`; on an instance with domain separation it decides the ticket's domain.
   * @default - none
   */
  readonly company?: string | undefined;
}
