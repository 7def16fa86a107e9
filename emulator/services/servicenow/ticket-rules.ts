import { NotImplementedError } from '../../runtime/errors';
import { emptyRow, TABLES } from './dictionary';
import { type Row, WriteRefused } from './row';
import { TICKET_MODELS, type TicketModel } from './ticket-model';
import type { Write } from './write';

/**
 * Impact × urgency → priority, as the base system's priority look-up has it. The page's sample table makes the last
 * one a 4; a new instance makes it a 5, Planning.
 * @see https://www.servicenow.com/docs/r/it-service-management/incident-management/def-prio-lookup-rules.html
 */
const PRIORITY: Readonly<Record<string, string>> = {
  '1,1': '1',
  '1,2': '2',
  '1,3': '3',
  '2,1': '2',
  '2,2': '3',
  '2,3': '4',
  '3,1': '3',
  '3,2': '4',
  '3,3': '5',
};

/** Whether a table holds tickets. */
export const isTicketTable = (table: string): boolean => Object.hasOwn(TICKET_MODELS, table);

const modelOf = (table: string | undefined): TicketModel => {
  const model = TICKET_MODELS[table ?? ''];
  if (model !== undefined) return model;
  throw new NotImplementedError(
    `tickets in the table '${table ?? ''}'; the emulator has ${Object.keys(TICKET_MODELS).join(', ')}`,
  );
};

/** Whether a ticket is closed for good: no integration writes to it then. */
export const finished = (row: Row): boolean =>
  modelOf(row['sys_class_name']).closed.includes(row['state'] ?? '');

/** The number of a table's next ticket. */
export const numberOf = (table: string, count: number): string =>
  `${modelOf(table).prefix}${String(10_000 + count).padStart(7, '0')}`;

/** A new ticket. */
export function inserted(table: string, write: Write, made: Row): Row {
  const { time, userName, userId } = write;
  const model = modelOf(table);
  const empty = emptyRow(table);
  const defaults = {
    active: 'true',
    impact: '3',
    urgency: '3',
    ...model.defaults,
    opened_at: time,
    opened_by: userId,
    sys_domain: 'global',
    sys_created_on: time,
    sys_created_by: userName,
    sys_mod_count: '0',
  };
  const row = { ...empty, ...defaults, ...write.fields, ...made };
  const before = { ...empty, state: model.defaults['state'] ?? '' };
  return stamped(completed(row, before, write), write);
}

/** A new record that is no ticket: no business rule adds to it. */
export function recorded(table: string, write: Write, sysId: string): Row {
  const { time, userName } = write;
  const made = {
    sys_id: sysId,
    sys_created_on: time,
    sys_created_by: userName,
    sys_mod_count: '0',
  };
  return stamped({ ...emptyRow(table), ...write.fields, ...made }, write);
}

/** A record after a write; the same one where nothing changed. */
export function written(table: string, before: Row, write: Write): Row {
  const changes = Object.entries(write.fields).filter(([name, value]) => before[name] !== value);
  if (changes.length === 0 && write.notes.length === 0) return before;
  const row = { ...before, ...Object.fromEntries(changes) };
  const count = String(Number(before['sys_mod_count']) + 1);
  const whole = isTicketTable(table) ? completed(row, before, write) : row;
  return stamped({ ...whole, sys_mod_count: count }, write);
}

const stamped = (row: Row, { time, userName }: Write): Row => ({
  ...row,
  sys_updated_on: time,
  sys_updated_by: userName,
});

/** What business rules add to a ticket. */
function completed(row: Row, before: Row, { fields, time, userId }: Write): Row {
  const { state = '', impact = '', urgency = '' } = row;
  const model = modelOf(row['sys_class_name']);
  const ended = model.ended.includes(state);
  if (ended) requireResolution(row, model);
  const had = model.ended.includes(before['state'] ?? '');
  const resolves = ended && !had;
  const columns = TABLES[row['sys_class_name'] ?? ''] ?? {};
  const own = (values: Row): Row =>
    Object.fromEntries(Object.entries(values).filter(([name]) => name in columns));
  return {
    ...row,
    ...own({ incident_state: state }),
    priority: PRIORITY[`${impact},${urgency}`] ?? row['priority'] ?? '',
    ...(resolves &&
      own({
        resolved_at: fields['resolved_at'] ?? time,
        resolved_by: fields['resolved_by'] ?? userId,
      })),
    ...(model.closed.includes(state) && { closed_at: time, closed_by: userId }),
    ...(model.inactive.includes(state) && { active: 'false' }),
    ...(!ended && had && own({ reopen_count: String(Number(row['reopen_count']) + 1) })),
  };
}

/** @see https://www.servicenow.com/docs/r/platform-administration/c_DataPolicy.html */
function requireResolution(row: Row, { labels: { closeCode, closeNotes } }: TicketModel): void {
  const labels = [
    ...(row['close_code'] ? [] : [closeCode]),
    ...(row['close_notes'] ? [] : [closeNotes]),
  ];
  if (labels.length === 0) return;
  throw new WriteRefused(
    `Data Policy Exception: The following fields are mandatory: ${labels.join(', ')}`,
  );
}
