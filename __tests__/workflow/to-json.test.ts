import * as fc from 'fast-check';
import { compose, condition, http, scope } from '../../workflow/actions';
import { call, concat, equals } from '../../workflow/calls';
import { type Action, type Definition, after, bodyOf } from '../../workflow/definition';
import { parseTemplate } from '../../workflow/parse';
import { lookup } from '../../workflow/table';
import { text } from '../../workflow/text';
import { toJson } from '../../workflow/to-json';
import { type Expr, expr, ref } from '../../workflow/tree';

const definition = (...actions: Action[]): Definition => ({
  description: 'A playbook.',
  trigger: {
    name: 'Incident',
    type: 'ApiConnectionWebhook',
    clientTrackingId: concat('a', 'b'),
    needs: [],
  },
  actions,
});

/** The JSON of one value, as a Compose holds it. */
const rendered = (inputs: unknown) => toJson(definition(compose('A', inputs))).actions['A']?.inputs;

/** The same, where it is text. */
const renderedText = (inputs: unknown): string => {
  const json = rendered(inputs);
  if (typeof json !== 'string') throw new Error('not rendered as text');
  return json;
};

const incident = ref<{ title: string; kind: string; owner: { email: string } }>(
  call('triggerBody').node,
);

describe('the one walk from values to JSON', () => {
  test('renders an expression wherever it stands', () => {
    expect(rendered({ a: [{ b: incident.title }], c: 1, d: null, e: undefined })).toStrictEqual({
      a: [{ b: "@triggerBody()?['title']" }],
      c: 1,
      d: null,
    });
  });

  test('extends references null-safely', () => {
    expect(rendered(incident.owner.email)).toBe("@triggerBody()?['owner']?['email']");
  });

  test('writes text with expressions as a template', () => {
    expect(rendered(text`Incident ${incident.title}: ${3}!`)).toBe(
      "Incident @{triggerBody()?['title']}: 3!",
    );
  });

  test('writes a template inside an expression as concat', () => {
    expect(rendered(call('toLower', text`A ${incident.title}`))).toBe(
      "@toLower(concat('A ', triggerBody()?['title']))",
    );
  });

  test.each([
    ['@', '@'],
    ['@x', '@@x'],
    ['a@b.c', 'a@b.c'],
    ['a@{b}', 'a@@{b}'],
    ['@{b}', '@@{b}'],
    ["it's", "it's"],
  ])('escapes the literal %s as %s', (literal, json) => {
    expect(rendered(literal)).toBe(json);
  });

  test('text that ends in @ before an expression becomes a concat', () => {
    expect(rendered(text`mail@${incident.title}`)).toBe(
      "@{concat('mail@', triggerBody()?['title'])}",
    );
  });

  test('law: any literal text reads back as itself', () => {
    const ats = fc.string({ unit: fc.constantFrom('@', '{', '}', 'a', "'", '"', '$', '%', '\n') });
    fc.assert(
      fc.property(fc.oneof(ats, fc.string()), (literal) => {
        expect(parseTemplate(renderedText(literal))).toStrictEqual({
          kind: 'literal',
          value: literal,
        });
      }),
    );
  });

  test('law: text around an expression reads back as itself', () => {
    const ats = fc.string({ unit: fc.constantFrom('@', '{', '}', 'a', "'") });
    fc.assert(
      fc.property(ats, ats, (before, behind) => {
        const parts = [before, incident.title.node, behind].filter((part) => part !== '');
        const template: Expr<string> = expr({ kind: 'template', parts });
        const read = parseTemplate(renderedText(template));
        expect(partsOf(read)).toStrictEqual(parts);
      }),
    );
  });

  /** What a template says, whether it stands there as parts or as one concat. */
  const partsOf = (node: ReturnType<typeof parseTemplate>): readonly unknown[] => {
    if (node.kind === 'template')
      return node.parts.flatMap((p) => (typeof p === 'string' ? [p] : partsOf(p)));
    if (node.kind === 'call' && node.name === 'concat') return node.args.flatMap(partsOf);
    return [node.kind === 'literal' ? node.value : node];
  };
});

describe('actions', () => {
  test('run one after the other unless they say otherwise', () => {
    const first = compose('First', 1);
    const json = toJson(
      definition(first, compose('Second', 2), after(first, ['Failed'], compose('Third', 3))),
    );
    expect(Object.values(json.actions).map(({ runAfter }) => runAfter)).toStrictEqual([
      {},
      { First: ['Succeeded'] },
      { First: ['Failed'] },
    ]);
  });

  test('nest', () => {
    const inner = condition('If', equals(incident.title, 'x'), { then: [compose('A', 1)] });
    expect(toJson(definition(scope('Try', [inner]))).actions).toStrictEqual({
      Try: {
        type: 'Scope',
        runAfter: {},
        actions: {
          If: {
            type: 'If',
            runAfter: {},
            expression: "@equals(triggerBody()?['title'], 'x')",
            actions: { A: { type: 'Compose', inputs: 1, runAfter: {} } },
          },
        },
      },
    });
  });

  test('a call that may not be repeated has no retries', () => {
    const post = http('Post', { method: 'POST', uri: 'https://x', idempotent: false, needs: [] });
    expect(toJson(definition(post)).actions['Post']?.inputs).toMatchObject({
      retryPolicy: { type: 'none' },
    });
  });

  test('fails if two share a name', () => {
    expect(() => toJson(definition(compose('A', 1), compose('A', 2)))).toThrow(
      "two actions are named 'A': give each a name of its own",
    );
  });
});

describe('parameters', () => {
  const urgencyOf = { name: 'urgencyOf', kinds: { incident: { High: 1, Low: 3 } } } as const;
  const kind: Expr<string> = expr(incident.kind.node);
  const severity: Expr<'High' | 'Low'> = expr(incident.title.node);

  test('come with the expressions that use them', () => {
    const json = toJson(definition(compose('A', { deep: [lookup(urgencyOf, kind, severity, 3)] })));
    expect(json.parameters).toStrictEqual({
      urgencyOf: { type: 'Object', defaultValue: { incident: { High: 1, Low: 3 } } },
    });
    expect(json.actions['A']?.inputs).toStrictEqual({
      deep: [
        "@coalesce(parameters('urgencyOf')?[triggerBody()?['kind']]?[triggerBody()?['title']], 3)",
      ],
    });
  });

  test('fails if two tables share a name and differ', () => {
    const other = { name: 'urgencyOf', kinds: { incident: { High: 2, Low: 3 } } } as const;
    const both = [lookup(urgencyOf, kind, severity, 3), lookup(other, kind, severity, 3)];
    expect(() => toJson(definition(compose('A', both)))).toThrow(
      "two parameters are named 'urgencyOf' and differ: give each a name of its own",
    );
  });
});

test('bodyOf is typed by the action', () => {
  const get = http<{ result: { number: string } }>('Get', {
    method: 'GET',
    uri: 'https://x',
    idempotent: true,
    needs: [],
  });
  expect(rendered(bodyOf(get).result.number)).toBe("@body('Get')?['result']?['number']");
});
