import { review } from '../../../review';
import { show } from '../../../review/markdown/text';
import { planSchema } from '../../../review/plan/schema';
import { Concealer } from '../../../review/secrets/concealer';

/** A value as the review would show it. */
function shown(value: unknown, sensitive: unknown = {}, types: readonly string[] = []): string {
  const concealer = new Concealer();
  concealer.note(value, sensitive, types);
  return show(concealer.conceal(value, sensitive, types), Infinity);
}

test.each([
  ['a short text that is marked', { a: 'ab' }, { a: true }, '{"a":"(hidden)"}'],
  ['a number that is marked', { a: 1234 }, { a: true }, '{"a":"(hidden)"}'],
  ['all below a mark', { a: { b: ['c', { d: 1 }] } }, { a: true }, '{"a":"(hidden)"}'],
  ['an item that is marked', { a: ['b', 'c'] }, { a: [false, true] }, '{"a":["b","(hidden)"]}'],
  ['nothing, though it is marked', { a: '', b: null }, { a: true, b: true }, '{"a":"","b":null}'],
  [
    'a number under a name that says so',
    { pin: 1, password: 1234 },
    {},
    '{"pin":1,"password":"(hidden)"}',
  ],
  ['a list of passwords', { password: ['a', 'b'] }, {}, '{"password":["(hidden)","(hidden)"]}'],
  [
    'the value of a named header',
    { h: [{ name: 'X-Api-Key', value: 'abc' }] },
    {},
    '{"h":[{"name":"X-Api-Key","value":"(hidden)"}]}',
  ],
  ['settings of an app', { app_settings: { A: 'b' } }, {}, '{"app_settings":{"A":"(hidden)"}}'],
  [
    'parameters of a workflow that are secure',
    {
      definition: {
        parameters: {
          a: { type: 'SecureString', defaultValue: 'x' },
          b: { type: 'String', defaultValue: 'y' },
        },
      },
      parameters: { a: { value: 'x' }, b: { value: 'y' } },
    },
    {},
    '{"definition":{"parameters":{"a":{"type":"SecureString","defaultValue":"(hidden)"},"b":{"type":"String","defaultValue":"y"}}},"parameters":{"a":{"value":"(hidden)"},"b":{"value":"y"}}}',
  ],
  [
    'a signature within an address',
    { uri: 'https://x.example/run?sp=r&sig=abc-DEF_1&v=1' },
    {},
    '{"uri":"https://x.example/run?sp=r&sig=(hidden)&v=1"}',
  ],
])('hidden is %s', (_, value, sensitive, text) => {
  expect(shown(value, sensitive)).toBe(text);
});

test.each([
  ['a step whose body is used as a password', { password: "@body('Read_password')?['value']" }],
  ['the address that a trigger is called back at', { callback_url: '@{listCallbackUrl()}' }],
  ['a mapping row that speaks of passwords', { 'Reset password': 'Solution provided' }],
  ['what a secret is called', { name: 'servicenow-password', content_type: 'password' }],
  ['a version of a secret', { value_wo_version: 2, secret_version: 'a' }],
  ['a query with parameters that are none', { uri: '/comments?api-version=2025-09-01&top=5' }],
  ['an expression in an address', { uri: "https://x.example/?code=@{parameters('code')}" }],
  ['a text in braces that is no JSON', { text: '{not json' }],
])('shown is %s', (_, value) => {
  expect(shown(value)).toBe(JSON.stringify(value));
});

test('the attributes of a type are known, whatever they are called', () => {
  expect(shown({ value: 'abc' }, {}, ['azurerm_key_vault_secret'])).toBe('{"value":"(hidden)"}');
  expect(shown({ value: 'abc' }, {}, ['time_static'])).toBe('{"value":"abc"}');
});

test('another secret is another one, and the same is the same', () => {
  const concealer = new Concealer();
  const conceal = (value: string): unknown => concealer.conceal(value, true);
  expect(conceal('one')).toBe(conceal('one'));
  expect(conceal('one')).not.toBe(conceal('two'));
});

test('an output that is not marked is known by its name', () => {
  const change = {
    actions: ['create'],
    before: null,
    after: 'abc',
    after_unknown: false,
    before_sensitive: false,
    after_sensitive: false,
  };
  const plan = {
    format_version: '1.2',
    output_changes: { admin_password: change, region: change },
  };
  const { markdown } = review(planSchema.parse(plan));
  expect(markdown).toContain('+ admin_password = (hidden)');
  expect(markdown).toContain('+ region = "abc"');
});
