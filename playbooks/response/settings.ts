import type { IsolationType } from '../../systems/defender/calls';
import type { JiraSite } from '../../systems/jira/address';
import type { VaultContext } from '../../systems/key-vault/calls';
import type { Channel } from '../../systems/notify/types';
import type { Account } from '../../systems/servicenow/sign-in';
import type { ChangeType, TicketTable } from '../../systems/servicenow/types';

/** What every playbook of the response works with. */
export interface ResponseSettings {
  readonly azure: VaultContext;
  /**
   * The channel that is told of failures.
   * @default - nobody is notified
   */
  readonly channel?: Channel | undefined;
}

/** A ServiceNow instance in which changes are raised. */
export interface ServiceNowDesk {
  /** As `https://acme.service-now.com`. */
  readonly instance: string;
  /** The integration user's name. */
  readonly user: string;
  readonly account: Account;
  readonly type: ChangeType;
  /**
   * The change's assignment group, by name or `sys_id`.
   * @default - the instance's own assignment rules decide
   */
  readonly assignmentGroup?: string | undefined;
  /**
   * The value of the change's `category`.
   * @default - the instance's own default
   */
  readonly category?: string | undefined;
}

/** What raising a change is made of. */
export interface ChangeSettings extends ResponseSettings, ServiceNowDesk {
  /** The table that an incident's tickets are found in. */
  readonly ticketTable: TicketTable | 'task';
}

/** A Jira project in which approvals are asked for. */
export interface JiraDesk extends JiraSite {
  /**
   * The integration account's e-mail address.
   * @default - Data Center: the token alone signs in
   */
  readonly user?: string | undefined;
  /** The secret that holds the token. */
  readonly tokenSecret: string;
  /** The project's key. */
  readonly project: string;
  /** The issue type's name. */
  readonly issueType: string;
  /** The status that says yes, by its name. */
  readonly approved: string;
  /** The status that says no, by its name. */
  readonly denied: string;
}

/** What isolating a host is made of. */
export interface IsolateSettings extends ResponseSettings {
  /** Where approval is asked for. */
  readonly approval:
    | { readonly kind: 'serviceNow'; readonly desk: ServiceNowDesk }
    | { readonly kind: 'jira'; readonly desk: JiraDesk };
  /** The group of those who may approve, by its name there. */
  readonly approvers: string;
  /** Hours from the asking within which an approval counts. */
  readonly deadlineHours: number;
  /** Minutes from one look at the request to the next. */
  readonly pollMinutes: number;
  readonly isolationType: IsolationType;
  /** Names of hosts that are never isolated; one star at the start or at the end stands for anything. */
  readonly protectedHosts: readonly string[];
}
