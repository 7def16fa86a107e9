import type { ServiceNowInstance } from '../../../emulator/services/servicenow/instance';
import { TABLES, type Column } from '../../../emulator/services/servicenow/dictionary';
import type { Row } from '../../../emulator/services/servicenow/row';
import type { World } from '../../../emulator/world';
import type { TicketTable } from '../../../systems/servicenow/types';
import type { Cells, Desk, Seen } from './desk';

const GRADES = {
  High: { urgency: '1', impact: '1', priority: '1' },
  Medium: { urgency: '2', impact: '2', priority: '3' },
  Low: { urgency: '3', impact: '3', priority: '5' },
  Informational: { urgency: '3', impact: '3', priority: '5' },
} as const;

const CREATED = {
  short_description: '[Sentinel 1] Suspicious sign-in',
  description: expect.stringContaining(
    'Somebody signed in from an unusual place.\n\nSeverity: Medium\nStatus: New\nTactics: InitialAccess',
  ),
  ...GRADES.Medium,
  correlation_id: '5f1c8b1e-93c5-4f68-a1de-28c7f5306b9a',
  correlation_display: 'Sentinel/law-sentinel-dev|New|Medium|1',
  assigned_to: '',
  parent: '',
};

const JANE = { userName: 'jane', name: 'Jane Doe', email: 'jane@acme.com' };

const BOTH = {
  severity: GRADES,
  ofJane: { 'assigned_to.email': JANE.email },
  gone: [
    expect.stringContaining(
      'could not bring this incident’s changes to its ServiceNow ticket: finding the ticket that the incident is labelled with (it was deleted, or the integration account may not see it)',
    ),
  ],
  full: 'read the further notes in ServiceNow',
};

const CELLS: Readonly<Record<TicketTable, Cells>> = {
  incident: {
    ...BOTH,
    created: { ...CREATED, state: '1' },
    status: { New: { state: '1' }, Active: { state: '2' }, Closed: { state: '6' } },
    closed: {
      TruePositive: { close_code: 'Solution provided' },
      BenignPositive: { close_code: 'No resolution provided' },
      FalsePositive: { close_code: 'No resolution provided' },
      Undetermined: { close_code: 'No resolution provided' },
    },
    reasons: [
      ['Solution provided', 'TruePositive'],
      ['Workaround provided', 'TruePositive'],
      ['Resolved by change', 'TruePositive'],
      ['Resolved by problem', 'TruePositive'],
      ['Resolved by request', 'BenignPositive'],
      ['Resolved by caller', 'BenignPositive'],
      ['User error', 'BenignPositive'],
      ['Known error', 'BenignPositive'],
      ['Duplicate', 'Undetermined'],
      ['No resolution provided', 'Undetermined'],
      ['A code of their own', 'Undetermined'],
    ],
    reopening: 'reopened',
  },
  sn_si_incident: {
    ...BOTH,
    created: { ...CREATED, state: '10' },
    status: { New: { state: '10' }, Active: { state: '16' }, Closed: { state: '3' } },
    closed: {
      TruePositive: { close_code: 'Threat mitigated' },
      BenignPositive: { close_code: 'Investigation completed' },
      FalsePositive: { close_code: 'False positive' },
      Undetermined: { close_code: 'Not resolved' },
    },
    reasons: [
      ['Threat mitigated', 'TruePositive'],
      ['Patched vulnerability', 'TruePositive'],
      ['Investigation completed', 'BenignPositive'],
      ['Invalid vulnerability', 'FalsePositive'],
      ['False positive', 'FalsePositive'],
      ['Not resolved', 'Undetermined'],
      ['A code of their own', 'Undetermined'],
    ],
    reopening: 'followed',
  },
};

/** The columns that both sides share; what the platform writes, it does not let anybody write. */
const SHARED = [
  'state',
  'urgency',
  'impact',
  'assigned_to',
  'correlation_id',
  'correlation_display',
];
/** What the platform puts right itself when a ticket changes its state. */
const STAMPED = ['active', 'closed_at', 'closed_by', 'resolved_at', 'resolved_by'];

/** Something that a person may have written into a column. */
const OTHER: Readonly<Record<Exclude<Column['type'], 'journal'>, string>> = {
  string: 'Mine',
  integer: '7',
  boolean: 'true',
  'date-time': '2026-02-01 00:00:00',
  reference: 'c0ffee00c0ffee00c0ffee00c0ffee00',
};

const AGENT = 'jane';
const JSON_TYPE = { 'Content-Type': 'application/json' };

/** Options of a world in which Jane can have tickets. */
export const serviceNowOptions = { serviceNow: { users: [JANE] } };

/** One table of ServiceNow. */
export function serviceNowDesk(world: World, table: TicketTable): Desk {
  const instance = world.serviceNow;
  if (instance === undefined) throw new Error('no playbook calls ServiceNow');
  const cells = CELLS[table];
  const idOf = (number: string): string =>
    instance.rows(table).find((row) => row['number'] === number)?.['sys_id'] ?? '';
  const update = (number: string, fields: Row): void =>
    instance.as(AGENT).update(table, idOf(number), fields);
  return {
    ...cells,
    system: 'ServiceNow',
    world,
    tickets: (guid) => instance.withCorrelation(guid).map((row) => seen(instance, table, row)),
    note: (number, words) => update(number, { work_notes: words }),
    grade: (number, severity) => {
      const { urgency, impact } = GRADES[severity];
      update(number, { urgency, impact });
    },
    move: (number, status) => update(number, cells.status[status] as Row),
    close: (number, reason, words) =>
      update(number, {
        ...(cells.status.Closed as Row),
        close_code: reason,
        close_notes: words,
      }),
    overwrite: (number) => {
      const mine = overwritten(table);
      update(number, mine);
      return mine;
    },
    remove: (number) => instance.as(AGENT).remove(table, idOf(number)),
    hiding: {
      call: { service: 'servicenow', method: 'GET' },
      fault: { kind: 'status', status: 200, headers: JSON_TYPE, body: '{"result":[]}' },
    },
    reasonOf: ({ fields: { close_code, close_notes } }) => ({ close_code, close_notes }),
    linkTo: ({ number }) => ({ parent: idOf(number) }),
    closingWords: ({ fields }) => [String(fields['close_notes'])],
  };
}

const seen = (instance: ServiceNowInstance, table: TicketTable, row: Row): Seen => ({
  number: row['number'] ?? '',
  fields: { ...row, 'assigned_to.email': instance.value(table, row, 'assigned_to.email') },
  notes: instance.journalOf(row['sys_id'] ?? '').map(({ value = '' }) => value),
});

/** Every column that people can write and that the bridge does not share. */
const overwritten = (table: TicketTable): Row =>
  Object.fromEntries(
    Object.entries(TABLES[table] ?? {}).flatMap(([name, { type, readOnly, maxLength }]) =>
      readOnly === true || type === 'journal' || [...SHARED, ...STAMPED].includes(name)
        ? []
        : [[name, OTHER[type].slice(0, maxLength)]],
    ),
  );
