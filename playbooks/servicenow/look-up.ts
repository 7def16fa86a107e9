import { guid, key } from '../../systems/sentinel/incident';
import type { Query } from '../../systems/servicenow/calls';
import type { ListAnswer, Ticket } from '../../systems/servicenow/types';
import { call, equals, or } from '../../workflow/calls';
import { text } from '../../workflow/text';
import { type Expr, type Ref, asRef, expr } from '../../workflow/tree';
import { tablesOf } from './mapping-tables';
import type { ServiceNowSettings } from './settings';
import { TICKET_FIELDS } from './sides';

/** The table that all tickets are rows of, whichever table they are opened in. */
export const commonTable = (settings: ServiceNowSettings): string => {
  const [only, ...others] = tablesOf(settings);
  return only === undefined || others.length > 0 ? 'task' : only;
};

/**
 * The query that finds the tickets of an incident, the newest first: by its key, which is the primary key, or by its correlation id, which follow-up
 * tickets share, and which a ticket has whose `sys_id` the instance has chosen itself.
 */
export const ticketsOf = (incidentKey: Expr<string>, correlationId: Expr<string>): Expr<string> =>
  text`sys_id=${incidentKey}^ORcorrelation_id=${correlationId}^ORDERBYDESCsys_created_on^ORDERBYDESCsys_id`;

/** Looks up the tickets of the incident that started the run. */
export const lookUp = (settings: ServiceNowSettings, limit: number): Query => ({
  table: commonTable(settings),
  query: ticketsOf(key, guid),
  limit,
  fields: TICKET_FIELDS,
});

/** The look-up's first row, if it is one that was asked for; null otherwise. */
export const ours = ({ result }: Ref<ListAnswer>): Expr<Ticket | null> => {
  const row = asRef(call('first', result) as Expr<Ticket>);
  const asked = or(equals<string>(row.sys_id, key), equals<string>(row.correlation_id, guid));
  return expr(call('if', asked, row, null).node);
};
