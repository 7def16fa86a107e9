import { MEASURED, errors, reference, values } from './case';

export const collections = [
  ...values(reference('length'), [
    ["@length('abcd')", 4],
    ['@length(createArray(0, 1, 2, 3))', 4],
  ]),
  ...errors(MEASURED, [
    [
      '@length(null)',
      "The template language function 'length' expects its parameter to be an array or a string. The provided value is of type 'Null'. Please see https://aka.ms/logicexpressions#length for usage details.",
    ],
    ['@length(5)', "The provided value is of type 'Integer'"],
    ["@length(json('{}'))", "The provided value is of type 'Object'"],
  ]),
  ...values(reference('empty'), [
    ["@empty('')", true],
    ["@empty('abc')", false],
  ]),
  ...values(MEASURED, [
    ['@empty(null)', true],
    ["@empty(json('[]'))", true],
    ["@empty(json('{}'))", true],
    ['@empty(json(\'{"a":1}\'))', false],
    ["@empty(' ')", false],
  ]),
  ...errors(MEASURED, [
    [
      '@empty(0)',
      "The template language function 'empty' expects its parameter to be an object, an array or a string. The provided value is of type 'Integer'. Please see https://aka.ms/logicexpressions#empty for usage details.",
    ],
    ['@empty(false)', "The provided value is of type 'Boolean'"],
  ]),
  ...values(reference('first'), [
    ["@first('hello')", 'h'],
    ['@first(createArray(0, 1, 2))', 0],
  ]),
  ...values(reference('last'), [
    ["@last('abcd')", 'd'],
    ['@last(createArray(0, 1, 2, 3))', 3],
  ]),
  ...values(MEASURED, [
    ["@first(json('[]'))", null],
    ["@last('')", null],
  ]),
  ...errors(MEASURED, [
    [
      '@first(null)',
      "The template language function 'first' expects its parameter be an array or a string. The provided value is of type 'Null'. Please see https://aka.ms/logicexpressions#first for usage details.",
    ],
    [
      '@last(5)',
      "expects its parameter be an array or a string. The provided value is of type 'Integer'",
    ],
  ]),
  ...values(reference('take'), [
    ["@take('abcde', 3)", 'abc'],
    ['@take(createArray(0, 1, 2, 3, 4), 3)', [0, 1, 2]],
  ]),
  ...values(reference('skip'), [['@skip(createArray(0, 1, 2, 3), 1)', [1, 2, 3]]]),
  ...values(MEASURED, [
    ["@skip('notarray', 3)", 'array'],
    ['@take(createArray(1, 2), 5)', [1, 2]],
    ['@skip(createArray(1, 2), 5)', []],
    ['@take(createArray(1, 2), 0)', []],
  ]),
  ...errors(MEASURED, [
    [
      '@take(null, 1)',
      "The template language function 'take' expects its first parameter 'collection' to be an array or a string. The provided value is of type 'Null'",
    ],
    [
      '@skip(json(\'{"a":1}\'), 1)',
      "to be an array or a string. The provided value is of type 'Object'",
    ],
    [
      '@skip(createArray(1, 2), -1)',
      "'count' must be a positive integer. The provided value is '-1'",
    ],
  ]),
  ...values(reference('union'), [
    ['@union(createArray(1, 2, 3), createArray(1, 2, 10, 101))', [1, 2, 3, 10, 101]],
  ]),
  ...values(reference('intersection'), [
    [
      '@intersection(createArray(1, 2, 3), createArray(101, 2, 1, 10), createArray(6, 8, 1, 2))',
      [1, 2],
    ],
  ]),
  ...values(MEASURED, [
    ['@union(json(\'[{"a":1}]\'), json(\'[{"a":1},{"a":2}]\'))', [{ a: 1 }, { a: 2 }]],
    ['@union(json(\'{"a":1,"b":2}\'), json(\'{"b":3}\'))', { a: 1, b: 3 }],
    ["@union(createArray('a', 'a'), createArray('A'))", ['a', 'A']],
    ["@union(createArray(1), createArray('1', 1.0))", [1, '1']],
    ['@intersection(json(\'{"a":1,"b":2}\'), json(\'{"b":2,"a":3}\'))', { b: 2 }],
    ["@intersection(createArray(1), json('[]'))", []],
  ]),
  ...errors(MEASURED, [
    [
      "@union(createArray(1), json('{}'))",
      "Template language function 'union' expects parameters of same type, but found 'Array,Object' distinct types.",
    ],
    ['@union(null, createArray(1))', 'either a comma separated list of arrays'],
    ['@intersection(5, createArray(1))', 'either a comma separated list of arrays'],
  ]),
  ...values(reference('createArray'), [
    ["@createArray('h', 'e', 'l', 'l', 'o')", ['h', 'e', 'l', 'l', 'o']],
  ]),
  ...values(MEASURED, [
    ["@createArray('a', 1, true, null)", ['a', 1, true, null]],
    ['@createArray(1)', [1]],
  ]),
  ...values(reference('array'), [["@array('hello')", ['hello']]]),
  ...values(MEASURED, [
    ['@array(createArray(1))', [[1]]],
    ['@array(null)', [null]],
  ]),
  ...values(reference('range'), [['@range(1, 4)', [1, 2, 3, 4]]]),
  ...values(MEASURED, [['@range(2, 3)', [2, 3, 4]]]),
  ...errors(reference('range'), [
    ['@range(0, 100001)', "at most '100000'"],
    ['@range(1, -1)', "'count' must be a positive integer"],
    ['@range(2147483647, 1)', "no larger than '2147483647'"],
  ]),
  ...values(reference('reverse'), [['@reverse(createArray(0, 1, 2, 3))', [3, 2, 1, 0]]]),
  ...errors(MEASURED, [
    [
      "@reverse('abc')",
      "The template language function 'reverse' expects its parameter to be of type array. The provided value is of type 'String'",
    ],
  ]),
  ...values(reference('sort'), [
    ['@sort(createArray(2, 1, 0, 3))', [0, 1, 2, 3]],
    [
      '@sort(json(\'[{"first":"Amalie"},{"first":"Sofia"},{"first":"Elise"}]\'), \'first\')',
      [{ first: 'Amalie' }, { first: 'Elise' }, { first: 'Sofia' }],
    ],
  ]),
  ...errors(MEASURED, [
    ["@sort('notarray')", "'sort' expects its first parameter to be of type array"],
  ]),
  ...values(reference('chunk'), [
    ["@chunk('abcdefghijklmnopqrstuvwxyz', 10)", ['abcdefghij', 'klmnopqrst', 'uvwxyz']],
    [
      '@chunk(createArray(0, 1, 2, 3), 2)',
      [
        [0, 1],
        [2, 3],
      ],
    ],
  ]),
  ...values(MEASURED, [['@chunk(createArray(1, 2, 3), 2)', [[1, 2], [3]]]]),
  ...errors(MEASURED, [
    ['@chunk(createArray(1), 0)', 'expects chunk size to be a positive integer'],
  ]),
];
