import { readPlan } from '../../../review';

const HOW =
  'make one with `terraform plan -out tfplan`, then `terraform show -json tfplan > plan.json`';
const plan = { format_version: '1.2', planned_values: {}, resource_changes: [] };
const bytes = (text: string): Uint8Array => Buffer.from(text, 'utf8');

test.each([
  ['as it is', bytes(JSON.stringify(plan))],
  ['with a byte order mark', bytes(`\u{FEFF}${JSON.stringify(plan)}`)],
  [
    'in UTF-16, as PowerShell redirects it',
    Buffer.from(`\u{FEFF}${JSON.stringify(plan)}`, 'utf16le'),
  ],
  ['of Terraform 0.15', bytes(JSON.stringify({ ...plan, format_version: '0.2' }))],
  [
    'without any change',
    bytes(JSON.stringify({ format_version: '1.2', planned_values: { root_module: {} } })),
  ],
])('a plan is read: %s', (_, file) => {
  expect(readPlan(file, 'plan.json').format_version).toMatch(/^[01]\.2$/);
});

test.each([
  ['nothing', '', `plan.json is empty: ${HOW}`],
  [
    'a plan in its own form',
    'PK\u0003\u0004rest',
    "plan.json is a plan in Terraform's own form: write it as JSON with `terraform show -json plan.json > plan.json`",
  ],
  [
    'what terraform plan prints',
    'Terraform will perform the following actions',
    `plan.json is no JSON: ${HOW}`,
  ],
  [
    'JSON that ends too early',
    '{"format_version": "1.2", ',
    `plan.json is no JSON (at character 26): ${HOW}`,
  ],
  [
    'the messages of terraform plan -json',
    '{"@level":"info","@message":"x"}\n{"@level":"info"}',
    `plan.json holds the messages of \`terraform plan -json\`, not the plan: ${HOW}`,
  ],
  ['a list', '[]', `plan.json holds no JSON object: ${HOW}`],
  [
    'a state as shown',
    '{"format_version":"1.0","values":{"root_module":{}}}',
    `plan.json is a state, not a plan: ${HOW}`,
  ],
  [
    'a state as stored',
    '{"version":4,"serial":1,"lineage":"x","resources":[]}',
    `plan.json is a state, not a plan: ${HOW}`,
  ],
  [
    'something else',
    '{"a":1}',
    `plan.json is no plan of Terraform (it has no plan's parts): ${HOW}`,
  ],
  [
    'something else with a version',
    '{"format_version":"1.0"}',
    `plan.json is no plan of Terraform (it has no plan's parts): ${HOW}`,
  ],
  [
    'a newer format',
    JSON.stringify({ ...plan, format_version: '2.0' }),
    'plan.json has the plan format 2; this command reads format 1, of Terraform 1.x. Use a newer version of the bridge',
  ],
  [
    'a plan that failed',
    JSON.stringify({ ...plan, errored: true }),
    'plan.json holds a plan that ended with an error, so that only a part of it is there: mend what `terraform plan` says, and plan again',
  ],
  [
    'a plan of another shape',
    JSON.stringify({ ...plan, resource_changes: [{ address: 'a.b', type: 'a' }] }),
    'plan.json is not shaped like a plan of Terraform:\n✖ Invalid input: expected object, received undefined\n  → at resource_changes[0].change',
  ],
])('%s is told from a plan', (_, text, message) => {
  expect(() => readPlan(bytes(text), 'plan.json')).toThrow(new Error(message));
});

test('a message never repeats what is in the file', () => {
  const read = () => readPlan(bytes('hunter2-the-secret {'), 'plan.json');
  expect(read).toThrow('plan.json is no JSON');
  expect(read).not.toThrow(/hunter2/);
});
