/** The tables that tickets are opened in: incidents of the service desk, and security incidents. */
export const TICKET_TABLES = ['incident', 'sn_si_incident'] as const;
export type TicketTable = (typeof TICKET_TABLES)[number];

/**
 * What the numbers of a table's tickets start with, as the base system counts.
 * @see https://www.servicenow.com/docs/r/platform-administration/c_NumberMaintenance.html
 */
export const NUMBER_PREFIX: Readonly<Record<TicketTable, string>> = {
  incident: 'INC',
  sn_si_incident: 'SIR',
};

/** The three levels of `urgency` and `impact`: 1 is the highest. */
export const LEVELS = [1, 2, 3] as const;
export type Level = (typeof LEVELS)[number];

/**
 * A ticket as the Table API gives it with `sysparm_display_value=false`: every value is text.
 * @see https://www.servicenow.com/docs/r/api-reference/rest-apis/c_TableAPI.html
 */
export interface Ticket {
  /** 32 hexadecimal digits. */
  readonly sys_id: string;
  /** As `INC0010001`. */
  readonly number: string;
  readonly sys_class_name: TicketTable;
  readonly state: string;
  readonly urgency: string;
  readonly impact: string;
  /** At most 100 characters. */
  readonly correlation_id: string;
  /** At most 100 characters. */
  readonly correlation_display: string;
  readonly close_code: string;
  readonly close_notes: string;
  /** The `sys_id` of a user. */
  readonly assigned_to: string;
  readonly short_description: string;
  readonly description: string;
  /** `yyyy-MM-dd HH:mm:ss` in UTC. */
  readonly sys_created_on: string;
  readonly sys_updated_on: string;
}

/** A ticket's journals, as texts with all entries, the newest first; only where display values are asked for. */
export interface Journals {
  readonly work_notes: string;
  readonly comments: string;
}

/** A record with `sysparm_display_value=all`: every value as it is stored and as it is shown. */
export type Shown<T> = {
  readonly [K in keyof T]: { readonly value: string; readonly display_value: string };
};

/**
 * An entry of a journal.
 * @see https://www.servicenow.com/docs/r/api-reference/web-services/retrieving-journal-entries.html
 */
export interface JournalEntry {
  /** 32 hexadecimal digits. */
  readonly sys_id: string;
  /** The `sys_id` of the ticket. */
  readonly element_id: string;
  readonly value: string;
  /** `yyyy-MM-dd HH:mm:ss` in UTC. */
  readonly sys_created_on: string;
  /** The writer's user name. */
  readonly sys_created_by: string;
}

/** A person of the instance. */
export interface User {
  readonly sys_id: string;
  readonly email: string;
}

/** What the Table API answers for one record. */
export interface RecordAnswer<T = Ticket> {
  readonly result: T;
}

/** What the Table API answers for a query. */
export interface ListAnswer<T = Ticket> {
  readonly result: readonly T[];
}

/** What kinds of values are observables, as settings name them. */
export const OBSERVABLE_KINDS = ['ip', 'domain', 'url', 'hash', 'sender', 'host'] as const;
export type ObservableKind = (typeof OBSERVABLE_KINDS)[number];

/** The types of observables: what a value's form makes of its kind. */
export type ObservableType =
  'ipv4' | 'ipv6' | 'domain' | 'host' | 'url' | 'email' | 'md5' | 'sha1' | 'sha256' | 'sha512';

/** A type of observables. */
export interface TypeRow {
  readonly sys_id: string;
  readonly name: string;
}

/** An observable, as a look-up answers with columns of other tables in it. */
export type ObservableRow = Readonly<Record<string, string>>;

/** What Threat Intelligence Security Center answers to new observables. @see https://www.servicenow.com/docs/r/api-reference/rest-apis/tisc-api.html */
export interface AddedObservables {
  readonly status: 'success' | 'partial_success' | 'error' | 'failure';
  readonly metadata: {
    readonly total_records: number;
    readonly success_records: number;
    readonly error_records: number;
  };
}
/** The kinds of changes that can be raised without a template. */
export const CHANGE_TYPES = ['normal', 'emergency'] as const;
export type ChangeType = (typeof CHANGE_TYPES)[number];
