import fc from 'fast-check';
import { definitionsIn } from '../../../cli/definitions';
import { PLACE, RESOURCE_GROUP_ID } from '../../../cli/definitions/made-up';
import { OPAQUE } from '../../../workflow/lint';
import { ARM, definition, found, template, text, workflow } from './template';

describe('a template', () => {
  test('gives each workflow its name, its definition and its values', () => {
    const [only] = definitionsIn(
      template(
        [
          {
            type: 'microsoft.logic/Workflows',
            name: "[concat(parameters('name'), '-', parameters('tenantId'))]",
            location: "[parameters('location')]",
            tags: { owner: 'SOC' },
            identity: {
              type: 'UserAssigned',
              userAssignedIdentities: {
                "[resourceId('Microsoft.ManagedIdentity/userAssignedIdentities', 'id')]": {},
              },
            },
            properties: {
              definition: definition("@parameters('$connections')", {
                parameters: { $connections: { type: 'Object' }, p: { type: 'String' } },
              }),
              parameters: {
                $connections: {
                  value: {
                    jira: { connectionId: "[resourceId('Microsoft.Web/connections', 'jira')]" },
                  },
                },
                p: { Value: "[parameters('name')]" },
              },
            },
          },
        ],
        {
          parameters: {
            ...text('name', 'Open'),
            ...text('tenantId'),
            ...text('location', '[resourceGroup().location]'),
          },
        },
      ),
    );
    expect(only?.resource).toMatchObject({
      id: `${RESOURCE_GROUP_ID}/providers/Microsoft.Logic/workflows/Open-${PLACE.tenantId}`,
      name: `Open-${PLACE.tenantId}`,
      location: 'westeurope',
      tags: { owner: 'SOC' },
      identity: `${RESOURCE_GROUP_ID}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id`,
      parameters: {
        $connections: {
          jira: { connectionId: `${RESOURCE_GROUP_ID}/providers/Microsoft.Web/connections/jira` },
        },
        p: 'Open',
      },
    });
    expect(only?.facts).toEqual({ parameterValues: ['$connections', 'p'], connections: ['jira'] });
    expect(only?.isOpaque).toBe(true);
  });

  test('keeps the type of what a whole text gives, and judges nothing that only the deployment knows', () => {
    const inputs = {
      whole: "[parameters('number')]",
      text: "[concat('@{body(''X'')}-', parameters('number'))]",
      unknown: "[concat('@{body(''', parameters('table'), ''')}')]",
      "[concat('key-', parameters('number'))]": 1,
    };
    expect(
      found(
        template([workflow('w', inputs)], {
          parameters: { number: { type: 'int', defaultValue: 5 }, ...text('table') },
        }),
      ),
    ).toEqual([
      {
        place: 'resources[0].properties.definition',
        name: 'w',
        judged: { whole: 5, text: "@{body('X')}-5", unknown: OPAQUE, 'key-5': 1 },
        runs: { whole: 5, text: "@{body('X')}-5", unknown: "@{body('table')}", 'key-5': 1 },
        isOpaque: true,
      },
    ]);
  });

  test('may have the whole definition in a variable or in a text', () => {
    const inVariable = template(
      [
        {
          type: 'Microsoft.Logic/workflows',
          name: 'w',
          properties: { definition: "[variables('d')]" },
        },
      ],
      { variables: { d: definition("[toUpper('x')]") } },
    );
    const inText = template([
      {
        type: 'Microsoft.Logic/workflows',
        name: 'w',
        properties: { definition: `[json('${JSON.stringify(definition('@@y'))}')]` },
      },
    ]);
    expect(found(inVariable)).toMatchObject([{ runs: 'X', isOpaque: false }]);
    expect(found(inText)).toMatchObject([{ runs: '@@y', isOpaque: false }]);
  });

  test('may have its properties in any case, and symbolic names of resources', () => {
    const resources = {
      open: {
        Type: 'Microsoft.Logic/workflows',
        Name: 'w',
        Properties: { Definition: definition('x') },
      },
    };
    expect(found(template(resources, { languageVersion: '2.0' }))).toMatchObject([
      { place: 'resources.open.properties.definition', name: 'w', runs: 'x' },
    ]);
  });

  test.each([
    'subscriptionDeploymentTemplate',
    'managementGroupDeploymentTemplate',
    'deploymentTemplate',
  ])('may be one of %s.json', (schema) => {
    const $schema = `http://schema.management.azure.com/schemas/2015-01-01/${schema}.json`;
    expect(found({ $schema, resources: [workflow('w', 1)] })).toHaveLength(1);
  });

  test('escapes text that starts with a bracket', () => {
    const inputs = ["[[concat('x')]", '[@{1}', "[[@{body('x')}"];
    expect(found(template([workflow('w', inputs)]))).toMatchObject([
      { judged: ["[concat('x')]", '[@{1}', "[[@{body('x')}"], isOpaque: false },
    ]);
  });

  test('makes as many workflows as a copy loop counts', () => {
    const loop = { copy: { name: 'each', count: "[length(parameters('names'))]" } };
    const each = workflow("[parameters('names')[copyIndex()]]", "[copyIndex('each', 1)]", loop);
    expect(
      found(
        template([each], { parameters: { names: { type: 'array', defaultValue: ['a', 'b'] } } }),
      ),
    ).toMatchObject([
      { name: 'a', runs: 1 },
      { name: 'b', runs: 2 },
    ]);
  });
});

test('whatever a template holds, it can be read', () => {
  const expression = fc.constantFrom(
    "[parameters('a')]",
    "[variables('a')]",
    "[[variables('a')]",
    "[copyIndex('a')]",
    '[copyIndex()]',
    "[createObject('a', variables('b'))]",
    '[json(',
    '[',
  );
  const { tree } = fc.letrec((tie) => ({
    tree: fc.oneof(
      { depthSize: 'medium' },
      expression,
      fc.jsonValue({ maxDepth: 1 }),
      fc.constant('Microsoft.Logic/workflows'),
      fc.array(tie('tree'), { maxLength: 3 }),
      fc.dictionary(
        fc.constantFrom(
          ...['a', 'b', 'type', 'name', 'properties', 'definition', 'parameters', 'variables'],
          ...['resources', 'copy', 'count', 'input', 'template', 'mainTemplate', 'defaultValue'],
          ...['actions', 'triggers', 'value', 'identity', 'tags', '__proto__', "[variables('a')]"],
        ),
        tie('tree'),
        { maxKeys: 5 },
      ),
    ),
  }));
  fc.assert(
    fc.property(tree, tree, tree, (resources, parameters, variables) => {
      expect(Array.isArray(found({ $schema: ARM, resources, parameters, variables }))).toBe(true);
    }),
    { numRuns: 500 },
  );
});

test('a workflow whose definition only the deployment knows is none that can be run', () => {
  const unknown = { properties: { definition: "[reference('x').definition]" } };
  expect(found(template([workflow('w', 1, unknown)]))).toEqual([]);
});

test('connections are made up where neither the deployment nor the definition says any', () => {
  const uses = (parameters: object) => ({
    properties: {
      definition: definition("@parameters('$connections')['jira']['connectionId']", {
        parameters: { $connections: { type: 'Object', defaultValue: {} } },
      }),
      parameters,
    },
  });
  const connectionsOf = (parameters: object) =>
    definitionsIn(template([workflow('w', 1, uses(parameters))]))[0]?.resource.parameters?.[
      '$connections'
    ];
  expect(connectionsOf({})).toHaveProperty('jira.connectionName', 'jira');
  expect(connectionsOf({ $connections: { value: {} } })).toEqual({});
});

test('a bare definition gets made-up values for its parameters', () => {
  const bare = definition("@parameters('$connections')?['jira']", {
    parameters: {
      $connections: { type: 'Object' },
      siteUrl: { type: 'String' },
      limit: { type: 'Int', defaultValue: 7 },
    },
  });
  const [only] = definitionsIn({ definition: bare, parameters: { other: { value: 1 } } });
  expect(only?.resource.name).toBe('local');
  expect(only?.resource.parameters).toMatchObject({
    $connections: { jira: { connectionName: 'jira' } },
    siteUrl: 'https://siteurl.contoso.com/',
    other: 1,
  });
  expect(only?.resource.parameters).not.toHaveProperty('limit');
});
