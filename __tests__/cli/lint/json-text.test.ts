import fc from 'fast-check';
import { JsonTextError, readJsonText } from '../../../cli/lint/json-text';

test('reads whatever JSON.stringify writes, and nothing else of it', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.constantFrom(0, 2, '\t'), (value, space) => {
      const text = JSON.stringify(value, null, space);
      expect(readJsonText(text).value).toEqual(JSON.parse(text));
    }),
  );
});

test('takes a property called __proto__ for a property', () => {
  const { value } = readJsonText('{"__proto__": {"a": 1}}');
  expect(Object.keys(value as object)).toEqual(['__proto__']);
});

test.each([
  ['comments', '// first\n{ /* a\n} */ "a": 1 // last\n}', { a: 1 }],
  ['a text over several lines', '{"a": "x\n\ty\\n"}', { a: 'x\n\ty\n' }],
  ['a comma after the last item', '{"a": [1, ], }', { a: [1] }],
  ['what looks like a comment in a text', '["https://a /* b */"]', ['https://a /* b */']],
  ['escapes at the end of a text', '["\\\\", "\\"", "\\u0041"]', ['\\', '"', 'A']],
])('takes %s', (_, text, expected) => {
  expect(readJsonText(text).value).toEqual(expected);
});

test.each([
  ['', 'unexpected the end of the file at line 1, column 1'],
  ['[,]', "unexpected ',' at line 1, column 2"],
  ['[1,,]', "unexpected ',' at line 1, column 4"],
  ['{"a" 1}', "unexpected '1' at line 1, column 6"],
  ['{a: 1}', "unexpected 'a' at line 1, column 2"],
  ['[1 2]', "unexpected '2' at line 1, column 4"],
  ['[01]', "unexpected '0' at line 1, column 2"],
  ['[nul]', "unexpected 'n' at line 1, column 2"],
  ['[1]\r\n[2]', "unexpected '[' at line 2, column 1"],
  ['/* open', "unexpected '/' at line 1, column 1"],
  ['["a', 'unexpected a text that does not end at line 1, column 2'],
  ['["\\x"]', 'unexpected a text with an escape that does not exist at line 1, column 2'],
  [
    '['.repeat(2000) + ']'.repeat(2000),
    'unexpected more than 1000 levels of brackets at line 1, column 1001',
  ],
])('refuses %j', (text, message) => {
  expect(() => readJsonText(text)).toThrow(new JsonTextError(message, { line: 1, column: 1 }));
});

describe('the position', () => {
  const { positionOf } = readJsonText(
    '{\n  "a": {\r\n    "b c": [\n      1, {"d": 2}\n    ]\n  }\n}',
  );

  test.each<[string, (string | number)[], number, number]>([
    ['of the document', [], 1, 1],
    ['of a property is that of its name', ['a'], 2, 3],
    ['after a line that ends as on Windows', ['a', 'b c'], 3, 5],
    ['of an item', ['a', 'b c', 0], 4, 7],
    ['of a property in an item', ['a', 'b c', 1, 'd'], 4, 11],
    ['of what is not there is that of what should hold it', ['a', 'x', 'y'], 2, 3],
    ['of an index that is none', ['a', 'b c', 'd'], 3, 5],
  ])('%s', (_, keys, line, column) => {
    expect(positionOf(keys)).toEqual({ line, column });
  });
});
