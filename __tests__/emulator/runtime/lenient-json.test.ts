import { readLenientJson } from '../../../emulator/runtime/lenient-json';
import { Float } from '../../../workflow/tree';

describe('what the reader takes beyond JSON', () => {
  test.each<[string, unknown]>([
    ["{'a':'b'}", { a: 'b' }],
    ['{a:1}', { a: 1 }],
    ['{1:2}', { 1: 2 }],
    ['{ $x_1 : "it\'s" }', { $x_1: "it's" }],
    ['{"a":1 /* so\nit is */} // the end', { a: 1 }],
    ['[1,2,]', [1, 2]],
    ['{"a":1,}', { a: 1 }],
    ['[,1]', [null, 1]],
    ['[1,,2]', [1, null, 2]],
    ['{} x', {}],
    ['{}{}', {}],
    ['1 x', 1],
    ['[NaN, Infinity, -Infinity, undefined]', ['NaN', 'Infinity', '-Infinity', null]],
    ['{"a":1,"b":0,"a":2,}', { a: 2, b: 0 }],
    ['[0x1A, 010, -010]', [26, 8, -10]],
    ['[.5, 1., -1.5E-3,]', [0.5, new Float(1), -0.0015]],
    ['[1.7976931348623157E+309]', ['Infinity']],
    ['[12345678901234567890,]', [12345678901234567890n]],
    ['[1', [1]],
    ['[[1]  ', [[1]]],
    ['{"a":{"b":1}', { a: { b: 1 } }],
    ['[{"a":"x"', [{ a: 'x' }]],
    ['["\\\'", \'\\"\\u00e4\\/\',]', ["'", '"ä/']],
    ['"a\tb\nc"', 'a\tb\nc'],
    ['  ', null],
    ['// nothing', null],
  ])('%j', (text, expected) => {
    expect(readLenientJson(text)).toStrictEqual(expected);
  });

  test('a name such as __proto__ stays a name', () => {
    expect(JSON.stringify(readLenientJson("{'__proto__': 1}"))).toBe('{"__proto__":1}');
  });
});

test.each<[string, string]>([
  [
    'hello',
    "Unexpected character encountered while parsing value: h. Path '', line 0, position 0.",
  ],
  [' h', "Unexpected character encountered while parsing value: h. Path '', line 1, position 1."],
  ['[}', "Unexpected character encountered while parsing value: }. Path '', line 1, position 1."],
  [
    '{\r\n"a":\r\n  x}',
    "Unexpected character encountered while parsing value: x. Path 'a', line 3, position 2.",
  ],
  [
    '[1,\n2,\nx]',
    "Unexpected character encountered while parsing value: x. Path '[1]', line 3, position 0.",
  ],
  [']', "JsonToken EndArray is not valid for closing JsonType None. Path '', line 1, position 1."],
  [
    '[1}',
    "JsonToken EndObject is not valid for closing JsonType Array. Path '[0]', line 1, position 3.",
  ],
  ['{"a":1,', "Unexpected end when reading token. Path ''."],
  ['{"a":', "Unexpected end when reading token. Path ''."],
  ['[', "Unexpected end when reading token. Path ''."],
  ['{"a":[1,{"b":', "Unexpected end when reading token. Path 'a[1]'."],
  ['[tr', "Unexpected end when reading JSON. Path '', line 1, position 3."],
  ['[1,tru]', "Error parsing boolean value. Path '[0]', line 1, position 6."],
  ['{"a":\n  nul}', "Error parsing null value. Path 'a', line 2, position 5."],
  ['{"a":Infinityx}', "Error parsing Infinity value. Path 'a', line 1, position 13."],
  [
    '[1 2]',
    "After parsing a value an unexpected character was encountered: 2. Path '[0]', line 1, position 3.",
  ],
  ['{"a":1,,"b":2}', "Invalid property identifier character: ,. Path 'a', line 1, position 7."],
  [
    '{"a" 1}',
    "Invalid character after parsing property name. Expected ':' but got: 1. Path '', line 1, position 5.",
  ],
  ['{"a":"x', "Unterminated string. Expected delimiter: \". Path 'a', line 1, position 7."],
  ['"a\\', "Unterminated string. Expected delimiter: \". Path '', line 1, position 3."],
  ['"\\q"', "Bad JSON escape sequence: \\q. Path '', line 1, position 3."],
  ['[1 /* c', "Unexpected end while parsing comment. Path '[0]', line 1, position 7."],
  ['[1 / c', "Error parsing comment. Expected: *, got  . Path '[0]', line 1, position 4."],
  ['[1.2.3]', "Input string '1.2.3' is not a valid number. Path '[0]', line 1, position 6."],
  ['[08]', "Input string '08' is not a valid number. Path '[0]', line 1, position 3."],
  ['[-]', "Input string '-' is not a valid number. Path '[0]', line 1, position 2."],
  ['[-0x1A]', "Input string '-0x1A' is not a valid number. Path '[0]', line 1, position 6."],
  [
    "{'a b':{'c':[1,+]}}",
    "Unexpected character encountered while parsing value: +. Path '['a b'].c[0]', line 1, position 15.",
  ],
])('%j is not read', (text, message) => {
  expect(() => readLenientJson(text)).toThrow(new SyntaxError(message));
});

test('text nested too deep is no crash', () => {
  expect(() => readLenientJson(`${'['.repeat(200_000)}x`)).toThrow(SyntaxError);
});
