import pilot from '../../../../environments/pilot';
import { World } from '../../../../emulator/world';
import { NotImplementedError } from '../../../../emulator/runtime/errors';
import { synthesizedStack } from '../../../playbooks/servicenow/dev-world';

const ID = 'azuresentinel.azure-sentinel-solution-servicenow';
const PLACE = `/subscriptions/${pilot.azure.subscriptionId}`;
const READER = 'acdd72a7-3385-48ef-bd42-f606fba81ae7';

const { stack } = synthesizedStack(pilot);
const world = new World(stack, {
  people: [
    { objectId: 'reader', name: 'a reader', roles: [{ roleId: READER, scope: PLACE }] },
    { objectId: 'nobody', name: 'nobody', roles: [] },
  ],
});
const INSIGHTS = `${stack.workspace.id}/providers/Microsoft.SecurityInsights`;

async function get(path: string, who = 'reader') {
  const { status, body } = await world.send({
    method: 'GET',
    url: `https://management.azure.com${INSIGHTS}/${path}`,
    headers: {
      authorization: `Bearer ${world.tokenOf(who, 'https://management.azure.com')}`,
    },
    identity: undefined,
    caller: { workflow: '', run: '', action: '', attempt: 1, clientTrackingId: '' },
  });
  return { status, json: JSON.parse(body.toString() || 'null') as { readonly value?: unknown } };
}

const catalogue = (query = '') => `contentProductPackages?api-version=2025-09-01${query}`;

test('a stack installs its solutions, with what the deployment has read of the catalogue', () => {
  expect(stack.solutions).toMatchObject([
    {
      id: `${INSIGHTS}/contentPackages/${ID}`,
      workspaceId: stack.workspace.id,
      contentId: ID,
      contentProductId: expect.stringMatching(/^product_id-[0-9a-f]{8}$/) as string,
      displayName: expect.stringMatching(/^name-[0-9a-f]{8}$/) as string,
      version: '3.0.0',
    },
  ]);
});

test('the catalogue says what is installed', async () => {
  const entry = { properties: { contentId: ID, version: '3.0.0', installedVersion: '3.0.0' } };
  expect(await get(catalogue())).toMatchObject({ status: 200, json: { value: [entry] } });
  expect(await get(catalogue(`&$filter=properties/contentId eq '${ID}'`))).toMatchObject({
    json: { value: [entry] },
  });
  expect((await get(catalogue("&$filter=properties/contentId eq 'acme.other'"))).json).toEqual({
    value: [],
  });
  expect(await get(`contentPackages/${ID}?api-version=2025-09-01`)).toMatchObject({
    status: 200,
    json: { properties: { contentKind: 'Solution', version: '3.0.0' } },
  });
});

test('another filter is not implemented, and whoever has no role is refused', async () => {
  await expect(get(catalogue("&$filter=displayName eq 'x'"))).rejects.toThrow(NotImplementedError);
  expect((await get(catalogue(), 'nobody')).status).toBe(403);
});
