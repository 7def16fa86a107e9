import fc from 'fast-check';
import { parseExpression } from '../../../../cli/definitions/arm/parse';

test.each([
  ['', 'the expression ends too early; complete it.'],
  ["concat('a'", 'the expression ends too early; complete it.'],
  ["concat('a' 'b')", "''b'' at character 12 is not expected there; correct the expression."],
  ['parameters', 'the expression ends too early; complete it.'],
  ["concat('a') x", "'x' at character 13 is not expected there; correct the expression."],
  ["concat('a", "''' at character 8 is not expected there; correct the expression."],
  ['"a"', "'\"' at character 1 is not expected there; correct the expression."],
  ['a().5', "'5' at character 5 is not expected there; correct the expression."],
  ['a()[1', 'the expression ends too early; complete it.'],
])('%j is refused', (text, message) => {
  expect(() => parseExpression(text)).toThrow(message);
});

test('what follows a call is read from left to right', () => {
  expect(parseExpression("f(1).a['b'].?c[?0]")).toEqual({
    kind: 'access',
    safe: true,
    key: { kind: 'literal', value: 0 },
    target: {
      kind: 'access',
      safe: true,
      key: { kind: 'literal', value: 'c' },
      target: {
        kind: 'access',
        safe: false,
        key: { kind: 'literal', value: 'b' },
        target: {
          kind: 'access',
          safe: false,
          key: { kind: 'literal', value: 'a' },
          target: { kind: 'call', name: 'f', args: [{ kind: 'literal', value: 1 }] },
        },
      },
    },
  });
});

test('what nests without end is refused', () => {
  expect(() => parseExpression('f('.repeat(10_000))).toThrow('more than 500 levels of brackets');
  expect(() => parseExpression('f()' + '[f()'.repeat(10_000))).toThrow('more than 500 levels');
});

test('any text can be a literal', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const literal = `'${text.replaceAll("'", "''")}'`;
      expect(parseExpression(` ${literal} `)).toEqual({ kind: 'literal', value: text });
    }),
  );
});

test('no text makes it fail otherwise than with a message', () => {
  fc.assert(
    fc.property(
      fc.string({
        unit: fc.constantFrom("'", 'a', '1', '(', ')', ',', '.', '[', ']', '?', ' ', '\n', '-'),
      }),
      (text) => {
        try {
          parseExpression(text);
        } catch (error) {
          expect(String(error)).toMatch(
            /^ArmSyntaxError: .*(complete it|correct the expression)\.$/s,
          );
        }
      },
    ),
  );
});
