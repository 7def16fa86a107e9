import { type StackJson, minimal, resourcesOf, synthesized } from './synthesized';

const SERVICE_NOW = 'azuresentinel.azure-sentinel-solution-servicenow';
const JIRA = 'azuresentinel.azure-sentinel-solution-atlassianjiraaudit';
const { json, text } = synthesized({
  ...minimal,
  contentHub: {
    solutions: [
      { id: SERVICE_NOW, version: '3.0.0' },
      { id: JIRA, version: '3.0.4' },
    ],
  },
});
const workspace =
  '/subscriptions/22222222-2222-4222-8222-222222222222/resourceGroups/rg-lab/providers/Microsoft.OperationalInsights/workspaces/law-lab';

const packagesOf = (stack: StackJson) =>
  resourcesOf(stack, 'azapi_resource').filter(({ type }) =>
    String(type).startsWith('Microsoft.SecurityInsights/contentPackages@'),
  );
/** What is read of the catalogue about a solution, and under which name. */
const readOf = (id: string) =>
  Object.entries(json.data?.['azapi_resource_list'] ?? {}).filter(([, read]) =>
    JSON.stringify(read['query_parameters']).includes(id),
  );
const solutionOf = (id: string) => packagesOf(json).filter(({ name }) => name === id);

test('each solution is a resource on the workspace, in the pinned version', () => {
  expect(packagesOf(json)).toHaveLength(2);
  expect(solutionOf(SERVICE_NOW)).toMatchObject([
    {
      parent_id: workspace,
      body: { properties: { contentId: SERVICE_NOW, contentKind: 'Solution', version: '3.0.0' } },
    },
  ]);
  expect(solutionOf(JIRA)).toMatchObject([
    { body: { properties: { contentId: JIRA, version: '3.0.4' } } },
  ]);
  for (const one of packagesOf(json)) {
    expect(one).not.toHaveProperty('location');
    expect(one).not.toHaveProperty('tags');
  }
});

test('what only the catalogue knows is read there, of the very solution', () => {
  const [[name, read] = ['', {}], ...others] = readOf(SERVICE_NOW);
  expect(others).toStrictEqual([]);
  expect(solutionOf(SERVICE_NOW)[0]).toMatchObject({
    body: {
      properties: {
        contentProductId: `\${data.azapi_resource_list.${name}.output.product_id}`,
        displayName: `\${data.azapi_resource_list.${name}.output.name}`,
      },
    },
  });
  expect(read).toMatchObject({
    type: 'Microsoft.SecurityInsights/contentProductPackages@2025-09-01',
    parent_id: workspace,
    query_parameters: { $filter: [`properties/contentId eq '${SERVICE_NOW}'`] },
    response_export_values: {
      product_id: `value[?properties.contentId=='${SERVICE_NOW}' && properties.contentKind=='Solution'] | [0].properties.contentProductId`,
    },
  });
});

test('a plan stops where the catalogue lacks the solution, or offers another version', () => {
  expect(readOf(SERVICE_NOW)[0]?.[1]).toMatchObject({
    lifecycle: {
      postcondition: [
        {
          condition: '${self.output.version != null}',
          error_message: expect.stringContaining(
            'Correct contentHub.solutions in environments/lab.ts',
          ) as string,
        },
        {
          condition: '${self.output.version == null || self.output.version == "3.0.0"}',
          error_message: expect.stringContaining('environments/lab.ts pins "3.0.0"') as string,
        },
      ],
    },
  });
});

test('nothing waits for a solution', () => {
  expect(text.match(/azapi_resource\.ContentHub/g)).toBeNull();
});

test('without the setting nothing is declared or read', () => {
  const without = synthesized(minimal);
  expect(packagesOf(without.json)).toStrictEqual([]);
  expect(without.text).not.toContain('contentProductPackages');
});
