import { TABLES } from './dictionary';
import { type Row, WriteRefused } from './row';

/** A write that was checked against the dictionary. */
export interface Write {
  /** The new values of columns. */
  readonly fields: Row;
  /** What is appended to the ticket's journals. */
  readonly notes: readonly { readonly element: string; readonly value: string }[];
  /** As `2026-01-31 23:59:59`, in UTC. */
  readonly time: string;
  readonly userName: string;
  /** The `sys_id` of the writer. */
  readonly userId: string;
}

const RESOLVED = '6';
const CLOSED = '7';

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

/** Whether a ticket is closed for good: no integration writes to it then. */
export const finished = (row: Row): boolean => row['state'] === CLOSED;

/** A new ticket. */
export function inserted(write: Write, made: Row): Row {
  const { time, userName, userId } = write;
  const empty = Object.fromEntries(Object.keys(TABLES['incident'] ?? {}).map((name) => [name, '']));
  const defaults = {
    active: 'true',
    state: '1',
    impact: '3',
    urgency: '3',
    severity: '3',
    category: 'inquiry',
    opened_at: time,
    opened_by: userId,
    reopen_count: '0',
    sys_domain: 'global',
    sys_created_on: time,
    sys_created_by: userName,
    sys_mod_count: '0',
  };
  const row = { ...empty, ...defaults, ...write.fields, ...made };
  return stamped(completed(row, { ...empty, state: '1' }, write), write);
}

/** A ticket after a write; the same one where nothing changed. */
export function written(before: Row, write: Write): Row {
  const changes = Object.entries(write.fields).filter(([name, value]) => before[name] !== value);
  if (changes.length === 0 && write.notes.length === 0) return before;
  const row = { ...before, ...Object.fromEntries(changes) };
  const count = String(Number(before['sys_mod_count']) + 1);
  return stamped({ ...completed(row, before, write), sys_mod_count: count }, write);
}

const stamped = (row: Row, { time, userName }: Write): Row => ({
  ...row,
  sys_updated_on: time,
  sys_updated_by: userName,
});

/** What business rules add to a ticket. */
function completed(row: Row, before: Row, { fields, time, userId }: Write): Row {
  const { state = '', impact = '', urgency = '' } = row;
  const ended = state === RESOLVED || state === CLOSED;
  if (ended) requireResolution(row);
  const was = before['state'];
  const resolves = ended && was !== RESOLVED && was !== CLOSED;
  return {
    ...row,
    incident_state: state,
    priority: PRIORITY[`${impact},${urgency}`] ?? row['priority'] ?? '',
    ...(resolves && {
      resolved_at: fields['resolved_at'] ?? time,
      resolved_by: fields['resolved_by'] ?? userId,
    }),
    ...(state === CLOSED && { active: 'false', closed_at: time, closed_by: userId }),
    ...(state === '8' && { active: 'false' }),
    ...(!ended && was === RESOLVED && { reopen_count: String(Number(row['reopen_count']) + 1) }),
  };
}

/** @see https://www.servicenow.com/docs/r/platform-administration/c_DataPolicy.html */
function requireResolution(row: Row): void {
  const missing = ['close_code', 'close_notes'].filter((name) => !row[name]);
  if (missing.length === 0) return;
  const labels = missing.map((name) => TABLES['incident']?.[name]?.label ?? name);
  throw new WriteRefused(
    `Data Policy Exception: The following fields are mandatory: ${labels.join(', ')}`,
  );
}
