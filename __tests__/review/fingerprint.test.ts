import { fingerprintOf as fingerprintOfText } from '../../review/fingerprint';

const fingerprintOf = (plan: unknown): string => fingerprintOfText(JSON.stringify(plan));

/** A change of a resource, as a plan tells it. */
const change = (changes: object = {}, resource: object = {}) => ({
  address: 'azapi_resource.open',
  mode: 'managed',
  type: 'azapi_resource',
  provider_name: 'registry.terraform.io/azure/azapi',
  change: {
    actions: ['update'],
    before: { body: { Medium: '2', Low: '3' }, tags: null },
    after: { body: { Medium: '3', Low: '3' }, tags: null },
    after_unknown: {},
    before_sensitive: false,
    ...changes,
  },
  ...resource,
});
const planOf = (changes: readonly object[], more: object = {}) => ({
  format_version: '1.2',
  terraform_version: '1.11.4',
  timestamp: '2026-11-22T00:00:00Z',
  resource_changes: changes,
  complete: true,
  errored: false,
  ...more,
});
const grant = change(
  { actions: ['create'], before: null, after: { role: 'Reader' } },
  { address: 'azurerm_role_assignment.a' },
);
const still = change({ actions: ['no-op'] }, { address: 'azurerm_key_vault.v' });
const BASE = fingerprintOf(planOf([change(), grant]));

test('is 64 digits, and says nothing of what it was made from', () => {
  expect(BASE).toMatch(/^[0-9a-f]{64}$/);
});

test.each([
  ['the order of resources', planOf([grant, change()])],
  [
    'the order of keys',
    planOf([change({ after: { tags: null, body: { Low: '3', Medium: '3' } } }), grant]),
  ],
  [
    'when and with what it was made',
    planOf([change(), grant], { timestamp: 'x', terraform_version: '1.12.0' }),
  ],
  ['drift that nothing is done about', planOf([change(), grant], { resource_drift: [change()] })],
  ['variables', planOf([change(), grant], { variables: { a: { value: 'x' } } })],
  ['outputs', planOf([change(), grant], { output_changes: { a: { actions: ['update'] } } })],
  ['what stays as it is', planOf([change(), still, grant])],
  [
    'what is only read',
    planOf([change(), grant, change({ actions: ['read'] }, { mode: 'data', address: 'data.x.y' })]),
  ],
])('does not depend on %s', (_, plan) => {
  expect(fingerprintOf(plan)).toBe(BASE);
});

test.each([
  ['another value', planOf([change({ after: { body: { Medium: '1' } } }), grant])],
  ['another value before, which would be overwritten', planOf([change({ before: null }), grant])],
  ['another action', planOf([change({ actions: ['delete', 'create'] }), grant])],
  ['another resource', planOf([change({}, { address: 'azapi_resource.push' }), grant])],
  ['one more', planOf([change(), grant, change({}, { address: 'azapi_resource.push' })])],
  ['one less', planOf([change()])],
  ['one twice', planOf([change(), change(), grant])],
  ['something that is not known yet', planOf([change({ after_unknown: { id: true } }), grant])],
  ['what a replacement is for', planOf([change({ replace_paths: [['name']] }), grant])],
  ['another provider', planOf([change({}, { provider_name: 'example.com/evil/azapi' }), grant])],
  ['an object left over from an earlier try', planOf([change({}, { deposed: 'a1' }), grant])],
  [
    'a resource that moves',
    planOf([change(), grant, { ...still, previous_address: 'azurerm_key_vault.old' }]),
  ],
  [
    'a resource that is taken over',
    planOf([
      change(),
      grant,
      change({ actions: ['no-op'], importing: { id: 'x' } }, { address: 'x.y' }),
    ]),
  ],
  [
    'a resource that is let go',
    planOf([change(), grant, change({ actions: ['forget'] }, { address: 'x.y' })]),
  ],
  ['the order of a list', planOf([change({ after: { body: [1, 2] } }), grant])],
])('tells %s', (_, plan) => {
  expect(fingerprintOf(plan)).not.toBe(BASE);
});

test('a list is no set, and text is no number', () => {
  const of = (after: unknown) => fingerprintOf(planOf([change({ after })]));
  const all = [[1, 2], [2, 1], ['1', '2'], { 0: 1, 1: 2 }, null, 'null', {}, [], ''].map(of);
  expect(new Set(all).size).toBe(all.length);
});

test('a number counts with all its digits', () => {
  const of = (after: string) =>
    fingerprintOfText(JSON.stringify(planOf([change({ after: 'N' })])).replace('"N"', after));
  expect(of('12345678901234567890')).not.toBe(of('12345678901234567891'));
  expect(of('12345678901234567890')).toBe(of('12345678901234567890'));
  expect(of('{"value":"1","isLosslessNumber":true}')).not.toBe(of('1'));
});

test.each(['', '{', 'Error: no plan', 'undefined'])('%j is no plan', (text) => {
  expect(() => fingerprintOfText(text)).toThrow('this is no plan');
});

test('a file that begins with a byte order mark is read as well', () => {
  const text = JSON.stringify(planOf([change(), grant]));
  expect(fingerprintOfText(`\uFEFF${text}`)).toBe(BASE);
});

test('plans that do nothing have one fingerprint', () => {
  expect(fingerprintOf(planOf([]))).toBe(fingerprintOf(planOf([still])));
  expect(fingerprintOf({ format_version: '1.2' })).toBe(fingerprintOf(planOf([])));
});

test.each([
  [{}, 'this is no plan: format_version'],
  [[], 'this is no plan'],
  [null, 'this is no plan'],
  ['terraform', 'this is no plan'],
  [planOf([{ address: 'x' }]), 'this is no plan: resource_changes.0'],
  [planOf([], { errored: true }), 'the plan ended in an error and can do nothing'],
  [planOf([], { complete: false }), 'the plan puts changes off to a later one'],
])('%j has none', (plan, message) => {
  expect(() => fingerprintOf(plan)).toThrow(message);
});
