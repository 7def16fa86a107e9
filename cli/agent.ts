import type { World } from '../emulator/world';

/** What somebody changes on a ticket. */
export interface TicketEdit {
  /** Its number or key. */
  readonly ticket: string;
  /** In ServiceNow the columns; in Jira fields by id, `priority` by name, `status` by name or category, and `comment`. */
  readonly fields: Readonly<Record<string, string>>;
}

const AGENT = 'service.desk';

/**
 * Somebody edits a ticket in the system that has it.
 * @throws where there is no such ticket, or the system does not take it
 */
export function editTicket({ serviceNow, jira }: World, { ticket, fields }: TicketEdit): void {
  const row = serviceNow?.rows('task').find(({ number }) => number === ticket);
  if (row !== undefined) {
    const { sys_class_name: table = '', sys_id: sysId = '' } = row;
    serviceNow?.as(AGENT).update(table, sysId, fields);
    return;
  }
  if (jira?.issue(ticket) === undefined) throw new Error(`there is no ticket '${ticket}' to edit`);
  const person = jira.as(AGENT);
  const { status, comment, priority, ...others } = fields;
  const edited = { ...others, ...(priority !== undefined && { priority: { name: priority } }) };
  if (Object.keys(edited).length > 0) person.edit(ticket, edited);
  if (status !== undefined) person.transition(ticket, status);
  if (comment !== undefined) person.comment(ticket, comment);
}
