import type { Row } from './row';
import { TISC } from './tisc-tables';
import { THREAT_INTELLIGENCE, THREAT_INTELLIGENCE_DISPLAY } from './threat-intelligence';

/** What a column holds. */
export interface Column {
  readonly type: 'string' | 'integer' | 'boolean' | 'date-time' | 'journal' | 'reference';

  /**
   * The most characters; longer text is cut without an error.
   * @default 40
   */
  readonly maxLength?: number;
  /**
   * The table a reference points to.
   * @default - the column is no reference
   */
  readonly table?: string;
  /**
   * Only the platform writes it.
   * @default false
   */
  readonly readOnly?: boolean;
  /**
   * What the platform calls it.
   * @default - the column's name in words
   */
  readonly label?: string;
}

/** The columns of a table by name. */
export type Columns = Readonly<Record<string, Column>>;

const text = (maxLength?: number): Column =>
  maxLength === undefined ? { type: 'string' } : { type: 'string', maxLength };
const reference = (table: string): Column => ({ type: 'reference', table, maxLength: 32 });
const user = reference('sys_user');
const integer: Column = { type: 'integer' };
const boolean: Column = { type: 'boolean' };
const time: Column = { type: 'date-time' };
const readOnly = (column: Column): Column => ({ ...column, readOnly: true });

/** Columns of every table. */
const SYSTEM: Columns = {
  sys_id: readOnly(text(32)),
  sys_created_on: readOnly(time),
  sys_created_by: readOnly(text()),
  sys_updated_on: readOnly(time),
  sys_updated_by: readOnly(text()),
  sys_mod_count: readOnly(integer),
};

/** Columns of the table "task", which tickets of all kinds extend. */
const TASK: Columns = {
  ...SYSTEM,
  number: readOnly(text()),
  sys_class_name: readOnly(text(80)),
  sys_domain: readOnly(text(32)),
  active: boolean,
  short_description: text(160),
  description: text(4000),
  state: { ...integer, label: 'State' },
  priority: readOnly(integer),
  urgency: integer,
  impact: integer,
  assignment_group: reference('sys_user_group'),
  assigned_to: user,
  opened_at: time,
  opened_by: user,
  closed_at: time,
  closed_by: user,
  due_date: time,
  contact_type: text(),
  company: text(32),
  location: reference('cmn_location'),
  cmdb_ci: reference('cmdb_ci_computer'),
  parent: { type: 'reference', table: 'task', maxLength: 32 },
  // No public dictionary gives the length; integrations count on 100 characters in the base system.
  correlation_id: text(100),
  correlation_display: text(100),
  close_notes: { ...text(4000), label: 'Resolution notes' },
  work_notes: { type: 'journal', label: 'Work notes' },
  comments: { type: 'journal', label: 'Additional comments' },
  watch_list: text(4000),
  work_notes_list: text(4000),
};

/**
 * A computer of the CMDB; that of a server is the same with a class of its own, which queries of `cmdb_ci_computer` find as well.
 * @see https://www.servicenow.com/docs/r/servicenow-platform/configuration-management-database-cmdb/cmdb-table-property-descriptions.html
 */
const COMPUTER: Columns = {
  ...SYSTEM,
  sys_class_name: readOnly(text(80)),
  name: text(255),
  fqdn: text(255),
  ip_address: text(255),
  install_status: integer,
  operational_status: integer,
  duplicate_of: text(32),
  business_criticality: text(),
  assigned_to: user,
  owned_by: user,
  support_group: reference('sys_user_group'),
  location: reference('cmn_location'),
};

/**
 * The columns of the tables that the emulator has, as the base system defines them.
 * @see https://www.servicenow.com/docs/r/it-service-management/incident-management/installed-with-incident.html
 */
export const TABLES: Readonly<Record<string, Columns>> = {
  incident: {
    ...TASK,
    caller_id: user,
    category: text(),
    subcategory: text(),
    severity: integer,
    close_code: { ...text(), label: 'Resolution code' },
    hold_reason: integer,
    incident_state: readOnly(integer),
    parent_incident: reference('incident'),
    resolved_at: time,
    resolved_by: user,
    reopen_count: readOnly(integer),
    business_service: text(32),
    service_offering: text(32),
  },
  sn_si_incident: {
    ...TASK,
    category: text(),
    subcategory: text(),
    severity: integer,
    risk_score: integer,
    close_code: { ...text(), label: 'Close code' },
    affected_user: user,
    business_criticality: integer,
    parent_security_incident: reference('sn_si_incident'),
  },
  change_request: {
    ...TASK,
    type: { ...text(), readOnly: true },
    category: text(),
    approval: { ...text(), readOnly: true },
    justification: text(4000),
    implementation_plan: text(4000),
    backout_plan: text(4000),
    test_plan: text(4000),
    risk: integer,
    start_date: time,
    end_date: time,
    close_code: { ...text(), label: 'Close code' },
  },
  // Somebody's word on a change. What it is asked for is called `sysapproval`.
  sysapproval_approver: {
    ...SYSTEM,
    sysapproval: reference('change_request'),
    approver: user,
    state: text(),
    comments: { type: 'journal', label: 'Comments' },
  },
  sys_user_grmember: { ...SYSTEM, user, group: reference('sys_user_group') },
  // What tickets of all kinds have in common, for queries over all of them.
  task: TASK,
  sys_journal_field: {
    ...SYSTEM,
    element_id: text(32),
    element: text(80),
    name: text(80),
    value: text(4000),
  },
  sys_user: {
    ...SYSTEM,
    user_name: text(),
    name: text(151),
    first_name: text(),
    last_name: text(),
    email: text(100),
    active: boolean,
    time_zone: text(),
  },
  cmdb_ci_computer: COMPUTER,
  // Which items are affected by what a ticket is about, beside its own.
  task_ci: { ...SYSTEM, task: reference('task'), ci_item: reference('cmdb_ci_computer') },
  cmn_location: { ...SYSTEM, name: text(100) },
  sys_user_role: { ...SYSTEM, name: text(100) },
  sys_user_has_role: { ...SYSTEM, user, role: reference('sys_user_role') },
  sys_dictionary: {
    ...SYSTEM,
    name: text(80),
    element: text(80),
    internal_type: text(),
    max_length: integer,
  },
  sys_user_group: { ...SYSTEM, name: text(80), description: text(1000), active: boolean },
  sys_choice: {
    ...SYSTEM,
    name: text(80),
    element: text(80),
    value: text(),
    label: text(100),
    sequence: integer,
    language: text(),
    inactive: boolean,
  },
  ...Object.fromEntries(
    Object.entries({ ...THREAT_INTELLIGENCE, ...TISC }).map(([table, own]) => [
      table,
      { ...SYSTEM, ...own },
    ]),
  ),
};

/** The column that stands for a record where it is referred to. */
export const DISPLAY_COLUMN: Readonly<Record<string, string>> = {
  incident: 'number',
  sn_si_incident: 'number',
  change_request: 'number',
  task: 'number',
  sys_user: 'name',
  sys_user_group: 'name',
  cmdb_ci_computer: 'name',
  cmn_location: 'name',
  sys_user_role: 'name',
  ...THREAT_INTELLIGENCE_DISPLAY,
};

/** The column at a path of a table; dots walk references. */
export function columnAt(table: string, path: string): Column | undefined {
  const own = TABLES[table]?.[path];
  const dot = path.indexOf('.');
  if (own !== undefined || dot < 0) return own;
  const target = TABLES[table]?.[path.slice(0, dot)]?.table;
  return target === undefined ? undefined : columnAt(target, path.slice(dot + 1));
}

/** A record of a table in which nothing is set. */
export const emptyRow = (table: string): Row =>
  Object.fromEntries(Object.keys(TABLES[table] ?? {}).map((name) => [name, '']));
