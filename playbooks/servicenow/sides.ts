import type { Incident, Severity, Status } from '../../systems/sentinel/types';
import { NUMBER_PREFIX, type Ticket } from '../../systems/servicenow/types';
import { anyOf, and, call, coalesce, concat, equals, not, or, when } from '../../workflow/calls';
import { lookup } from '../../workflow/table';
import { type Expr, type Ref } from '../../workflow/tree';
import { type Sides, type Subject, statePart } from '../compare';
import { holdsLabel } from '../labels';
import { mappingTables, tablesOf } from './mapping-tables';
import type { ServiceNowSettings } from './settings';

/** The columns that playbooks read of a ticket. */
export const TICKET_FIELDS = [
  'sys_id',
  'number',
  'sys_class_name',
  'state',
  'urgency',
  'correlation_id',
  'correlation_display',
  'sys_updated_on',
] as const;

/** A ticket's values, however they were read. */
export type TicketValues = Readonly<Record<(typeof TICKET_FIELDS)[number], Expr<string | null>>>;

/** ServiceNow's own form of a time, always in UTC. */
export const ticketTime = (time: Expr<string>): Expr<string> =>
  call('formatDateTime', time, 'yyyy-MM-dd HH:mm:ss');

/** What the agreed state starts with on every ticket of a workspace. */
export const basePrefix = ({ workspace }: Pick<ServiceNowSettings, 'workspace'>): string =>
  `Sentinel/${workspace.name}|`;

/** A part of the base on a ticket: 1 is the status, 2 the severity, 3 the number of comments. */
export const basePart = (ticket: TicketValues, part: 1 | 2 | 3): Expr<string> =>
  statePart(ticket.correlation_display, part);

/** An incident and its ticket, side by side. */
export function sidesOf(
  settings: ServiceNowSettings,
  incident: Subject,
  ticket: TicketValues,
): Sides {
  return {
    status: {
      sentinel: incident.status,
      ticket: ticketStatus(settings, ticket),
      base: basePart(ticket, 1),
      wins: settings.wins.status,
    },
    severity: {
      sentinel: incident.severity,
      ticket: ticketSeverity(settings, ticket),
      base: basePart(ticket, 2),
      wins: settings.wins.severity,
    },
  };
}

/** A state that no table names changes nothing: it counts as the last agreed one. */
const ticketStatus = (settings: ServiceNowSettings, ticket: TicketValues): Expr<Status> => {
  const { statusOf } = mappingTables(settings);
  const { sys_class_name: table, state } = ticket;
  const base = basePart(ticket, 1) as Expr<Status>;
  return lookup<Status>(statusOf, text(table), text(state), base);
};

/**
 * The severity that a ticket stands for: the agreed one where the ticket still has the urgency that it maps to, else what its urgency maps
 * back to. So two severities with the same urgency do not flip each other. An impact of its own is the agent's finer grading.
 */
function ticketSeverity(settings: ServiceNowSettings, ticket: TicketValues): Expr<Severity> {
  const { urgencyOf, severityOf } = mappingTables(settings);
  const table = text(ticket.sys_class_name);
  const base = basePart(ticket, 2) as Expr<Severity>;
  const kept = equals<string>(lookup<string>(urgencyOf, table, base, ''), text(ticket.urgency));
  const graded = lookup<Severity>(severityOf, table, text(ticket.urgency), base);
  return when<Severity>(kept, base, graded);
}

/** A value of a record; one that was not read is the empty text. */
const text = (value: Expr<string | null>): Expr<string> => coalesce<string>(value, '');

/** The tag that says that the incident was closed with a ticket that takes no more changes. */
export const closedLabel = (label: string, number: Expr<string | null>): Expr<string> =>
  concat(label, ':', number, ':closed');

/** Whether a ticket takes no more changes. */
export function isFinished(settings: ServiceNowSettings, ticket: TicketValues): Expr<boolean> {
  const { sys_class_name: table, state } = ticket;
  const tests = Object.entries(settings.mappings).map(([name, { finished }]) =>
    and(
      equals<string>(table, name),
      call('contains', call('createArray', ...(finished as [string])), text(state)),
    ),
  );
  return anyOf(tests);
}

/**
 * Whether a reopened incident needs another ticket: its last one was closed with it, and takes no more changes.
 * @param status the incident's, which is closed where it was merged into another one
 */
export function needsFollowUp(
  settings: ServiceNowSettings,
  incident: Ref<Incident>,
  status: Expr<Status>,
  ticket: TicketValues,
): Expr<boolean> {
  const closedWithIt = or(
    equals<string>(basePart(ticket, 1), 'Closed'),
    holdsLabel(incident, closedLabel(settings.label, ticket.number)),
  );
  return and(isFinished(settings, ticket), not(equals<string>(status, 'Closed')), closedWithIt);
}

/** The table of the ticket that an incident is labelled with; the first one where it has no label. */
export function labelledTable(
  settings: ServiceNowSettings,
  incident: Ref<Incident>,
): Expr<string> | string {
  const [first, second] = tablesOf(settings);
  if (first === undefined) throw new Error('no route names a table: write at least one route');
  if (second === undefined) return first;
  const label = `"${settings.label}:${NUMBER_PREFIX[second]}`;
  return when<string>(
    call('contains', call('string', incident.properties.labels), label),
    second,
    first,
  );
}

/** The values of a ticket that was read with display values. */
export const shownValues = (
  row: Ref<{ readonly [K in keyof Ticket]: { readonly value: string } }>,
): TicketValues =>
  Object.fromEntries(TICKET_FIELDS.map((field) => [field, row[field].value])) as TicketValues;
