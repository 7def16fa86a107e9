import type { IncidentEvent } from '../../emulator/automation-rules';
import { loadStack } from '../../emulator/stack';
import { World, type WorldOptions } from '../../emulator/world';
import type { Json } from '../../workflow/parameter';
import { payload } from './services/fixtures/payload';
import { azapi, grants, openDefinition, synthesized } from './services/fixtures/stack';

const worldOf = (changed: Readonly<Record<string, Json>> = {}, options: WorldOptions = {}) =>
  new World(loadStack(synthesized(changed)), options);

describe('a world with faults', () => {
  test('retries what timed out after the server acted, and the key keeps it to one ticket', async () => {
    const world = worldOf(
      {},
      {
        faults: [
          {
            call: { service: 'servicenow', method: 'POST', action: 'Create_ticket' },
            occurrences: [1],
            fault: { kind: 'timeout', acted: true },
          },
        ],
      },
    );
    await world.deliver(payload());
    await world.settle();
    expect(world.state().serviceNow['incident']).toHaveLength(1);
    expect(world.state().runs[0]?.status).toBe('Failed');
  });
});

describe('a world that changes', () => {
  const statusOf = async (world: World) => {
    await world.deliver(payload());
    await world.settle();
    const [run] = world.state().runs;
    return run?.actions.find(({ status }) => status === 'Failed')?.name ?? run?.status;
  };

  test('loses and regains a grant', async () => {
    const world = worldOf();
    world.revoke('responder');
    expect(await statusOf(world)).toBe('Comment');
    world.reset();
    expect(await statusOf(world)).toBe('Succeeded');
    expect(() => world.revoke('nobody')).toThrow(/no grant is called like 'nobody'/);
  });

  test('has an old secret until it is reset', async () => {
    const world = worldOf();
    world.outdate(['servicenow-password']);
    expect(await statusOf(world)).toBe('Create_ticket');
    world.reset();
    expect(await statusOf(world)).toBe('Succeeded');
  });

  test('suffers faults until it is reset, and says which met no call', async () => {
    const world = worldOf();
    const fault = { kind: 'status', status: 400 } as const;
    const missed = { call: { path: '/nowhere' }, fault };
    world.inject([{ call: { service: 'sentinel-connector' }, fault }, missed]);
    expect(await statusOf(world)).toBe('Tag');
    expect(world.state().unusedFaults).toEqual([missed]);
    world.reset();
    expect(await statusOf(world)).toBe('Succeeded');
  });

  test.each<[WorldOptions, string]>([
    [{ disabledSecrets: ['servicenow-password'] }, 'Read_password'],
    [{ missingSecrets: ['servicenow-password'] }, 'Read_password'],
    [{ serviceNow: { roles: [] } }, 'Create_ticket'],
    [
      {
        serviceNow: {
          signIn: {
            origin: 'https://acme.service-now.com',
            userName: 'other',
            secret: 'servicenow-password',
          },
        },
      },
      'Create_ticket',
    ],
  ])('set up as %j fails at %s', async (options, action) => {
    expect(await statusOf(worldOf({}, options))).toBe(action);
  });
});

describe('what a world makes up', () => {
  test('a webhook secret is an address that answers', () => {
    expect(worldOf().secretValues()).toEqual([
      expect.stringMatching(/^[\w-]{40,}$/),
      expect.stringMatching(/^https:\/\/hooks\.notify\.test\/soc-webhook\//),
    ]);
  });

  test('a secret that is only granted is in the vault too', () => {
    const secret = '${azurerm_key_vault.vault.id}/secrets/written-by-hand';
    const granted = { ...(grants['secret'] as Record<string, Json>), scope: secret };
    const world = worldOf({ azurerm_role_assignment: { ...grants, granted } });
    expect(world.secretValues()).toHaveLength(3);
  });

  test('the assignment groups that tables name exist', () => {
    const declared = openDefinition['parameters'] as Readonly<Record<string, Json>>;
    const definition = {
      ...openDefinition,
      parameters: { ...declared, assignmentGroupOf: { type: 'Object' } },
    };
    const assignmentGroupOf = { value: { High: 'Security Operations', Low: '' } };
    const world = worldOf({
      azapi_resource: azapi({ definition, parameters: { assignmentGroupOf } }),
    });
    expect(world.serviceNow?.rows('sys_user_group').map((row) => row['name'])).toEqual([
      'Security Operations',
    ]);
  });

  test('the grant of a deployer is none that a run could need', () => {
    const deployer = {
      ...(grants['secret'] as Record<string, Json>),
      principal_id: '99999999-9999-4999-8999-999999999999',
    };
    const world = worldOf({ azurerm_role_assignment: { ...grants, deployer } });
    expect(world.state().unusedGrants.map(({ address }) => address)).toEqual([
      'azurerm_role_assignment.responder',
      'azurerm_role_assignment.automation',
      'azurerm_role_assignment.secret',
    ]);
  });
});

describe('an identity', () => {
  test('that the workflow does not have ends the emulation', async () => {
    const world = worldOf({ azapi_resource: azapi({ identities: [] }) });
    await world.deliver(payload());
    await expect(world.settle()).rejects.toThrow(
      /azapi_resource\.open: signs in with .*, which is not among its identities: it has none/,
    );
  });
});

describe('on the loopback interface', () => {
  let world: World;
  afterEach(() => world.close());

  test('every host answers at an address of its own', async () => {
    world = worldOf();
    const addresses = await world.listen();
    expect(Object.keys(addresses).sort()).toEqual([
      'https://acme.service-now.com',
      'https://graph.microsoft.com',
      'https://hooks.notify.test',
      'https://kv-bridge-test.vault.azure.net',
      'https://management.azure.com',
    ]);
    const address = addresses['https://acme.service-now.com'];
    const answer = await fetch(`${address}/api/now/v2/table/incident`);
    expect(answer.status).toBe(401);
  });

  test('faults happen as well, and what nothing implements is said', async () => {
    world = worldOf(
      {},
      { faults: [{ call: { path: '*table/sys_user*' }, fault: { kind: 'reset', acted: false } }] },
    );
    const addresses = await world.listen();
    const address = addresses['https://acme.service-now.com'];
    await expect(fetch(`${address}/api/now/v2/table/sys_user`)).rejects.toThrow('fetch failed');
    const unknown = await fetch(`${addresses['https://management.azure.com']}/tenants`);
    expect([unknown.status, await unknown.text()]).toEqual([
      501,
      expect.stringContaining('/tenants goes to no service'),
    ]);
  });
});

test('a reset is cheap', async () => {
  const world = worldOf();
  await world.deliver(payload());
  await world.settle();
  const begin = process.cpuUsage();
  for (let count = 0; count < 1000; count += 1) world.reset();
  const { user, system } = process.cpuUsage(begin);
  // Milliseconds; of CPU, because a busy machine is no fault of the world.
  expect((user + system) / 1000 / 1000).toBeLessThan(0.2);
});

describe('a world that collects changes', () => {
  const GUID = 'c0000000-0000-4000-8000-000000000001';
  const seen: IncidentEvent[] = [];
  const fateOf = (event: IncidentEvent) => {
    seen.push(event);
    return 'once' as const;
  };
  const world = worldOf({}, { collapseMinutes: 5, fateOf });
  const updates = () => seen.filter(({ when }) => when === 'Updated');
  const pass = (minutes: number) => world.runUntil(world.now + minutes * 60_000);
  beforeEach(() => {
    world.reset();
    seen.length = 0;
    world.analyst.create(GUID, { severity: 'Low' });
    world.analyst.setSeverity(GUID, 'Informational');
  });

  test('tells of them once, with all that was changed and the latest state', async () => {
    await pass(3);
    world.analyst.assign(GUID, 'sam@acme.com');
    await pass(1);
    expect(updates()).toEqual([]);
    await pass(2);
    expect(updates()).toMatchObject([
      {
        incident: { properties: { severity: 'Informational', owner: { email: 'sam@acme.com' } } },
        previous: { severity: 'Low' },
        updates: { updatedFields: ['Severity', 'Owner'] },
      },
    ]);
  });

  test('has forgotten after a reset what it was still collecting', async () => {
    world.reset();
    world.analyst.create(GUID, { severity: 'Low' });
    world.analyst.assign(GUID, 'sam@acme.com');
    await pass(6);
    expect(updates()).toMatchObject([{ updates: { updatedFields: ['Owner'] } }]);
  });
});
