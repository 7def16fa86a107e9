import { found, template, text, workflow } from './template';

describe('a template inside of a template', () => {
  const outer = { parameters: text('who', 'outer'), variables: { v: 'outer' } };
  const inner = (resources: unknown) =>
    template(resources, {
      parameters: { ...text('who', 'inner'), ...text('other', 'default') },
      variables: { v: 'inner' },
    });
  const inputs = ["[parameters('who')]", "[variables('v')]"];
  const nested = (properties: object) => ({
    type: 'Microsoft.Resources/deployments',
    name: 'nested',
    properties: { mode: 'Incremental', ...properties },
  });

  test('is evaluated in the scope of the outer one unless it says otherwise', () => {
    const deployment = nested({ template: inner([workflow('w', inputs)]) });
    expect(found(template([deployment], outer))).toMatchObject([
      {
        place: 'resources[0].properties.template.resources[0].properties.definition',
        runs: ['outer', 'outer'],
      },
    ]);
  });

  test('has a scope of its own, and the values that it is given', () => {
    const deployment = nested({
      expressionEvaluationOptions: { scope: 'Inner' },
      parameters: { who: { Value: "[concat('from ', parameters('who'))]" } },
      template: inner([workflow('w', [...inputs, "[parameters('other')]"])]),
    });
    expect(found(template([deployment], outer))).toMatchObject([
      { runs: ['from outer', 'inner', 'default'] },
    ]);
  });

  test('and that several levels deep, among the resources of a resource', () => {
    const deepest = { resources: [workflow('w', "[parameters('who')]")] };
    const middle = nested({
      expressionEvaluationOptions: { scope: 'inner' },
      template: inner([deepest]),
    });
    expect(
      found(template([{ resources: [nested({ template: template([middle]) })] }], outer)),
    ).toMatchObject([{ runs: 'inner' }]);
  });

  test('is read twice where it is the content of a solution', () => {
    const content = (mainTemplate: object) => ({
      type: 'Microsoft.OperationalInsights/workspaces/providers/contentTemplates',
      properties: { contentKind: 'Playbook', mainTemplate },
    });
    const mainTemplate = {
      parameters: { Name: { type: 'string', defaultValue: 'Installed' } },
      variables: { v: "[[concat('inner-', parameters('Name'))]", now: "[variables('v')]" },
      resources: [
        workflow("[[parameters('Name')]", {
          once: "[parameters('who')]",
          twice: "[[variables('v')]",
          both: "[concat('[concat(''', parameters('who'), '-'', variables(''v''))]')]",
          outerVariable: "[[variables('now')]",
          literal: '[[[@{1}]',
        }),
      ],
    };
    expect(found(template([content(mainTemplate)], outer))).toMatchObject([
      {
        place: 'resources[0].properties.mainTemplate.resources[0].properties.definition',
        name: 'Installed',
        runs: {
          once: 'outer',
          twice: 'inner-Installed',
          both: 'outer-inner-Installed',
          outerVariable: 'outer',
          literal: '[@{1}]',
        },
        isOpaque: false,
      },
    ]);
  });
});
