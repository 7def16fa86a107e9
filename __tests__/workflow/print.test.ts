import fc from 'fast-check';
import { parseExpression } from '../../workflow/parse';
import { print } from '../../workflow/print';
import { Float, type LiteralValue, type Node } from '../../workflow/tree';
import { tree } from './expressions';

const literal = (value: LiteralValue): Node => ({ kind: 'literal', value });
const triggerBody: Node = { kind: 'call', name: 'triggerBody', args: [] };

test('what is printed parses to the same tree', () => {
  fc.assert(
    fc.property(tree, (node) => {
      expect(parseExpression(print(node))).toEqual(node);
    }),
    { numRuns: 1000 },
  );
});

test.each<[Node, string]>([
  [literal("it's"), "'it''s'"],
  [literal(null), 'null'],
  [literal(true), 'true'],
  [literal(-12), '-12'],
  [literal(2 ** 60), '1152921504606846976'],
  [literal(638_000_000_000_000_001n), '638000000000000001'],
  [literal(2.5), '2.5'],
  [literal(1e-7), '1e-7'],
  [literal(new Float(5)), '5.0'],
  [literal(new Float(-0)), '-0.0'],
  [literal(new Float(1e21)), '1e+21'],
  [{ kind: 'access', of: triggerBody, key: literal('a b'), safe: true }, "triggerBody()?['a b']"],
  [{ kind: 'access', of: triggerBody, key: literal(0), safe: false }, 'triggerBody()[0]'],
  [{ kind: 'template', parts: ['Incident ', triggerBody] }, "concat('Incident ', triggerBody())"],
  [
    { kind: 'parameter', parameter: { name: 'urgencyOf', type: 'Object' } },
    "parameters('urgencyOf')",
  ],
])('%j prints as %s', (node, text) => {
  expect(print(node)).toBe(text);
});

test.each([NaN, Infinity])('fails to print %d, which no expression can hold', (value) => {
  expect(() => print(literal(value))).toThrow('cannot hold the number');
});
