import * as fc from 'fast-check';
import { review } from '../../../review';
import { planSchema } from '../../../review/plan/schema';
import { foreignPlan } from '../foreign';

/**
 * What is left of Markdown when the code is taken out: the text in which GitHub reads markup, HTML and mentions.
 * @see https://spec.commonmark.org/0.31.2/#code-spans
 */
function withoutCode(markdown: string): string {
  let fence: string | undefined;
  const lines = markdown.split('\n').filter((line) => {
    const [, mark = ''] = /^ *(`{3,})/.exec(line) ?? [];
    if (fence === undefined) {
      if (mark !== '') fence = mark;
      return mark === '';
    }
    if (mark.length >= fence.length && line.trim() === mark) fence = undefined;
    return false;
  });
  // A code span ends at the next run of exactly as many backticks.
  return lines.map((line) => line.replace(/(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)/g, '')).join('\n');
}

test('the measure itself: what is in code is taken out, and nothing else', () => {
  expect(withoutCode('a `b` c ``d ` e`` f\n```\ng\n```\nh')).toBe('a  c  f\nh');
});

/** Texts that would do something if they stood outside of code. */
const hostile = fc
  .tuple(
    fc.constantFrom(
      '',
      '`',
      '``',
      '```',
      '````\n',
      '|',
      '\n\n',
      '\r\n# ',
      '](',
      '\\',
      '"]',
      '-->',
      '\u202e',
      'a',
    ),
    fc.constantFrom(
      '<img src=x>',
      '@octocat',
      '<script>',
      '[x](https://evil.example)',
      'evil.example',
      '~~~',
    ),
    fc.constantFrom('', '`', '```', '\n```\n', '|', '"', '\u2028', '%%', ';'),
  )
  .map(([before, core, after]) => `${before}${core} XYZZY${after}`);

type Json = null | boolean | number | string | Json[] | { [key in string]: Json };

/** A value with another text in one of its places: an entry of a list or object, the name of an entry, or a place within JSON in a text. */
function planted(value: Json, at: { left: number }, text: string): Json {
  if (Array.isArray(value)) return value.map((each) => planted(each, at, text));
  if (typeof value === 'string' && /^[[{]/.test(value)) {
    return JSON.stringify(planted(JSON.parse(value) as Json, at, text));
  }
  if (typeof value !== 'object' || value === null) {
    at.left -= 1;
    if (at.left !== 0 || value === null || typeof value === 'boolean') return value;
    // An id of a resource stays one.
    return typeof value === 'string' && value.startsWith('/') ? `${value}/${text}/last` : text;
  }
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => {
      at.left -= 1;
      const isHere = at.left === 0 && !['type', 'actions', 'address', 'kind'].includes(key);
      return [isHere && typeof each !== 'object' ? text : key, planted(each, at, text)];
    }),
  );
}

const playbook = (name: string) => ({
  address: `azapi_resource.${name}`,
  type: 'azapi_resource',
  change: {
    actions: ['update'],
    before: {
      type: 'Microsoft.Logic/workflows@2019-05-01',
      name,
      body: { properties: { definition: definition('1') } },
    },
    after: {
      type: 'Microsoft.Logic/workflows@2019-05-01',
      name,
      body: { properties: { definition: definition('2') } },
    },
  },
});

const definition = (value: string) => ({
  parameters: { table: { type: 'Object', defaultValue: { kind: { row: value } } } },
  triggers: {
    when: { type: 'Recurrence', recurrence: { frequency: 'Minute', interval: Number(value) } },
  },
  actions: {
    route: {
      type: 'Query',
      inputs: { from: [{ group: value, wanted: "@equals(item()?['severity'], 'High')" }] },
    },
    call: {
      type: 'Http',
      runAfter: { route: ['Succeeded'] },
      inputs: { method: 'GET', uri: value, retryPolicy: { type: 'none' } },
    },
    block: {
      type: 'Scope',
      actions:
        value === '1'
          ? { old: { type: 'Compose', inputs: 'a' } }
          : { young: { type: 'Compose', inputs: 'b' } },
    },
  },
});

const rule = {
  address: 'azurerm_sentinel_automation_rule.a',
  type: 'azurerm_sentinel_automation_rule',
  change: {
    actions: ['update'],
    before: { display_name: 'rule', order: 1, condition_json: '[]' },
    after: {
      display_name: 'rule',
      order: 2,
      condition_json: JSON.stringify([
        {
          conditionType: 'Property',
          conditionProperties: {
            propertyName: 'IncidentTitle',
            operator: 'Equals',
            propertyValues: ['x'],
          },
        },
      ]),
      action_playbook: [{ logic_app_id: '/a/b/c/d' }],
      action_incident_task: [{ title: 'task' }],
    },
  },
};

test('no text of a plan stands outside of code, whatever it holds', () => {
  const plan = JSON.parse(
    JSON.stringify({
      ...foreignPlan,
      resource_changes: [...foreignPlan.resource_changes, playbook('flow'), rule],
      resource_drift: [playbook('drifted')],
    }),
  ) as Json;
  fc.assert(
    fc.property(hostile, fc.integer({ min: 1, max: 760 }), (text, at) => {
      const changed = planSchema.safeParse(planted(plan, { left: at }, text));
      fc.pre(changed.success);
      const { markdown } = review(planSchema.parse(changed.data));
      expect(withoutCode(markdown)).not.toMatch(/XYZZY|<img|@octocat|<script|evil\.example/);
    }),
    { numRuns: 150 },
  );
});

test('what cannot be seen, or turns the text around it, is written out', () => {
  const plan = planSchema.parse({
    format_version: '1.2',
    resource_changes: [
      {
        address: 'a.b',
        type: 'a',
        change: { actions: ['update'], before: { x: 'user' }, after: { x: 'ad\u202enimda\u200b' } },
      },
    ],
  });
  expect(review(plan).markdown).toContain('~ x = "user" -> "ad\\u{202e}nimda\\u{200b}"');
});
