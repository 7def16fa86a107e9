import type { TicketTable } from '../../../systems/servicenow/types';
import { type Check, type Finding, failed, orWell } from '../check';
import { hiddenColumns, readColumns } from './dictionary';
import type { ServiceNowSubject } from './subject';

/** The columns that playbooks read or write on every ticket. */
const COLUMNS = [
  'number',
  'sys_class_name',
  'state',
  'urgency',
  'impact',
  'correlation_id',
  'correlation_display',
  'close_code',
  'close_notes',
  'assigned_to',
  'assignment_group',
  'short_description',
  'description',
  'sys_updated_on',
];

/** The length that what both sides last agreed on needs. */
const AGREEMENT_LENGTH = 100;

/** Whether the tables have the columns that playbooks use: an instance ignores others without a word. */
export function columnChecks(subject: ServiceNowSubject): readonly Check[] {
  return [
    {
      id: 'servicenow.fields',
      title: 'the tables have the columns that the playbooks use',
      needs: ['servicenow.tables'],
      run: async () => {
        const findings = await Promise.all(
          subject.tables.map(([table]) => missing(subject, table)),
        );
        return orWell(findings.flat(), columnsOf(subject).join(', '));
      },
    },
  ];
}

function columnsOf({ settings }: ServiceNowSubject): readonly string[] {
  const given = settings.routes.flatMap((route) => [
    ...(route.caller === undefined ? [] : ['caller_id']),
    ...(route.category === undefined ? [] : ['category']),
    ...(route.company === undefined ? [] : ['company']),
  ]);
  return [...new Set([...COLUMNS, settings.noteField, ...given])];
}

async function missing(
  subject: ServiceNowSubject,
  table: TicketTable,
): Promise<readonly Finding[]> {
  const { instance } = subject.settings;
  const { names, lengthOf } = await readColumns(subject, [table, 'task'], async () => {
    const tickets = await subject.tickets();
    return tickets.find((ticket) => ticket.table === table)?.row;
  });
  if (names === undefined) return [hiddenColumns(table, 'open a ticket (`bridge smoke` does)')];
  const length = lengthOf('correlation_display') ?? AGREEMENT_LENGTH;
  return [
    ...columnsOf(subject)
      .filter((column) => !names.includes(column))
      .map((column) =>
        failed(
          `${table} at ${instance} has no column ${column}, or the account may not read it`,
          'add it, or let the account read it; where a route names it, take it out of the route',
        ),
      ),
    ...(length < AGREEMENT_LENGTH
      ? [
          failed(
            `correlation_display of ${table} holds ${length} characters, and longer text is cut without a word`,
            `make it ${AGREEMENT_LENGTH} long in the dictionary of the instance`,
          ),
        ]
      : []),
  ];
}
