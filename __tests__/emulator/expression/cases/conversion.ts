import { Float } from '../../../../workflow/tree';
import { MEASURED, TESTED, errors, reference, values } from './case';

const NOT_CONVERTIBLE =
  'was invoked with a parameter that is not valid. The value cannot be converted to the target type.';

export const conversion = [
  ...values(reference('string'), [
    ['@string(10)', '10'],
    ['@string(json(\'{ "name": "Sophie Owen" }\'))', '{"name":"Sophie Owen"}'],
    ['@string(null)', ''],
  ]),
  ...values(MEASURED, [
    ['@string(true)', 'True'],
    ['@string(1.5)', '1.5'],
    ['@string(0.00001)', '1E-05'],
    ['@string(0.0001)', '0.0001'],
    ['@string(123456789012345678)', '123456789012345678'],
    ['@string(1e21)', '1E+21'],
    ["@string('s')", 's'],
    ['@string(createArray(1, 2.5, null))', '[1,2.5,null]'],
    ['@string(json(\'{"f": 5.0}\'))', '{"f":5.0}'],
    ["@string(binary('hi'))", 'hi'],
  ]),
  ...values(reference('int'), [["@int('10')", 10]]),
  ...values(MEASURED, [
    ["@int('-42')", -42],
    ["@int(' 42 ')", 42],
    ['@int(true)', 1],
    ['@int(false)', 0],
    ['@int(7)', 7],
    ["@int('638000000000000001')", 638_000_000_000_000_001n],
  ]),
  ...errors(MEASURED, [
    ["@int('10.5')", `The template language function 'int' ${NOT_CONVERTIBLE}`],
    ['@int(1.7)', NOT_CONVERTIBLE],
    ["@int('abc')", NOT_CONVERTIBLE],
    ["@int('')", NOT_CONVERTIBLE],
    ['@int(null)', NOT_CONVERTIBLE],
  ]),
  ...values(TESTED, [
    ["@int('1.0')", 1],
    ["@int('  +1,000 ')", 1000],
    ['@int(1.0)', 1],
    ["@float('  +1,000 ')", new Float(1000)],
    ["@float('  200- ')", new Float(-200)],
    ["@decimal('  200- ')", new Float(-200)],
  ]),
  ...errors(TESTED, [
    ["@int('  200- ')", NOT_CONVERTIBLE],
    ["@int('(200)')", NOT_CONVERTIBLE],
    ["@int('3e-50')", NOT_CONVERTIBLE],
    ["@float('(200)')", NOT_CONVERTIBLE],
    ["@float('inf')", NOT_CONVERTIBLE],
    ["@decimal('3e-1')", NOT_CONVERTIBLE],
    ["@float(binary('123.0'))", NOT_CONVERTIBLE],
    ['@isFloat(3.14)', "to be of type string. The provided value is of type 'Float'"],
  ]),
  ...errors(reference('int'), [["@int('9223372036854775808')", NOT_CONVERTIBLE]]),
  ...values(reference('float'), [["@float('10.333')", 10.333]]),
  ...values(MEASURED, [
    ["@float('1,5')", new Float(15)],
    ["@float('10')", new Float(10)],
    ["@float('1e3')", new Float(1000)],
    ['@float(2)', new Float(2)],
    ["@decimal('1.5')", 1.5],
    ['@div(float(7), 2)', 3.5],
  ]),
  ...errors(MEASURED, [
    ["@float('abc')", `The template language function 'float' ${NOT_CONVERTIBLE}`],
    ['@float(null)', NOT_CONVERTIBLE],
    ["@decimal('abc')", NOT_CONVERTIBLE],
  ]),
  ...values(reference('bool'), [
    ['@bool(1)', true],
    ['@bool(0)', false],
    ['@bool(-1)', true],
    ["@bool('true')", true],
    ["@bool('false')", false],
  ]),
  ...values(MEASURED, [
    ["@bool('TRUE')", true],
    ['@bool(true)', true],
    ['@bool(2)', true],
  ]),
  ...errors(MEASURED, [
    ["@bool('nope')", `The template language function 'bool' ${NOT_CONVERTIBLE}`],
    ["@bool('1')", NOT_CONVERTIBLE],
    ['@bool(null)', NOT_CONVERTIBLE],
  ]),
  ...values(reference('json'), [
    ["@json('[1, 2, 3]')", [1, 2, 3]],
    ['@json(\'{"fullName": "Sophia Owen"}\')', { fullName: 'Sophia Owen' }],
  ]),
  ...values(MEASURED, [
    ["@json('5')", 5],
    ["@json('5.0')", new Float(5)],
    ["@json('638000000000000001')", 638_000_000_000_000_001n],
    ["@json('null')", null],
    ["@json('[]')", []],
    ['@json(\'{"a":1,"a":2}\').a', 2],
    ["@json('{\"__proto__\":{\"x\":1}}')['__proto__']['x']", 1],
    ["@json(base64ToBinary('eyJhIjoxfQ=='))", { a: 1 }],
  ]),
  ...errors(MEASURED, [
    [
      "@json('not json')",
      "The template language function 'json' parameter is not valid. The provided value 'not json' cannot be parsed: ",
    ],
    ["@json('')", "The provided value '' cannot be parsed"],
  ]),
  ...errors(
    'field report https://blog.kloud.com.au/2017/10/17/azure-logic-app-evaluating-if-condition-with-the-help-of-json-expression-by-passing-null',
    [
      [
        '@json(null)',
        "The template language function 'json' expects its parameter to be a string or an XML. The provided value is of type 'Null'",
      ],
    ],
  ),
];
