import fc from 'fast-check';
import { Float, type Node } from '../../workflow/tree';

const name = fc
  .stringMatching(/^[A-Za-z_][A-Za-z0-9_]{0,12}$/)
  .filter((text) => !['true', 'false', 'null'].includes(text.toLowerCase()));

const double = fc.double({ noNaN: true, noDefaultInfinity: true });

const literal = fc
  .oneof(
    fc.string({ unit: 'binary', maxLength: 12 }),
    fc.constantFrom('', "it's", '@{', "''", '}', '\\', '\n'),
    fc.boolean(),
    fc.constant(null),
    fc.maxSafeInteger().map((value) => value + 0),
    fc.bigInt(2n ** 53n, 2n ** 70n),
    fc.bigInt(-(2n ** 70n), -(2n ** 53n)),
    double.map((value) => (Number.isInteger(value) ? new Float(value) : value)),
  )
  .map((value): Node => ({ kind: 'literal', value }));

/** Any tree that the language can write. */
export const tree: fc.Arbitrary<Node> = fc.letrec<{ node: Node }>((tie) => ({
  node: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    literal,
    fc.record({
      kind: fc.constant('call' as const),
      name,
      args: fc.array(tie('node'), { maxLength: 4 }),
    }),
    fc.record({
      kind: fc.constant('access' as const),
      of: tie('node'),
      key: tie('node'),
      safe: fc.boolean(),
    }),
  ),
})).node;
