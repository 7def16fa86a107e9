import dev from '../../../environments/dev';
import { GUID, Lifecycle } from '../lifecycle';
import { devWorld } from './dev-world';

const KEY = GUID.replaceAll('-', '');
const HOST = {
  id: 'entity',
  name: 'entity',
  type: 'Microsoft.SecurityInsights/Entities',
  kind: 'Host',
  properties: { hostName: 'fin-srv-01' },
};
const computer = {
  sys_id: '1'.repeat(32),
  sys_class_name: 'cmdb_ci_server',
  name: 'FIN-SRV-01',
  install_status: '1',
  business_criticality: '1 - most critical',
};

describe.each(['incident', 'sn_si_incident'] as const)('a ticket in %s', (table) => {
  const world = devWorld(
    { serviceNow: { records: { cmdb_ci_computer: [computer] } } },
    {
      serviceNow: {
        ...dev.serviceNow,
        routes: [{ table }],
        context: { urgencyOf: { '1 - most critical': 1 } },
      },
    },
  );
  const ticket = () => world.serviceNow?.row(table, KEY) ?? {};
  const severity = () => world.sentinel.get(GUID)?.incident.properties.severity;
  const open = async (given: 'High' | 'Medium' | 'Low'): Promise<Lifecycle> => {
    world.reset();
    const life = new Lifecycle(world);
    world.analyst.create(GUID, { severity: given }, [HOST]);
    await world.settle();
    return life;
  };
  afterAll(() => world.close());

  test('on a critical item is opened with a raised urgency, and what was agreed is what Sentinel says', async () => {
    await open('Medium');
    expect(ticket()).toMatchObject({ urgency: '1', impact: '2' });
    expect(ticket()['correlation_display']).toContain('|Medium|');
  });

  test('takes the raise to the incident, once, and both rest', async () => {
    const life = await open('Medium');
    await life.pass(12);
    expect(severity()).toBe('High');
    expect(ticket()['urgency']).toBe('1');
    expect(ticket()['correlation_display']).toContain('|High|');
    const [writes, changes] = [ticket()['sys_mod_count'], world.sentinel.get(GUID)?.incident.etag];
    await life.pass(30);
    expect(ticket()['sys_mod_count']).toBe(writes);
    expect(world.sentinel.get(GUID)?.incident.etag).toBe(changes);
    expect(severity()).toBe('High');
  });

  test('is not lowered by an update of the incident that comes first', async () => {
    const life = await open('Low');
    world.analyst.comment(GUID, 'on it');
    world.analyst.addTag(GUID, 'vip');
    await world.settle();
    expect(ticket()['urgency']).toBe('1');
    await life.pass(12);
    expect([severity(), ticket()['urgency']]).toStrictEqual(['High', '1']);
  });

  test('follows an analyst who lowers the severity afterwards', async () => {
    const life = await open('Medium');
    await life.pass(12);
    world.analyst.setSeverity(GUID, 'Low');
    await life.pass(20);
    expect([severity(), ticket()['urgency']]).toStrictEqual(['Low', '3']);
  });

  test('stays as it is where the incident says as much already', async () => {
    const life = await open('High');
    await life.pass(12);
    expect([severity(), ticket()['urgency']]).toStrictEqual(['High', '1']);
  });
});
