import { MEASURED, errors, reference, values } from './case';

export const search = [
  ...values(reference('indexOf'), [["@indexOf('hello world', 'world')", 6]]),
  ...values(reference('lastIndexOf'), [
    ["@lastIndexOf('hello world hello world', 'world')", 18],
    ["@lastIndexOf('hello world hello world', '')", 22],
    ["@lastIndexOf('', 'a')", -1],
    ["@lastIndexOf('', '')", 0],
  ]),
  ...values(reference('nthIndexOf'), [
    ["@nthIndexOf('123456789123465789', '1', 1)", 0],
    ["@nthIndexOf('123456789123465789', '1', 2)", 9],
    ["@nthIndexOf('123456789123465789', '12', 2)", 9],
    ["@nthIndexOf('123456789123465789', '6', 4)", -1],
    ["@nthIndexOf('123456789123465789', '1', -1)", 9],
    ["@nthIndexOf('123456789123465789', '1', -2)", 0],
    ["@nthIndexOf('123456789123465789', '1', -3)", -1],
  ]),
  ...values(MEASURED, [
    ["@indexOf('banana', 'an')", 1],
    ["@indexOf('Banana', 'AN')", 1],
    ["@indexOf('banana', 'x')", -1],
    ["@lastIndexOf('banana', 'AN')", 3],
    ["@nthIndexOf('banana', '', 1)", -1],
    ["@nthIndexOf('aaaa', 'aa', 3)", 2],
  ]),
  ...values(reference('startsWith'), [
    ["@startsWith('hello world', 'hello')", true],
    ["@startsWith('hello world', 'greetings')", false],
  ]),
  ...values(reference('endsWith'), [
    ["@endsWith('hello world', 'world')", true],
    ["@endsWith('hello world', 'universe')", false],
  ]),
  ...values(MEASURED, [
    ["@startsWith('hello', 'HE')", true],
    ["@endsWith('hello', 'LO')", true],
  ]),
  ...errors(MEASURED, [
    [
      "@startsWith(null, 'x')",
      "The template language function 'startsWith' expects its first parameter to be of type string. The provided value is of type 'Null'. Please see https://aka.ms/logicexpressions#startswith for usage details.",
    ],
    [
      "@endsWith(1, 'x')",
      "expects its first parameter to be of type string. The provided value is of type 'Integer'",
    ],
  ]),
  ...values(reference('contains'), [
    ["@contains('hello world', 'world')", true],
    ["@contains('hello world', 'universe')", false],
    ["@contains('a5', 5)", true],
    ['@contains(createArray(null), null)', true],
    ["@contains(json('{}'), 'constructor')", false],
  ]),
  ...values(MEASURED, [
    ["@contains('hello', 'ELL')", false],
    ["@contains(createArray('a', 'b'), 'b')", true],
    ["@contains(createArray('a', 'b'), 'B')", false],
    ['@contains(createArray(1, 2), 2.0)', true],
    ["@contains(createArray(1), '1')", false],
    ['@contains(json(\'[{"a":1}]\'), json(\'{"a":1}\'))', true],
    ["@contains(json('{\"Name\":1}'), 'name')", true],
    ["@contains(json('{\"Name\":1}'), 'other')", false],
  ]),
  ...errors(MEASURED, [
    [
      "@contains(null, 'x')",
      "The template language function 'contains' expects its first argument 'collection' to be a dictionary (object), an array or a string. The provided value is of type 'Null'.",
    ],
    [
      '@contains(5, 5)',
      "to be a dictionary (object), an array or a string. The provided value is of type 'Integer'",
    ],
  ]),
];
