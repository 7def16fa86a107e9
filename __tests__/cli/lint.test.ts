import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { formatReport, lintPaths } from '../../cli/lint';

const folder = mkdtempSync(join(tmpdir(), 'bridge-lint-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Writes a file, lints it, and gives the report without the folder's name. */
function reportOf(content: unknown, name = 'playbook.json') {
  const path = join(folder, name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return reportOn(path);
}

/** Lints some files, and gives the report without the folder's name and without its table. */
function reportOn(...paths: string[]) {
  const found = lintPaths(paths);
  const lines = formatReport(found, 'text').replaceAll(`${folder}/`, '').split('\n');
  const report = lines.filter((line) => /^[^│┌└]/.test(line)).join('\n');
  return { report, errors: found.errors, warnings: found.warnings };
}

const SCHEMA =
  'https://schema.management.azure.com/providers/Microsoft.Logic/schemas/2016-06-01/workflowdefinition.json#';
const definition = (inputs: unknown, others: object = {}) => ({
  $schema: SCHEMA,
  contentVersion: '1.0.0.0',
  triggers: { manual: { type: 'Request' } },
  actions: { A: { type: 'Compose', runAfter: {}, inputs } },
  ...others,
});
const BAD = "@body('Nobody')";
const finding = (place: string, at: string) =>
  `playbook.json:${at}: L04 error ${place}actions.A.inputs: The action(s) 'Nobody' referenced by 'inputs' in action 'A' are not defined in the template. Fix: correct the name, or add the action 'Nobody'.\n1 definition in 1 file: 1 error, 0 warnings`;

test('a bare definition', () => {
  expect(reportOf(definition(BAD))).toEqual({
    report: finding('', '1:235'),
    errors: 1,
    warnings: 0,
  });
});

test('a definition beside its parameters, which give it values', () => {
  const withParameter = definition("@parameters('p')", { parameters: { p: { type: 'String' } } });
  expect(reportOf({ definition: definition(BAD) }).report).toBe(finding('definition.', '1:249'));
  expect(reportOf({ definition: withParameter, parameters: { p: { value: 1 } } }).errors).toBe(0);
  expect(reportOf({ definition: withParameter }).errors).toBe(0);
  expect(reportOf({ definition: withParameter, parameters: {} }).report).toContain('L15 error');
});

test('a workflow as Azure shows it', () => {
  const { report } = reportOf({ id: '/x', properties: { definition: definition(BAD) } });
  expect(report).toBe(finding('properties.definition.', '1:273'));
});

describe('an ARM template', () => {
  const template = (...resources: object[]) => ({
    $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
    resources,
  });
  const workflow = (inputs: unknown, others: object = {}, parameters: object = {}) => ({
    type: 'microsoft.logic/Workflows',
    properties: { definition: definition(inputs, others), parameters },
  });

  test('is searched for workflows, in nested resources and templates too', () => {
    const nested = { properties: { template: template({ resources: [workflow(BAD)] }) } };
    expect(reportOf(template({ type: 'Microsoft.Web/connections' }, nested)).report).toBe(
      finding(
        'resources[1].properties.template.resources[0].resources[0].properties.definition.',
        '1:587',
      ),
    );
  });

  test('escapes text that starts with a bracket', () => {
    expect(reportOf(template(workflow("[[@{body('Nobody')}]"))).errors).toBe(1);
    expect(reportOf(template(workflow("[@{body('Nobody')}"))).errors).toBe(1);
    expect(reportOf(template(workflow("[@{body('Nobody')}]"))).errors).toBe(0);
  });

  test('gives connections and parameters', () => {
    const uses = definition("@parameters('$connections')['jira']['connectionId']", {
      parameters: { $connections: { type: 'Object', defaultValue: {} } },
    });
    const resource = (value: unknown) => ({
      type: 'Microsoft.Logic/workflows',
      properties: { definition: uses, parameters: { $connections: { value } } },
    });
    expect(reportOf(template(resource({ jira: {} }))).errors).toBe(0);
    expect(reportOf(template(resource('[variables(1)]'))).errors).toBe(0);
    expect(reportOf(template(resource({}))).report).toContain('L27 error');
  });
});

describe('a cdk.tf.json', () => {
  const stack = (inputs: unknown) => ({
    resource: {
      azapi_resource: {
        identity: { type: 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31', body: {} },
        open: {
          type: 'Microsoft.Logic/workflows@2019-05-01',
          body: { properties: { definition: definition(inputs), parameters: {} } },
        },
      },
    },
  });

  test('is searched for workflows', () => {
    expect(reportOf(stack(BAD)).report).toBe(
      finding('resource.azapi_resource.open.body.properties.definition.', '1:447'),
    );
  });

  test('has escapes, which are undone', () => {
    expect(reportOf(stack("@concat('$${a}', '%%{b}')")).errors).toBe(0);
    expect(reportOf(stack("@conct('$${a}')")).report).toContain("'conct' is not defined");
  });

  test('has values that only Terraform knows', () => {
    expect(reportOf(stack('@conct(${azurerm_key_vault.kv.vault_uri})')).errors).toBe(0);
  });
});

describe('a file that cannot be linted is an error that says why', () => {
  test('because it is missing', () => {
    const { report, errors } = reportOn(join(folder, 'missing.json'));
    expect(errors).toBe(1);
    expect(report).toMatch(/missing\.json: error: there is no such file; give the path/);
  });

  test.each([
    ['{\n  "a": 1\n  "b": 2 }', 'line 3, column 3'],
    ['{\n  "a": [', 'line 2, column 9'],
    ['{ "a": 1 } x', 'line 1, column 12'],
  ])('because it is no JSON: %j', (text, place) => {
    expect(reportOf(text).report).toMatch(
      new RegExp(`^playbook.json: error: the file is no JSON: .* at ${place}; correct it there`),
    );
  });

  test.each([
    [[]],
    [{}],
    [{ resource: {} }],
    [{ $schema: 'deploymentTemplate.json', resources: [] }],
  ])('because it holds no definition: %j', (content) => {
    expect(reportOf(content).report).toMatch(
      /: error: the file holds no workflow definition; give/,
    );
  });

  test('and the other files are linted all the same', () => {
    writeFileSync(join(folder, 'good.json'), `\uFEFF${JSON.stringify(definition('x'))}`);
    const { report } = reportOn(join(folder, 'missing.json'), join(folder, 'good.json'));
    expect(report.split('\n').at(-1)).toBe('1 definition in 2 files: 1 error, 0 warnings');
  });
});
