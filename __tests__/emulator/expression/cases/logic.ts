import { MEASURED, docs, errors, reference, values } from './case';

export const logic = [
  ...values(reference('and'), [
    ['@and(true, true)', true],
    ['@and(false, true)', false],
    ['@and(false, false)', false],
    ['@and(equals(1, 1), equals(2, 2))', true],
    ['@and(equals(1, 1), equals(1, 2))', false],
    ['@and(equals(1, 2), equals(1, 3))', false],
  ]),
  ...values(reference('or'), [
    ['@or(true, false)', true],
    ['@or(false, false)', false],
    ['@or(equals(1, 1), equals(1, 2))', true],
    ['@or(equals(1, 2), equals(1, 3))', false],
  ]),
  ...values(MEASURED, [
    ["@and(false, equals(json('not json'), 1))", false],
    ["@or(true, equals(json('not json'), 1))", true],
    ['@and(true)', true],
    ['@or(false, false, true)', true],
  ]),
  ...errors(MEASURED, [
    [
      '@and(true, 1)',
      "The template language function 'and' expects all of its parameters to be booleans. Found invalid parameter types: 'Integer'.",
    ],
    ["@or(false, 'true')", "'or' expects all of its parameters to be booleans"],
    ['@or(false, null)', "Found invalid parameter types: 'Null'"],
  ]),
  ...values(reference('not'), [
    ['@not(false)', true],
    ['@not(true)', false],
    ['@not(equals(1, 2))', true],
    ['@not(equals(1, 1))', false],
  ]),
  ...errors(MEASURED, [
    [
      '@not(1)',
      "The template language function 'not' expects its parameter to be a boolean. The provided value is of type 'Integer'. Please see https://aka.ms/logicexpressions#not for usage details.",
    ],
  ]),
  ...values(reference('if'), [["@if(equals(1, 1), 'yes', 'no')", 'yes']]),
  ...values(MEASURED, [
    ["@if(true, 'ok', int('abc'))", 'ok'],
    ["@if(equals(1, 2), int('abc'), 'b')", 'b'],
    ['@if(true, null, 1)', null],
  ]),
  ...errors(MEASURED, [
    [
      "@if('true', 1, 2)",
      "The template language function 'if' expects its first parameter to be of type boolean. The provided value is of type 'String'. Please see https://aka.ms/logicexpressions#if for usage details.",
    ],
    ['@if(null, 1, 2)', "The provided value is of type 'Null'"],
  ]),
  ...values(reference('equals'), [
    ['@equals(true, 1)', true],
    ["@equals('abc', 'abcd')", false],
  ]),
  ...values(MEASURED, [
    ["@equals(1, '1')", false],
    ['@equals(1, 1.0)', true],
    ["@equals('A', 'a')", false],
    ["@equals(true, 'true')", false],
    ['@equals(null, null)', true],
    ['@equals(createArray(1, 2), createArray(1, 2))', true],
    ['@equals(createArray(1, 2), createArray(2, 1))', false],
    ['@equals(json(\'{"a":1,"b":2}\'), json(\'{"b":2,"a":1}\'))', true],
    ['@equals(json(\'{"a":1}\'), json(\'{"A":1}\'))', false],
    ["@equals(json('{}'), json('[]'))", false],
    ['@equals(1, 1, 1)', true],
    ['@equals(1, 1, 2)', false],
  ]),
  ...values(docs('azure/logic-apps/workflow-definition-language-functions-reference#string'), [
    ["@equals(null, '')", false],
  ]),
  ...values(reference('less'), [
    ['@less(5, 10)', true],
    ["@less('banana', 'apple')", false],
  ]),
  ...values(reference('lessOrEquals'), [
    ['@lessOrEquals(10, 10)', true],
    ["@lessOrEquals('apply', 'apple')", false],
  ]),
  ...values(reference('greater'), [
    ['@greater(10, 5)', true],
    ["@greater('apple', 'banana')", false],
  ]),
  ...values(reference('greaterOrEquals'), [
    ['@greaterOrEquals(5, 5)', true],
    ["@greaterOrEquals('apple', 'banana')", false],
  ]),
  ...values(MEASURED, [
    ['@greater(2, 1.5)', true],
    ["@less('a', 'B')", true],
    ["@greaterOrEquals('a', 'A')", true],
    ['@greater(638000000000000001, 638000000000000000)', true],
  ]),
  ...errors(MEASURED, [
    [
      "@greater('10', 9)",
      "The template language function 'greater' expects two parameter of matching types. The function was invoked with values of type 'String' and 'Integer' that do not match.",
    ],
    [
      '@less(null, 1)',
      "The template language function 'less' expects all of its parameters to be either integer or decimal numbers. Found invalid parameter types: 'Null'.",
    ],
    ['@greater(true, false)', "Found invalid parameter types: 'Boolean', 'Boolean'."],
    ['@ge(3, 2)', "The template function 'ge' is not defined or not valid."],
    ['@le(1, 2)', "The template function 'le' is not defined or not valid."],
  ]),
  ...values(reference('coalesce'), [
    ['@coalesce(null, true, false)', true],
    ["@coalesce(null, 'hello', 'world')", 'hello'],
    ['@coalesce(null, null, null)', null],
  ]),
  ...values(MEASURED, [
    ["@coalesce('', 'x')", ''],
    ["@coalesce('a', int('abc'))", 'a'],
    ["@coalesce(json('[]'), 1)", []],
  ]),
  ...values(reference('isInt'), [["@isInt('10')", true]]),
  ...values(reference('isFloat'), [["@isFloat('10.000')", true]]),
  ...values(MEASURED, [
    ["@isInt('1.5')", false],
    ["@isInt('abc')", false],
    ["@isFloat('15')", true],
    ["@isFloat('abc')", false],
  ]),
];
