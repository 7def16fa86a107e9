import fc from 'fast-check';
import { contextScope } from '../../../emulator/expression/context';
import { TemplateError } from '../../../emulator/expression/errors';
import { evaluate } from '../../../emulator/expression/evaluate';
import { render } from '../../../emulator/expression/render';
import type { Data, DataObject } from '../../../emulator/expression/value';
import { FUNCTIONS, signatureOf } from '../../../workflow/functions';
import { ParseError } from '../../../workflow/parse';
import { print } from '../../../workflow/print';
import { Float, type LiteralValue, type Node } from '../../../workflow/tree';
import { data } from './data';

const RUNS = Number(process.env.FUZZ_RUNS ?? 2000);

/** Far above what any single evaluation takes; a hang takes for ever. */
const SLOW_MILLISECONDS = 5000;

const isLiteral = (value: Data): value is LiteralValue =>
  typeof value !== 'object' || value === null || value instanceof Float;

const name = fc.constantFrom('a', 'A', 'b', '__proto__', 'constructor');

const context: fc.Arbitrary<DataObject> = fc
  .record({
    trigger: fc.dictionary(fc.constantFrom('body', 'headers'), data),
    actions: fc.dictionary(name, fc.record({ outputs: data }, { requiredKeys: [] })),
    variables: fc.dictionary(name, data),
    parameters: fc.dictionary(name, data),
    items: fc.dictionary(name, data),
    item: data,
    workflow: data,
    results: fc.dictionary(name, fc.array(fc.record({ outputs: data }), { maxLength: 2 })),
  })
  .map((parts) => ({ ...parts, now: '2026-01-01T00:00:00Z' }));

const literal = fc
  .oneof(data.filter(isLiteral), name)
  .map((value): Node => ({ kind: 'literal', value }));

/** Calls of functions that exist, mostly with as many arguments as they take. */
const node: fc.Arbitrary<Node> = fc.letrec<{ node: Node }>((tie) => ({
  node: fc.oneof(
    { depthSize: 'medium', withCrossShrink: true },
    literal,
    fc.constantFrom(...Object.keys(FUNCTIONS)).chain((called) => {
      const { least = 0, most = 0 } = signatureOf(called) ?? {};
      return fc
        .array(tie('node'), { minLength: least, maxLength: Math.min(most, least + 2) })
        .map((args): Node => ({ kind: 'call', name: called, args }));
    }),
    fc.record({
      kind: fc.constant('access' as const),
      of: tie('node'),
      key: tie('node'),
      safe: fc.boolean(),
    }),
    fc
      .array(tie('node'), { minLength: 1, maxLength: 3 })
      .map((parts): Node => ({ kind: 'template', parts })),
  ),
})).node;

const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .array(
      fc.oneof(
        fc.constantFrom(
          '@',
          '@{',
          '}',
          '@@',
          '(',
          ')',
          "'",
          '[',
          ']',
          '?',
          '.',
          ',',
          '1',
          '-',
          ' ',
        ),
        fc.constantFrom(...Object.keys(FUNCTIONS)),
      ),
      { maxLength: 12 },
    )
    .map((pieces) => pieces.join('')),
);

function onlyKnownErrors(evaluated: () => Data): void {
  const start = performance.now();
  try {
    evaluated();
  } catch (error) {
    const known = error instanceof TemplateError || error instanceof ParseError;
    if (!known) throw error;
  }
  expect(performance.now() - start).toBeLessThan(SLOW_MILLISECONDS);
}

const inherited = Object.getOwnPropertyNames(Object.prototype);

afterEach(() => {
  expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(inherited);
});

test('a well-formed expression has a value or a TemplateError, printed and read back the same', () => {
  fc.assert(
    fc.property(node, context, (tree, run) => {
      const scope = { ...contextScope(run), random: () => 0.5 };
      onlyKnownErrors(() => evaluate(tree, scope));
      onlyKnownErrors(() => render(`@${print(tree)}`, scope));
    }),
    { numRuns: RUNS },
  );
}, 600_000);

test('any text has a value, a TemplateError or a ParseError', () => {
  fc.assert(
    fc.property(text, context, (template, run) => {
      onlyKnownErrors(() => render({ [template]: [template] }, contextScope(run)));
    }),
    { numRuns: RUNS },
  );
}, 600_000);
