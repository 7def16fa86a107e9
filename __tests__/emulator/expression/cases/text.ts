import { MEASURED, docs, errors, reference, values } from './case';

const LIMITS = docs('azure/logic-apps/logic-apps-limits-and-config');
const LONG = 'x'.repeat(131_072);

export const text = [
  ...values(reference('concat'), [["@concat('Hello', 'World')", 'HelloWorld']]),
  ...values(MEASURED, [
    ["@concat('a', 1)", 'a1'],
    ["@concat('a', null, 'b')", 'ab'],
    ["@concat(true, '-', false)", 'True-False'],
    ["@concat(1.5, '|', 0.1)", '1.5|0.1'],
    ["@concat('a', createArray(1, 'b', null, true))", 'a[1,"b",null,true]'],
    ['@concat(json(\'{"a": {"b": 1}}\'), \'\')', '{"a":{"b":1}}'],
    ["@concat('only')", 'only'],
    ["@concat(base64ToBinary('aGk='))", 'hi'],
  ]),
  ...errors(LIMITS, [[`@concat('${LONG}', 'x')`, "exceeds the limit of '131072'"]]),
  ...values(LIMITS, [[`@length(concat('${LONG}'))`, 131_072]]),
  ...values(reference('substring'), [["@substring('hello world', 6, 5)", 'world']]),
  ...values(MEASURED, [
    ["@substring('hello', 1, 3)", 'ell'],
    ["@substring('hello', 2)", 'llo'],
    ["@substring('hello', 0, 5)", 'hello'],
  ]),
  ...errors(MEASURED, [
    ["@substring('abc', 3)", "'start index' must be non-negative integer and should be less"],
    ["@substring('abc', -1)", "'start index' must be non-negative integer"],
    ["@substring('', 0)", "'start index' must be non-negative integer"],
    ["@substring('abc', 1, 3)", 'their sum must be no larger than the length of the string'],
    ["@substring('abc', 1, -1)", "'start index' and 'length' must be non-negative"],
    ['@substring(null, 0)', "The provided value is of type 'Null'"],
  ]),
  ...errors(reference('substring'), [
    ['@substring(null, 0)', "The provided value is of type 'Null'"],
  ]),
  ...values(reference('slice'), [
    ["@slice('Hello World', 2)", 'llo World'],
    ["@slice('Hello World', 30)", ''],
    ["@slice('Hello World', 10, 2)", ''],
    ["@slice('Hello World', 0)", 'Hello World'],
    ["@slice('Hello World', 2, 5)", 'llo'],
    ["@slice('Hello World', 6, 20)", 'World'],
    ["@slice('Hello World', -2)", 'ld'],
    ["@slice('Hello World', 3, -1)", 'lo Worl'],
    ["@slice('Hello World', 3, 3)", ''],
  ]),
  ...errors(MEASURED, [
    [
      '@slice(createArray(1), 1)',
      "'slice' expects its first parameter to be of type string. The provided value is of type 'Array'",
    ],
  ]),
  ...values(reference('replace'), [
    ["@replace('the old string', 'old', 'new')", 'the new string'],
    ["@replace('Abc', 'a', 'x')", 'Abc'],
    ["@replace('a$b', '$', '$&')", 'a$&b'],
  ]),
  ...values(MEASURED, [
    ["@replace('a.b.c', '.', '-')", 'a-b-c'],
    ["@replace('aaa', 'a', 'bb')", 'bbbbbb'],
  ]),
  ...errors(reference('replace'), [
    [
      "@replace(null, 'a', 'b')",
      "The template language function 'replace' expects its first parameter 'string' to be a string. The provided value is of type 'Null'. Please see https://aka.ms/logicexpressions#replace for usage details.",
    ],
  ]),
  ...values(reference('split'), [
    ["@split('a_b_c', '_')", ['a', 'b', 'c']],
    ["@split('a_b_c', ' ')", ['a_b_c']],
  ]),
  ...values(MEASURED, [
    ["@split('abc', '')", ['abc']],
    ["@split('', ',')", ['']],
    ["@split('a, b', ', ')", ['a', 'b']],
  ]),
  ...errors('field report https://github.com/pnp/provision-assist-m365/issues/50', [
    [
      "@split(null, ',')",
      "The template language function 'split' expects its first parameter to be of type string. The provided value is of type 'Null'. Please see https://aka.ms/logicexpressions#split for usage details.",
    ],
    [
      "@split('a', null)",
      "expects its second parameter to be of type string. The provided value is of type 'Null'",
    ],
  ]),
  ...values(reference('join'), [["@join(createArray('a', 'b', 'c'), '.')", 'a.b.c']]),
  ...values(MEASURED, [
    ["@join(createArray(1, null, true, 'x'), ';')", '1;;True;x'],
    ["@join(json('[]'), ',')", ''],
  ]),
  ...errors(MEASURED, [
    [
      "@join('notarray', '-')",
      "The template language function 'join' expects its first parameter to be an array. The provided value is of type 'String'. Please see https://aka.ms/logicexpressions#join for usage details.",
    ],
    ["@join(null, '-')", "to be an array. The provided value is of type 'Null'"],
  ]),
  ...values(reference('toLower'), [["@toLower('Hello World')", 'hello world']]),
  ...values(reference('toUpper'), [["@toUpper('Hello World')", 'HELLO WORLD']]),
  ...values(MEASURED, [
    ["@toUpper('straße')", 'STRAßE'],
    ["@toLower('ÄÖ')", 'äö'],
  ]),
  ...errors(MEASURED, [
    [
      '@toLower(null)',
      "The template language function 'toLower' expects its parameter to be a string. The provided value is of type 'Null'. Please see https://aka.ms/logicexpressions#toLower for usage details.",
    ],
    [
      '@toUpper(1)',
      "expects its parameter to be a string. The provided value is of type 'Integer'",
    ],
  ]),
  ...values(reference('trim'), [["@trim(' Hello World  ')", 'Hello World']]),
  ...values(reference('guid'), [
    ['@length(guid())', 36],
    ["@length(guid('N'))", 32],
    ["@first(guid('P'))", '('],
    ["@last(guid('B'))", '}'],
    ["@length(guid('X'))", 68],
    ["@length(split(guid('D'), '-'))", 5],
  ]),
];
