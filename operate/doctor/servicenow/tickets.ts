import { type Check, failed, warning } from '../check';
import { type BridgeTicket, type ServiceNowSubject, record } from './subject';

/** What the first note of every ticket has in it. */
const FIRST_NOTE = '[sentinel-incident:';

/**
 * What cannot be seen before there is a ticket.
 * @param what what a ticket would show, as in `whether it keeps its key`
 */
const noTicket = (what: string) => [
  warning(
    `the bridge has opened no ticket yet, which alone shows ${what}`,
    '`bridge smoke` opens one, and looks',
  ),
];

/** What only tickets of the bridge show: that notes can be read, and that a ticket keeps the key that it was given. */
export function ticketChecks(subject: ServiceNowSubject): readonly Check[] {
  const { settings, client, tickets } = subject;
  const { user } = settings.account;
  return [
    {
      id: 'servicenow.journal',
      title: 'the account reads notes, with who wrote them',
      needs: ['servicenow.tables'],
      run: async () => {
        const [newest] = await tickets();
        if (newest === undefined) return noTicket('whether notes can be read');
        const key = newest.row['sys_id'] ?? '';
        const ask = { query: `element_id=${key}`, fields: ['element_id'], limit: 5 };
        const entries = await (await client()).list('sys_journal_field', ask, record);
        return entries.some((entry) => entry['element_id'] === key)
          ? `it reads those of ${newest.row['number'] ?? key}`
          : [
              failed(
                `'${user}' sees no entry of ${newest.row['number'] ?? key} in sys_journal_field, so that no note reaches Sentinel`,
                `give '${user}' the role audit_viewer, or an ACL that lets it read sys_journal_field`,
              ),
            ];
      },
    },
    {
      id: 'servicenow.notes',
      title: 'a ticket shows the account its notes',
      needs: ['servicenow.tables'],
      run: async () => {
        const [newest] = await tickets();
        if (newest === undefined) return noTicket('whether it shows its notes');
        return (await showsNote(subject, newest))
          ? `${newest.row['number'] ?? ''} shows the note that opened it`
          : [
              failed(
                `${newest.row['number'] ?? ''} does not show '${user}' the note that opened it, so that no comment is carried over`,
                `let '${user}' read ${settings.noteField} of ${newest.table} (an ACL of the field hides it)`,
              ),
            ];
      },
    },
    {
      id: 'servicenow.sys-id',
      title: 'a ticket keeps the sys_id that it was given',
      needs: ['servicenow.tables'],
      run: async () => {
        const all = await tickets();
        if (all.length === 0) return noTicket('whether it keeps a given sys_id');
        return all.some(({ row }) => row['sys_id'] === row['correlation_id']?.replaceAll('-', ''))
          ? "the bridge's tickets have the keys of their incidents"
          : [
              warning(
                `none of the last ${all.length} tickets has the key of its incident: the instance chooses keys itself, so that two runs at once can open two tickets`,
                'find what replaces it: a business rule or an ACL on sys_id',
              ),
            ];
      },
    },
  ];
}

async function showsNote(
  { settings, client }: ServiceNowSubject,
  { table, row }: BridgeTicket,
): Promise<boolean> {
  const { noteField } = settings;
  const ask = {
    query: `sys_id=${row['sys_id'] ?? ''}`,
    fields: [noteField],
    limit: 1,
    shown: true,
  };
  const [shown] = await (await client()).list(table, ask, record);
  return shown?.[noteField]?.includes(FIRST_NOTE) ?? false;
}
