import * as fc from 'fast-check';
import { review } from '../../review';
import { planSchema } from '../../review/plan/schema';

const TYPES = [
  'azapi_resource',
  'azurerm_role_assignment',
  'azurerm_key_vault',
  'azurerm_key_vault_access_policy',
  'azurerm_key_vault_secret',
  'azuread_application_password',
  'azurerm_sentinel_automation_rule',
  'azurerm_monitor_metric_alert',
  'azurerm_application_insights_workbook',
  'azurerm_user_assigned_identity',
  'time_sleep',
  'something_else',
];

const KEYS = [
  ...[
    'type',
    'name',
    'display_name',
    'body',
    'properties',
    'definition',
    'actions',
    'triggers',
    'parameters',
  ],
  ...[
    'cases',
    'else',
    'default',
    'runAfter',
    'inputs',
    'from',
    'wanted',
    'expression',
    'recurrence',
    'interval',
  ],
  ...[
    'condition_json',
    'conditionProperties',
    'innerConditions',
    'action_playbook',
    'logic_app_id',
    'order',
  ],
  ...[
    'identity',
    'principal_id',
    'scope',
    'data_json',
    'items',
    'content',
    'criteria',
    'threshold',
    'value',
    '__proto__',
  ],
];

/** Any JSON with the names that the review looks for, in every wrong place. */
const { anything } = fc.letrec<{ anything: unknown }>((tie) => ({
  anything: fc.oneof(
    { maxDepth: 6 },
    fc.constantFrom(
      'Microsoft.Logic/workflows@2019-05-01',
      '@equals(1, 2)',
      '[{"a":1}]',
      '{',
      'PT5M',
      '',
      'Scope',
      '/a/b',
    ),
    fc.constantFrom(null, true, false, 0, -1, 1e21),
    fc.string({ unit: 'binary', maxLength: 12 }),
    fc.array(tie('anything'), { maxLength: 4 }),
    fc.dictionary(
      fc.oneof(fc.constantFrom(...KEYS), fc.string({ maxLength: 5 })),
      tie('anything'),
      { maxKeys: 6 },
    ),
  ),
}));

const change = fc.record({
  actions: fc.constantFrom(
    ['create'],
    ['update'],
    ['delete'],
    ['delete', 'create'],
    ['no-op'],
    ['read'],
    ['forget'],
    ['invented'],
    [],
  ),
  before: anything,
  after: anything,
  after_unknown: anything,
  before_sensitive: anything,
  after_sensitive: anything,
});

const workflow = fc.tuple(anything, anything).map(([before, after]) => ({
  actions: ['update'],
  before: {
    type: 'Microsoft.Logic/workflows@1',
    body: { properties: { definition: { actions: before, triggers: after } } },
  },
  after: {
    type: 'Microsoft.Logic/workflows@1',
    body: { properties: { definition: { actions: after, parameters: before } } },
  },
}));

const resource = fc.record({
  address: fc.oneof(fc.constantFrom('a.b', 'module.m["x"].a.b[0]'), fc.string({ maxLength: 8 })),
  type: fc.constantFrom(...TYPES),
  change: fc.oneof(change, workflow),
});

test('whatever a plan holds, it is reviewed, and the review fits a comment', () => {
  fc.assert(
    fc.property(
      fc.array(resource, { maxLength: 5 }),
      fc.array(resource, { maxLength: 2 }),
      fc.dictionary(fc.string({ maxLength: 5 }), change, { maxKeys: 2 }),
      fc.record({
        configuration: anything,
        prior_state: anything,
        planned_values: anything,
        checks: anything,
      }),
      (resource_changes, resource_drift, output_changes, rest) => {
        const plan = planSchema.parse({
          format_version: '1.2',
          resource_changes,
          resource_drift,
          output_changes,
          ...rest,
        });
        const { markdown } = review(plan);
        expect(markdown.startsWith('## Terraform plan\n')).toBe(true);
        expect(Buffer.byteLength(markdown)).toBeLessThan(65_536);
      },
    ),
    { numRuns: 300 },
  );
});

test.each([0, 40, 3000])(
  'a plan with %d resources more fits a comment, and says what is missing',
  (more) => {
    const resource_changes = Array.from({ length: more }, (_, index) => ({
      address: `azurerm_dns_zone.zone["${index}"]`,
      type: 'azurerm_dns_zone',
      change: {
        actions: index % 3 === 0 ? ['delete'] : ['update'],
        before: { name: `zone-${index}`, text: 'x'.repeat(500) },
        after: { name: `zone-${index}`, text: '\u{1F600}'.repeat(500) },
      },
    }));
    const { markdown } = review(planSchema.parse({ format_version: '1.2', resource_changes }));
    expect(Buffer.byteLength(markdown)).toBeLessThan(65_536);
    expect(markdown.includes('This review is cut')).toBe(more > 1000);
  },
);

test('a value that is nested without an end in sight is not followed to the end', () => {
  const deep = JSON.parse(`${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}`) as unknown;
  const plan = planSchema.parse({
    format_version: '1.2',
    resource_changes: [
      { address: 'a.b', type: 'a', change: { actions: ['create'], before: null, after: { deep } } },
    ],
  });
  expect(review(plan).markdown).toContain('added: `a` `a.b`');
});
