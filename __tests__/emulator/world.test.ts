import { loadStack } from '../../emulator/stack';
import { World, type WorldOptions } from '../../emulator/world';
import type { Json } from '../../workflow/parameter';
import { INCIDENT, payload } from './services/fixtures/payload';
import { azapi, grants, openDefinition, synthesized, WORKSPACE } from './services/fixtures/stack';

const worldOf = (changed: Readonly<Record<string, Json>> = {}, options: WorldOptions = {}) =>
  new World(loadStack(synthesized(changed)), options);

describe('an incident that is created', () => {
  const world = worldOf();
  beforeAll(async () => {
    await world.deliver(payload());
    await world.settle();
  });

  test('starts the playbook, which succeeds', () => {
    expect(world.state().runs).toEqual([
      expect.objectContaining({
        playbook: 'logic-bridge-open',
        trigger: 'Incident',
        status: 'Succeeded',
        findings: [],
        billed: { builtIn: 3, standard: 2 },
        actions: [
          { name: 'Read_password', status: 'Succeeded', code: 'OK' },
          { name: 'Create_ticket', status: 'Succeeded', code: 'Created' },
          { name: 'Comment', status: 'Succeeded', code: 'Created' },
          { name: 'Tag', status: 'Succeeded', code: 'OK' },
        ],
      }),
    ]);
  });

  test('is in the workspace of the stack, with tag and comment', () => {
    const [incident] = world.state().sentinel.incidents;
    expect(incident).toMatchObject({
      id: `${WORKSPACE}/providers/Microsoft.SecurityInsights/incidents/${INCIDENT}`,
      properties: {
        incidentNumber: 3177,
        labels: [{ labelName: 'ServiceNow:INC0010001', labelType: 'User' }],
        relatedAnalyticRuleIds: [expect.stringMatching(`^${WORKSPACE}/`)],
        additionalData: { commentsCount: 1 },
      },
      comments: [
        {
          name: INCIDENT,
          properties: { message: 'Opened INC0010001', author: { name: 'id-bridge-servicenow' } },
        },
      ],
    });
    expect(JSON.stringify(world.state().sentinel)).not.toMatch(/law-other|rg-other|d0cfe6b2/);
  });

  test('has a ticket whose key is its own', () => {
    expect(world.state().serviceNow['incident']).toEqual([
      expect.objectContaining({
        sys_id: INCIDENT.replaceAll('-', ''),
        number: 'INC0010001',
        correlation_id: INCIDENT,
        priority: '3',
        sys_created_by: 'sentinel.integration',
      }),
    ]);
  });

  test('has needed every grant, and no secret shows', () => {
    expect(world.state().unusedGrants).toEqual([]);
    const shown = JSON.stringify(world.state());
    expect(world.secretValues()).toHaveLength(2);
    for (const value of world.secretValues()) expect(shown).not.toContain(value);
  });

  test('is gone after a reset, and everything happens the same again', async () => {
    const first = world.state();
    world.reset();
    expect(world.state()).toMatchObject({ runs: [], sentinel: { incidents: [] } });
    expect(world.state().unusedGrants).toHaveLength(3);
    await world.deliver(payload());
    await world.settle();
    expect(world.state()).toEqual(first);
  });
});

describe('a grant that is missing', () => {
  test.each<[string, string, RegExp]>([
    ['responder', 'Comment', /^Forbidden$/],
    ['secret', 'Read_password', /^Forbidden$/],
  ])('%s: %s fails', async (name, action, code) => {
    const { [name]: _, ...others } = grants;
    const world = worldOf({ azurerm_role_assignment: others, time_sleep: {} });
    await world.deliver(payload());
    await world.settle();
    const [run] = world.state().runs;
    expect(run?.status).toBe('Failed');
    expect(run?.actions.find((one) => one.name === action)?.code).toMatch(code);
  });

  test('automation: the rule starts nothing', async () => {
    const { automation: _, ...others } = grants;
    const world = worldOf({ azurerm_role_assignment: others });
    await world.deliver(payload());
    await world.settle();
    expect(world.state().runs).toEqual([]);
    expect(world.state().refusedStarts).toEqual([
      {
        playbook: 'logic-bridge-open',
        startedBy: 'Open ServiceNow tickets',
        reason: expect.stringContaining('Microsoft Sentinel Automation Contributor'),
      },
    ]);
  });
});

describe('several events', () => {
  const second = '00000000-5cd7-4139-a149-9f2736ff2ab5';

  test('of different incidents open a ticket each', async () => {
    const world = worldOf();
    await world.deliverConcurrently([payload(), payload({}, undefined, second)]);
    await world.settle();
    expect(
      world
        .state()
        .serviceNow['incident']?.map((row) => row['correlation_id'])
        .sort(),
    ).toEqual([second, INCIDENT]);
  });

  test('a second delivery is a second event of the same incident', async () => {
    const world = worldOf();
    await world.deliver(payload());
    await world.settle();
    await world.deliver(payload());
    await world.settle();
    const { runs, serviceNow, sentinel } = world.state();
    expect(runs.map(({ status }) => status)).toEqual(['Succeeded', 'Failed']);
    expect(serviceNow['incident']).toHaveLength(1);
    expect(sentinel.incidents).toHaveLength(1);
  });
});

describe('what cannot be', () => {
  test.each<[string, unknown, RegExp]>([
    ['no object', {}, /no body of Sentinel's incident trigger:[\s\S]*object/],
    ['no severity', payload({ severity: 'Critical' }), /object\.properties\.severity/],
    [
      'an id that is none',
      {
        ...(payload() as object),
        object: { ...(payload() as { object: object }).object, id: '/x' },
      },
      /object\.id is '\/x'/,
    ],
  ])('a payload with %s is refused', async (_name, given, problem) => {
    await expect(worldOf().deliver(given)).rejects.toThrow(problem);
  });

  const withUri = (uri: string): Readonly<Record<string, Json>> => {
    const actions = { Call: { type: 'Http', runAfter: {}, inputs: { method: 'GET', uri } } };
    return { azapi_resource: azapi({ definition: { ...openDefinition, actions } }) };
  };

  test.each([
    [
      'an unknown host',
      'https://api.example.com/things',
      /Call: GET https:\/\/api\.example\.com\/things goes to no service/,
    ],
    [
      'an unimplemented path',
      'https://kv-bridge-test.vault.azure.net/keys/k',
      /Key Vault kv-bridge-test: GET \/keys\/k is not implemented/,
    ],
    [
      'an unimplemented provider',
      'https://management.azure.com/subscriptions?api-version=2022-12-01',
      /goes to no service/,
    ],
  ])('%s ends the emulation', async (_name, uri, problem) => {
    const world = worldOf(withUri(uri));
    await world.deliver(payload());
    await expect(world.settle()).rejects.toThrow(problem);
  });
});
