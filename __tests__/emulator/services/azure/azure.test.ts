import { loadStack } from '../../../../emulator/stack';
import { World } from '../../../../emulator/world';
import { NotImplementedError } from '../../../../emulator/runtime/errors';
import type { Json } from '../../../../workflow/parameter';
import { SUBSCRIPTION, WORKSPACE, synthesized } from '../fixtures/stack';

const READER = 'acdd72a7-3385-48ef-bd42-f606fba81ae7';
const PLACE = `/subscriptions/${SUBSCRIPTION}`;
const GROUP = `${PLACE}/resourceGroups/rg-bridge-test`;
const INSIGHTS = 'providers/Microsoft.SecurityInsights';
const IDENTITY = `${GROUP}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id-bridge-servicenow`;
const OPEN = `${GROUP}/providers/Microsoft.Logic/workflows/logic-bridge-open`;
const ASSIGNMENTS = 'providers/Microsoft.Authorization/roleAssignments?api-version=2022-04-01';

const world = new World(loadStack(synthesized()), {
  people: [
    { objectId: 'reader', name: 'a reader', roles: [{ roleId: READER, scope: PLACE }] },
    { objectId: 'nobody', name: 'nobody', roles: [], mayReadDirectory: false },
  ],
});

/** What a host answers somebody. */
async function get(url: string, who = 'reader', audience = `https://${new URL(url).host}`) {
  const { status, body } = await world.send({
    method: 'GET',
    url,
    headers: { authorization: `Bearer ${world.tokenOf(who, audience)}` },
    identity: undefined,
    caller: { workflow: '', run: '', action: '', attempt: 1, clientTrackingId: '' },
  });
  return { status, json: JSON.parse(body.toString() || 'null') as unknown };
}

const arm = (path: string, who?: string) => get(`https://management.azure.com${path}`, who);
const code = (wanted: string) => ({ error: { code: wanted } });

describe('Azure Resource Manager tells', () => {
  test.each<readonly [string, string, Json]>([
    [
      'a subscription',
      `${PLACE}?api-version=2022-12-01`,
      { state: 'Enabled', subscriptionId: SUBSCRIPTION },
    ],
    ['a resource group', `${GROUP}?api-version=2021-04-01`, { name: 'rg-bridge-test' }],
    [
      'a resource, whatever the case',
      `${IDENTITY.toUpperCase()}?api-version=2023-01-31`,
      { name: 'id-bridge-servicenow' },
    ],
    [
      'a connection',
      `${GROUP}/providers/Microsoft.Web/connections/con-bridge-sentinel?api-version=2016-06-01`,
      { properties: { statuses: [{ status: 'Ready' }] } },
    ],
    [
      'a workflow with its definition',
      `${OPEN}?api-version=2019-05-01`,
      {
        properties: {
          state: 'Enabled',
          definition: { triggers: {} },
          parameters: { vaultUri: { value: 'https://kv-bridge-test.vault.azure.net/' } },
        },
      },
    ],
    [
      'that Sentinel is on',
      `${WORKSPACE}/${INSIGHTS}/onboardingStates/default?api-version=2025-09-01`,
      { name: 'default' },
    ],
    [
      'where logs go',
      `${OPEN}/providers/Microsoft.Insights/diagnosticSettings?api-version=2021-05-01-preview`,
      { value: [{ properties: { logs: [{ category: 'WorkflowRuntime', enabled: true }] } }] },
    ],
    [
      'of nothing where there is nothing',
      `${IDENTITY}/providers/Microsoft.Insights/diagnosticSettings?api-version=2021-05-01-preview`,
      { value: [] },
    ],
  ])('%s', async (_, path, json) => {
    expect(await arm(path)).toMatchObject({ status: 200, json });
  });

  test('a rule as it was deployed', async () => {
    const [rule] = world.stack.automationRules;
    expect(await arm(`${rule?.id ?? ''}?api-version=2025-09-01`)).toMatchObject({
      status: 200,
      json: {
        properties: {
          order: 100,
          triggeringLogic: {
            isEnabled: true,
            triggersWhen: 'Created',
            conditions: rule?.conditions,
          },
          actions: [
            { actionType: 'RunPlaybook', actionConfiguration: { logicAppResourceId: OPEN } },
          ],
        },
      },
    });
  });

  test('the providers of a subscription', async () => {
    const { json } = await arm(`${PLACE}/providers?api-version=2021-04-01`);
    const { value } = json as { value: { namespace: string }[] };
    expect(value.map(({ namespace }) => namespace)).toContain('Microsoft.Logic');
  });
});

describe('Azure Resource Manager refuses', () => {
  test.each<readonly [string, string, string | undefined, number, string]>([
    [
      'whoever has no role',
      `${PLACE}?api-version=2022-12-01`,
      'nobody',
      403,
      'AuthorizationFailed',
    ],
    [
      'to list grants to whoever has none',
      `${PLACE}/${ASSIGNMENTS}`,
      'nobody',
      403,
      'AuthorizationFailed',
    ],
    ['a call without a version', PLACE, undefined, 400, 'MissingApiVersionParameter'],
    [
      'a version that it does not know',
      `${PLACE}?api-version=1999-01-01`,
      undefined,
      400,
      'InvalidApiVersionParameter',
    ],
    [
      'what is not there',
      `${PLACE}/resourceGroups/rg-other?api-version=2021-04-01`,
      'reader',
      404,
      'ResourceGroupNotFound',
    ],
    [
      'another subscription',
      '/subscriptions/other?api-version=2022-12-01',
      'reader',
      403,
      'AuthorizationFailed',
    ],
  ])('%s', async (_, path, who, status, error) => {
    expect(await arm(path, who)).toMatchObject({ status, json: code(error) });
  });

  test.each([
    `${GROUP}/providers/Microsoft.Compute/virtualMachines/vm?api-version=2024-01-01`,
    `${PLACE}/${ASSIGNMENTS}&$filter=assignedTo('x')`,
  ])('%s, which is not implemented', async (path) => {
    await expect(arm(path)).rejects.toThrow(NotImplementedError);
  });
});

describe('the role assignments', () => {
  const listed = async (path: string) => {
    const { json } = await arm(path);
    const { value } = json as { value: { properties: { scope: string } }[] };
    return value.map(({ properties: { scope } }) => scope);
  };
  const { principalId } = world.stack.identities[0]!;

  test('of a principal are those at, above and below a scope', async () => {
    expect(await listed(`${PLACE}/${ASSIGNMENTS}&$filter=principalId eq '${principalId}'`)).toEqual(
      [WORKSPACE, expect.stringMatching(/\/secrets\/servicenow-password$/)],
    );
    expect(await listed(`${PLACE}/${ASSIGNMENTS}&$filter=principalId eq 'reader'`)).toEqual([
      PLACE,
    ]);
    expect(await listed(`${WORKSPACE}/${ASSIGNMENTS}&$filter=principalId eq 'reader'`)).toEqual([
      PLACE,
    ]);
  });

  test('at a scope leave out what is below', async () => {
    expect(await listed(`${GROUP}/${ASSIGNMENTS}&$filter=atScope()`)).toEqual([GROUP, PLACE]);
    expect((await listed(`${GROUP}/${ASSIGNMENTS}`)).length).toBeGreaterThan(2);
  });

  test('lose what was taken away', async () => {
    world.revoke('responder');
    expect(
      await listed(`${PLACE}/${ASSIGNMENTS}&$filter=principalId eq '${principalId}'`),
    ).toHaveLength(1);
    world.restoreGrants();
  });
});

describe('what is changed by hand', () => {
  test('is told until the reset', async () => {
    world.azure.change('/id-bridge-servicenow', (rest) => ({ ...rest, tags: { mine: 'yes' } }));
    const path = `${IDENTITY}?api-version=2023-01-31`;
    expect((await arm(path)).json).toMatchObject({ tags: { mine: 'yes' } });
    world.azure.remove('/id-bridge-servicenow');
    expect((await arm(path)).status).toBe(404);
    world.reset();
    expect((await arm(path)).status).toBe(200);
    expect(() => world.azure.remove('/nothing')).toThrow(/no resource's id ends in '\/nothing'/);
  });
});

describe('Microsoft Graph', () => {
  const GRAPH = 'https://graph.microsoft.com/v1.0/servicePrincipals';
  const SENTINEL = "(appId='98785600-1bb7-4fb9-b9fa-19afe2c8a360')";

  test('knows Sentinel’s principal by its application, and by its name', async () => {
    const id = world.stack.securityInsightsPrincipalId ?? '';
    expect(await get(`${GRAPH}${SENTINEL}`)).toMatchObject({ status: 200, json: { id } });
    const named = await get(`${GRAPH}?$filter=displayName eq 'Azure Security Insights'`);
    expect(named).toMatchObject({ status: 200, json: { value: [{ id }] } });
    expect(await get(`${GRAPH}?$filter=displayName eq 'x'`)).toMatchObject({ json: { value: [] } });
  });

  test('refuses a token for something else, whoever may not read, and what is not there', async () => {
    const foreign = await get(`${GRAPH}${SENTINEL}`, 'reader', 'https://management.azure.com');
    expect(foreign).toMatchObject({ status: 401, json: code('InvalidAuthenticationToken') });
    const nobody = await get(`${GRAPH}${SENTINEL}`, 'nobody');
    expect(nobody).toMatchObject({ status: 403, json: code('Authorization_RequestDenied') });
    const unknown = await get(`${GRAPH}(appId='x')`);
    expect(unknown).toMatchObject({ status: 404, json: code('Request_ResourceNotFound') });
    await expect(get('https://graph.microsoft.com/v1.0/users')).rejects.toThrow(
      NotImplementedError,
    );
  });
});
