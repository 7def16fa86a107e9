import { CONTEXT_TABLES } from '../../../systems/servicenow/cmdb';
import { type Check, type Finding, failed, orWell, warning } from '../check';
import { type ServiceNowSubject, record } from './subject';

/** The role that lets an account read each table of the context. */
const READERS: Readonly<Record<keyof typeof CONTEXT_TABLES, string>> = {
  cmdb_ci_computer: 'cmdb_read',
  sys_user: 'itil',
  change_request: 'sn_change_read',
  task_ci: 'itil',
};

const TABLES = Object.keys(CONTEXT_TABLES) as readonly (keyof typeof CONTEXT_TABLES)[];

/** Whether the account reads what tickets are told of hosts and accounts: what it may not see looks like what is not there. */
export const contextChecks = (subject: ServiceNowSubject): readonly Check[] =>
  subject.settings.context === undefined
    ? []
    : [
        {
          id: 'servicenow.context',
          title:
            'the account reads the configuration items, people, changes and affected items of the context',
          needs: ['servicenow.sign-in'],
          run: async () => {
            const findings = await Promise.all(TABLES.map((table) => unread(subject, table)));
            return orWell(findings.flat(), TABLES.join(', '));
          },
        },
      ];

async function unread(
  { client, settings }: ServiceNowSubject,
  table: keyof typeof CONTEXT_TABLES,
): Promise<readonly Finding[]> {
  const instance = await client();
  const { user } = settings.account;
  const { total, visible } = await instance.count(table);
  const fix = `give '${user}' the role ${READERS[table]}, and see that no ACL of the instance hides the rows`;
  if (total > 0 && visible === 0) {
    return [failed(`'${user}' sees none of ${total} rows of ${table}`, fix)];
  }
  const [row] = await instance.list(table, { query: '', fields: [], limit: 1 }, record);
  if (row === undefined) {
    return [
      warning(`${table} has no row, so that reading it is unproven`, 'ask again once it has one'),
    ];
  }
  // A name with a dot is read through the reference before it.
  const columns = new Set(CONTEXT_TABLES[table].map((path) => path.replace(/\..*/, '')));
  return [...columns]
    .filter((column) => !(column in row))
    .map((column) =>
      failed(
        `${table} has no column ${column}, or '${user}' may not read it`,
        'add it, or let the account read it; without it tickets are told less',
      ),
    );
}
