import { World } from '../../../emulator/world';
import type { ServiceNowOptions } from '../../../emulator/world/options';
import dev from '../../../environments/dev';
import { TODAY } from '../../constructs/today';
import { deliver, seen, synthesizedStack } from './dev-world';
import { passwordSpray, withProperties } from './payloads';

type Row = Readonly<Record<string, string>>;

const id = (digit: string): string => digit.repeat(32);
const computer = (digit: string, more: Row = {}): Row => ({
  sys_id: id(digit),
  sys_class_name: 'cmdb_ci_server',
  name: 'FIN-SRV-01',
  fqdn: 'fin-srv-01.contoso.com',
  ip_address: '10.0.0.7',
  install_status: '1',
  business_criticality: '1 - most critical',
  owned_by: id('b'),
  assigned_to: id('a'),
  support_group: id('c'),
  location: id('d'),
  sys_updated_on: '2099-01-01 00:00:00',
  ...more,
});
const PEOPLE: readonly Row[] = [
  {
    sys_id: id('a'),
    user_name: 'sam',
    email: 'sam@contoso.com',
    name: 'Sam Lee',
    active: 'true',
  },
  { sys_id: id('b'), user_name: 'kim', email: 'kim@contoso.com', name: 'Kim Ray', active: 'true' },
];
const GROUPS: readonly Row[] = [
  { sys_id: id('c'), name: 'Windows Servers', active: 'true' },
  { sys_id: id('e'), name: 'Service Desk', active: 'true' },
];
const records = (
  computers: readonly Row[],
  more: Readonly<Record<string, readonly Row[]>> = {},
) => ({
  cmdb_ci_computer: computers,
  sys_user: PEOPLE,
  sys_user_group: GROUPS,
  cmn_location: [{ sys_id: id('d'), name: 'Berlin' }],
  change_request: [
    {
      sys_id: id('f'),
      sys_class_name: 'change_request',
      number: 'CHG0030001',
      cmdb_ci: id('1'),
      active: 'true',
    },
  ],
  ...more,
});

const host = (hostName: string) => ({ kind: 'Host', name: 'h', properties: { hostName } });
const ip = (address: string) => ({ kind: 'Ip', name: 'i', properties: { address } });
const account = (accountName: string) => ({
  kind: 'Account',
  name: 'a',
  properties: { accountName, upnSuffix: 'contoso.com' },
});

const stackOf = (table: 'incident' | 'sn_si_incident') =>
  synthesizedStack({
    ...dev,
    serviceNow: {
      ...dev.serviceNow,
      routes: [{ table, assignmentGroup: 'Service Desk' }],
      context: {
        impactOf: { '1 - most critical': 1 },
        assignmentGroupOf: { 'Windows Servers': 'Windows Servers' },
      },
    },
  }).stack;
const STACKS = { incident: stackOf('incident'), sn_si_incident: stackOf('sn_si_incident') };
const TABLES = Object.keys(STACKS) as (keyof typeof STACKS)[];

const open = async (
  table: keyof typeof STACKS,
  entities: readonly object[],
  serviceNow: ServiceNowOptions,
  faults: ConstructorParameters<typeof World>[1] = {},
) => {
  const world = new World(STACKS[table], { start: TODAY.getTime(), serviceNow, ...faults });
  try {
    const state = await deliver(
      world,
      withProperties(passwordSpray, { relatedEntities: entities }),
    );
    const rows = state.serviceNow[table] ?? [];
    const [ticket] = rows;
    const notes = world.serviceNow?.journalOf(ticket?.['sys_id'] ?? '') ?? [];
    const { runs: statuses, comments } = seen(state);
    const affected = (state.serviceNow['task_ci'] ?? []).map((row) => row['ci_item']);
    const note = notes[0]?.['value'] ?? '';
    return { count: rows.length, ticket, note, statuses, comments, affected };
  } finally {
    await world.close();
  }
};

const USUAL = [host('fin-srv-01'), ip('10.0.0.7'), account('sam')];

describe.each(TABLES)('%s', (table) => {
  const of = (entities: readonly object[], computers: readonly Row[], more?: ServiceNowOptions) =>
    open(table, entities, { records: records(computers), ...more });

  test('gets the item, its location, impact, group and changes, and who is affected', async () => {
    const { ticket, note, statuses } = await of(USUAL, [computer('1')]);
    expect(ticket).toMatchObject({
      cmdb_ci: id('1'),
      location: id('d'),
      impact: '1',
      urgency: '2',
      assignment_group: id('c'),
      ...(table === 'sn_si_incident' && { affected_user: id('a') }),
    });
    expect(note).toContain(
      '- Configuration item: FIN-SRV-01 (cmdb_ci_server), owner Kim Ray, support group Windows Servers, criticality 1 - most critical, location Berlin; open changes: CHG0030001.',
    );
    expect(note).toContain('- Affected user: Sam Lee.');
    expect(statuses).toStrictEqual(['Succeeded']);
  });

  const BARE = { cmdb_ci: '', location: '', impact: '2' };
  const CASES: Readonly<
    Record<
      string,
      {
        entities?: object[];
        computers: Row[];
        more?: ServiceNowOptions;
        ticket: Row;
        note: string;
        affected?: string[];
      }
    >
  > = {
    'no match': {
      computers: [],
      ticket: BARE,
      note: 'nothing current matches fin-srv-01, 10.0.0.7.',
    },
    'many matches': {
      computers: [computer('1'), computer('2', { name: 'FIN-SRV-01-OLD' })],
      ticket: BARE,
      note: '2 match, so none is set, and the first 10 are listed as affected: FIN-SRV-01, FIN-SRV-01-OLD.',
      affected: [id('1'), id('2')],
    },
    'many people': {
      entities: [account('sam'), account('kim')],
      computers: [],
      ticket: { ...BARE, ...(table === 'sn_si_incident' && { affected_user: '' }) },
      note: '2 match, so none is set: Sam Lee, Kim Ray.',
    },
    'a stale item': {
      computers: [computer('1', { sys_updated_on: '2020-01-01 00:00:00' })],
      ticket: { cmdb_ci: id('1') },
      note: 'Stale: not updated since 2020-01-01 00:00:00.',
    },
    'a retired item': {
      computers: [computer('1', { install_status: '7' })],
      ticket: BARE,
      note: 'nothing current matches fin-srv-01, 10.0.0.7.',
    },
    'a duplicate beside the item': {
      computers: [computer('1'), computer('2', { duplicate_of: id('1') })],
      ticket: { cmdb_ci: id('1') },
      note: 'FIN-SRV-01 (cmdb_ci_server)',
    },
    'host and account that disagree': {
      computers: [computer('1', { assigned_to: id('b') })],
      ticket: { cmdb_ci: id('1') },
      note: 'Affected user: Sam Lee. The configuration item is assigned to somebody else.',
    },
    'an IP address only': {
      entities: [ip('10.0.0.7')],
      computers: [computer('1')],
      ticket: { cmdb_ci: id('1') },
      note: '- Affected user: the incident names none that can be looked up.',
    },
    'a hostile host name': {
      entities: [host('x^NQsys_idISNOTEMPTY'), host('javascript:gs.sleep(1)'), host('a,b')],
      computers: [computer('1')],
      ticket: BARE,
      note: 'the incident names none that can be looked up.',
    },
  };
  test.each(Object.keys(CASES))('%s', async (name) => {
    const { entities = USUAL, computers, more, ...wanted } = CASES[name]!;
    const { ticket, note, count, statuses, affected, comments } = await of(
      entities,
      computers,
      more,
    );
    expect(note).toContain(wanted.note);
    expect(affected).toStrictEqual(wanted.affected ?? []);
    expect(comments.join()).not.toContain('ServiceNow refused');
    expect(ticket).toMatchObject(wanted.ticket);
    expect({ count, statuses }).toStrictEqual({ count: 1, statuses: ['Succeeded'] });
  });

  test('an item that the account may not read is told, and not taken for one that is not there', async () => {
    const roles = ['sn_incident_write', 'audit_viewer', 'sn_si.integration_user'];
    const { ticket, note } = await of(USUAL, [computer('1')], { roles });
    expect(note).toContain('the integration account may not read it');
    expect(ticket).toMatchObject(BARE);
  });

  test('ten items at most are listed as affected, under keys of ticket and item', async () => {
    const many = '123456789abcdef'.split('').map((digit) => computer(digit));
    const world = new World(STACKS[table], {
      start: TODAY.getTime(),
      serviceNow: { records: records(many) },
    });
    const incident = withProperties(passwordSpray, { relatedEntities: [...USUAL] });
    const { serviceNow } = await deliver(world, incident);
    await world.close();
    const [ticket] = serviceNow[table] ?? [];
    const affected = serviceNow['task_ci'] ?? [];
    const half = ticket?.['sys_id']?.slice(0, 16) ?? '';
    expect(affected).toHaveLength(10);
    expect(affected.map((row) => row['sys_id'])).toStrictEqual(
      many.slice(0, 10).map((row) => `${half}${(row['sys_id'] ?? '').slice(0, 16)}`),
    );
    expect(new Set(affected.map((row) => row['task']))).toStrictEqual(
      new Set([ticket?.['sys_id']]),
    );
  });

  test('an affected item that may not be listed stops nothing, and the incident is told', async () => {
    const denied = { call: { service: 'servicenow', action: 'Relate_item' } };
    const { affected, comments, count, statuses } = await open(
      table,
      USUAL,
      { records: records([computer('1'), computer('2')]) },
      { faults: [{ ...denied, fault: { kind: 'status', status: 403 } }] },
    );
    expect(affected).toStrictEqual([]);
    expect(comments.join()).toContain('ServiceNow refused to list an affected item on it');
    expect({ count, statuses }).toStrictEqual({ count: 1, statuses: ['Succeeded'] });
  });

  test('a column that the instance does not have is told as unknown', async () => {
    const { business_criticality: _, ...row } = computer('1');
    const body = JSON.stringify({ result: [row] });
    const headers = { 'Content-Type': 'application/json' };
    const { ticket, note } = await open(
      table,
      USUAL,
      { records: records([]) },
      {
        faults: [
          {
            call: { service: 'servicenow', action: 'Find_items' },
            fault: { kind: 'status', status: 200, headers, body },
          },
        ],
      },
    );
    expect(ticket).toMatchObject({ cmdb_ci: id('1'), impact: '2' });
    expect(note).toContain('criticality unknown');
  });

  test('an answer to another question is not used', async () => {
    const body = JSON.stringify({
      result: [computer('1', { name: 'OTHER', fqdn: '', ip_address: '' })],
    });
    const headers = { 'Content-Type': 'application/json' };
    const { ticket, note } = await open(
      table,
      USUAL,
      { records: records([]) },
      {
        faults: [
          {
            call: { service: 'servicenow', action: 'Find_items' },
            fault: { kind: 'status', status: 200, headers, body },
          },
        ],
      },
    );
    expect(ticket).toMatchObject(BARE);
    expect(note).toContain('nothing current matches');
  });
});
