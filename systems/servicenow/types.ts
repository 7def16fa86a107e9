/** The tables that tickets are opened in: incidents of the service desk, and security incidents. */
export const TICKET_TABLES = ['incident', 'sn_si_incident'] as const;
export type TicketTable = (typeof TICKET_TABLES)[number];

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
  /** At most 100 characters. */
  readonly correlation_id: string;
}

/** What the Table API answers for one record. */
export interface RecordAnswer {
  readonly result: Ticket;
}

/** What the Table API answers for a query. */
export interface ListAnswer {
  readonly result: readonly Ticket[];
}
