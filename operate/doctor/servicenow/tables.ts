import type { TicketTable } from '../../../systems/servicenow/types';
import { Problem } from '../../problem';
import { type Check, type Finding, failed, orWell, warning } from '../check';
import { type ServiceNowSubject, record } from './subject';

/**
 * The roles that let an account write tickets of a table; one is enough.
 * @see https://www.servicenow.com/docs/r/security-management/security-incident-response/installed-with-sir.html
 */
const WRITERS: Readonly<Record<TicketTable, readonly string[]>> = {
  incident: ['itil', 'sn_incident_write', 'admin'],
  sn_si_incident: [
    'sn_si.integration_user',
    'sn_si.basic',
    'sn_si.analyst',
    'sn_si.admin',
    'admin',
  ],
};

/** Whether the account reads and writes the tables that routes name. */
export function tableChecks(subject: ServiceNowSubject): readonly Check[] {
  const { tables } = subject;
  return [
    {
      id: 'servicenow.tables',
      title: 'the account reads the tables of tickets',
      needs: ['servicenow.sign-in'],
      run: async () => {
        const findings = await Promise.all(tables.map(([table]) => unread(subject, table)));
        return orWell(findings.flat(), tables.map(([table]) => table).join(', '));
      },
    },
    {
      id: 'servicenow.roles',
      title: 'the account may write tickets',
      needs: ['servicenow.tables'],
      run: async () => {
        const roles = await rolesOf(subject);
        const findings = await Promise.all(
          tables.map(([table]) => unwritten(subject, table, roles)),
        );
        return orWell(findings.flat(), tables.map(([table]) => table).join(', '));
      },
    },
  ];
}

async function unread(
  { client, settings, tickets }: ServiceNowSubject,
  table: TicketTable,
): Promise<readonly Finding[]> {
  const { user } = settings.account;
  const fix = `give '${user}' the role ${WRITERS[table][0] ?? ''}, and see that no ACL of the instance hides the rows`;
  try {
    const { total, visible } = await (await client()).count(table);
    // The first row may be somebody else's in a domain of its own; our own tickets have to be seen.
    if (visible > 0 || (await tickets()).some((ticket) => ticket.table === table)) return [];
    return total === 0
      ? [
          warning(
            `${table} has no row, so that reading it is unproven`,
            'open a ticket: `bridge smoke` does',
          ),
        ]
      : [failed(`'${user}' sees none of ${total} rows of ${table}`, fix)];
  } catch (error) {
    if (error instanceof Problem && error.obstacle === 'permission') {
      return [failed(error.found, fix)];
    }
    throw error;
  }
}

/** The account's roles, inherited ones included; undefined where it may not see them. */
async function rolesOf({
  client,
  settings,
}: ServiceNowSubject): Promise<readonly string[] | undefined> {
  const { user } = settings.account;
  const ask = {
    query: `user.user_name=${user}`,
    fields: ['user.user_name', 'role.name'],
    limit: 500,
  };
  try {
    const rows = await (await client()).list('sys_user_has_role', ask, record);
    const own = rows.filter((row) => row['user.user_name'] === user);
    return own.length === 0 ? undefined : own.flatMap((row) => row['role.name'] ?? []);
  } catch (error) {
    if (error instanceof Problem && error.obstacle === 'permission') return undefined;
    throw error;
  }
}

/** Nothing is written to find it out: the account's roles say it, else a ticket that it has written. */
async function unwritten(
  { settings, tickets }: ServiceNowSubject,
  table: TicketTable,
  roles: readonly string[] | undefined,
): Promise<readonly Finding[]> {
  const { user } = settings.account;
  const wanted = WRITERS[table];
  const written = (await tickets()).find(
    (ticket) => ticket.table === table && ticket.row['sys_created_by'] === user,
  );
  if (roles?.some((role) => wanted.includes(role))) return [];
  if (roles !== undefined) {
    return [
      failed(
        `'${user}' has none of the roles that write ${table}`,
        `give it the role ${wanted[0] ?? ''}`,
      ),
    ];
  }
  return written === undefined
    ? [
        warning(
          `'${user}' may not see its own roles, and has opened no ticket in ${table} yet, so that writing is unproven`,
          '`bridge smoke` writes one and closes it',
        ),
      ]
    : [];
}
