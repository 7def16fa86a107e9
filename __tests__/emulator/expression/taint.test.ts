import { contextScope } from '../../../emulator/expression/context';
import { render } from '../../../emulator/expression/render';
import type { Scope, Taint } from '../../../emulator/expression/scope';
import { type Data, isArray, isObject } from '../../../emulator/expression/value';

const textsIn = (value: Data): readonly string[] => {
  if (typeof value === 'string') return [value];
  if (isArray(value)) return value.flatMap(textsIn);
  return isObject(value) ? Object.values(value).flatMap(textsIn) : [];
};

class Secrets implements Taint {
  readonly added = new Set<string>();

  constructor(private readonly secured: readonly string[]) {}

  has(value: Data): boolean {
    return textsIn(value).some((text) => [...this.added].some((secret) => text.includes(secret)));
  }

  add(value: Data): void {
    for (const text of textsIn(value)) this.added.add(text);
  }

  secures(operation: string, part: 'inputs' | 'outputs'): boolean {
    return this.secured.includes(`${operation}.${part}`);
  }
}

const CONTEXT = {
  trigger: { headers: { key: 'trigger-key' }, body: { token: 'trigger-token' } },
  actions: {
    Secret: {
      inputs: { uri: 'https://vault' },
      outputs: { statusCode: 200, body: { value: 'pa$$word', kind: 'basic' } },
    },
    Public: { outputs: { body: { value: 'public value' } } },
  },
  results: {
    Try: [
      { name: 'Secret', status: 'Succeeded', outputs: { body: 'pa$$word' } },
      { name: 'Public', status: 'Succeeded', outputs: { body: 'public value' } },
    ],
  },
};

/** What an expression makes a secret of. */
function secretsOf(expression: string, secured = ['Secret.outputs']): readonly string[] {
  const taint = new Secrets(secured);
  const scope: Scope = { ...contextScope(CONTEXT), taint };
  render(expression, scope);
  return [...taint.added].sort();
}

test.each([
  ["@body('Secret')?['value']", ['pa$$word']],
  ["@body('Secret')", ['basic', 'pa$$word']],
  ["@outputs('Secret')?['body']?['value']", ['pa$$word']],
  ["@body('secret')?['value']", ['pa$$word']],
  ["@actions('Secret')?['outputs']?['body']?['kind']", ['basic']],
  ["@actions('Secret').outputs.body.value", ['pa$$word']],
  ["@actions('Secret')", ['basic', 'pa$$word']],
  ["@result('Try')", ['pa$$word']],
  ["@result('Try')[0]['outputs']", ['pa$$word']],
])('%s reads a secret', (expression, secrets) => {
  expect(secretsOf(expression)).toEqual(secrets);
});

test.each([
  "@body('Public')?['value']",
  "@actions('Secret')?['status']",
  "@actions('Secret')?['inputs']",
  "@outputs('Secret')?['statusCode']",
  "@result('Try')[1]['outputs']",
  '@triggerBody()',
  "@concat('a', body('Public')?['value'])",
])('%s reads no secret', (expression) => {
  expect(secretsOf(expression)).toEqual([]);
});

test.each([
  ["@concat('Basic ', body('Secret')?['value'])", ['Basic pa$$word', 'pa$$word']],
  ["Basic @{body('Secret')?['value']}", ['Basic pa$$word', 'pa$$word']],
  ["@base64(body('Secret')?['value'])", ['cGEkJHdvcmQ=', 'pa$$word']],
  ["@toUpper(body('Secret')?['value'])", ['PA$$WORD', 'pa$$word']],
  ["@take(body('Secret')?['value'], 5)", ['pa$$w', 'pa$$word']],
  [
    "@xml(concat('<a>', body('Secret')?['value'], '</a>'))",
    ['<a>pa$$word</a>', 'PGE+cGEkJHdvcmQ8L2E+', 'pa$$word'],
  ],
  [
    "@string(xpath(base64ToBinary(base64(concat('<a>', body('Secret')?['kind'], '</a>'))), '/a/text()')[0])",
    ['<a>basic</a>', 'PGE+YmFzaWM8L2E+', 'basic'],
  ],
  ["@split(body('Secret')?['value'], '$$')", ['pa', 'pa$$word', 'word']],
])('%s makes a secret of a secret', (expression, secrets) => {
  expect(secretsOf(expression)).toEqual(secrets);
});

test.each([
  ["@length(body('Secret')?['value'])", ['pa$$word']],
  ["@take(body('Secret')?['value'], 2)", ['pa$$word']],
  ["@if(true, body('Secret')?['value'], '')", ['pa$$word']],
  ["@createArray('public value', body('Secret')?['value'])", ['pa$$word']],
  [
    "@setProperty(json('{\"user\":\"public\"}'), 'password', body('Secret')?['value'])",
    ['pa$$word'],
  ],
])('%s makes no secret of what stands beside one', (expression, secrets) => {
  expect(secretsOf(expression)).toEqual(secrets);
});

test('the fields of a secret form are secret, and the media type of binary content is not', () => {
  const binary = { '$content-type': 'text/xml', $content: 'c2VjcmV0' };
  const form = {
    '$content-type': 'application/x-www-form-urlencoded',
    $content: 'a2V5PXMzY3JldA==',
  };
  const context = {
    trigger: { headers: { 'Content-Type': form['$content-type'] }, body: form },
    actions: { Secret: { outputs: { body: binary } } },
  };
  const taint = new Secrets(['Secret.outputs', 'trigger.outputs']);
  const scope: Scope = { ...contextScope(context), taint };
  render("@body('Secret')", scope);
  render("@triggerFormDataValue('key')", scope);
  expect([...taint.added]).toEqual(['c2VjcmV0', 's3cret']);
});

test('the trigger and the inputs of an action can be secret too', () => {
  expect(secretsOf("@triggerBody()?['token']", ['trigger.outputs'])).toEqual(['trigger-token']);
  expect(secretsOf('@trigger().outputs.headers', ['trigger.outputs'])).toEqual(['trigger-key']);
  expect(secretsOf("@actions('Secret')?['inputs']?['uri']", ['Secret.inputs'])).toEqual([
    'https://vault',
  ]);
});
