/** How the tickets of a table live: the states that mean something to the platform itself. */
export interface TicketModel {
  /** What numbers start with. */
  readonly prefix: string;
  /** What the platform fills in where a new ticket says nothing. */
  readonly defaults: Readonly<Record<string, string>>;
  /** States that want a close code and close notes. */
  readonly ended: readonly string[];
  /** States in which the ticket takes no more changes. */
  readonly closed: readonly string[];
  /** States in which nobody works on the ticket. */
  readonly inactive: readonly string[];
  readonly labels: { readonly closeCode: string; readonly closeNotes: string };
}

/**
 * The tables that tickets are opened in, as the base system has them.
 * @see https://www.servicenow.com/docs/r/it-service-management/incident-management/c_IncidentManagementStateModel.html
 * @see https://www.servicenow.com/docs/r/security-management/security-incident-response/sir-state-flows.html
 */
export const TICKET_MODELS: Readonly<Record<string, TicketModel>> = {
  incident: {
    prefix: 'INC',
    defaults: { state: '1', severity: '3', category: 'inquiry', reopen_count: '0' },
    ended: ['6', '7'],
    closed: ['7'],
    inactive: ['7', '8'],
    labels: { closeCode: 'Resolution code', closeNotes: 'Resolution notes' },
  },
  sn_si_incident: {
    prefix: 'SIR',
    defaults: { state: '10', severity: '3' },
    ended: ['3'],
    closed: ['3', '7'],
    inactive: ['3', '7'],
    labels: { closeCode: 'Close code', closeNotes: 'Close notes' },
  },
  change_request: {
    prefix: 'CHG',
    defaults: { state: '-5', approval: 'not requested', type: 'normal' },
    ended: ['3'],
    closed: ['3', '4'],
    inactive: ['3', '4'],
    labels: { closeCode: 'Close code', closeNotes: 'Close notes' },
  },
};
