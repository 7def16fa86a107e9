import type { TicketTable } from '../../../systems/servicenow/types';
import { Problem } from '../../problem';
import { type Check, type Finding, failed, orWell, warning } from '../check';
import { type Row, type ServiceNowSubject, record } from './subject';

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
  const dictionary = await dictionaryOf(subject, table);
  const known =
    dictionary.length > 0
      ? dictionary.flatMap((row) => row['element'] ?? [])
      : await columnsSeen(subject, table);
  if (known === undefined) {
    return [
      warning(
        `the account may not read the dictionary, and ${table} has no row that shows its columns`,
        'open a ticket (`bridge smoke` does), or give the account the role personalize_read_dictionary',
      ),
    ];
  }
  const [agreement] = dictionary.filter((row) => row['element'] === 'correlation_display');
  const length = Number(agreement?.['max_length'] ?? AGREEMENT_LENGTH);
  return [
    ...columnsOf(subject)
      .filter((column) => !known.includes(column))
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

/** What the dictionary says of a table's columns, those of all tasks included; nothing where the account may not read it. */
async function dictionaryOf(
  { client }: ServiceNowSubject,
  table: TicketTable,
): Promise<readonly Row[]> {
  const ask = {
    query: `nameIN${table},task`,
    fields: ['name', 'element', 'max_length'],
    limit: 1000,
  };
  try {
    const rows = await (await client()).list('sys_dictionary', ask, record);
    return rows.filter((row) => row['name'] === table || row['name'] === 'task');
  } catch (error) {
    if (error instanceof Problem && error.obstacle === 'permission') return [];
    throw error;
  }
}

/** The columns that a row shows; undefined where there is none. */
async function columnsSeen(
  { client, tickets }: ServiceNowSubject,
  table: TicketTable,
): Promise<readonly string[] | undefined> {
  const own = (await tickets()).find((ticket) => ticket.table === table)?.row;
  const ask = { query: '', fields: [], limit: 1 };
  const [row] = own === undefined ? await (await client()).list(table, ask, record) : [own];
  return row === undefined ? undefined : Object.keys(row);
}
