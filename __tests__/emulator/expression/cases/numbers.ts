import { Float } from '../../../../workflow/tree';
import { MEASURED, docs, errors, reference, values } from './case';

const STANDARD_FORMATS = docs('dotnet/standard/base-types/standard-numeric-format-strings');
const CUSTOM_FORMATS = docs('dotnet/standard/base-types/custom-numeric-format-strings');

export const numbers = [
  ...values(reference('add'), [['@add(1, 1.5)', 2.5]]),
  ...values(reference('sub'), [['@sub(10.3, .3)', new Float(10)]]),
  ...values(reference('mul'), [
    ['@mul(1, 2)', 2],
    ['@mul(1.5, 2)', new Float(3)],
  ]),
  ...values(reference('div'), [
    ['@div(10,5)', 2],
    ['@div(11,5)', 2],
    ['@div(11,5.0)', 2.2],
    ['@div(11.0,5)', 2.2],
  ]),
  ...values(reference('mod'), [['@mod(3, 2)', 1]]),
  ...values(MEASURED, [
    ['@add(1, 2)', 3],
    ['@sub(5, 3)', 2],
    ['@div(-7, 2)', -3],
    ['@div(7.0, 2)', 3.5],
    ['@mod(10, 3)', 1],
    ['@mod(-7, 3)', -1],
    ['@mod(5.5, 2)', 1.5],
    ['@add(638000000000000000, 1)', 638_000_000_000_000_001n],
    ['@sub(638000000000000001, 638000000000000000)', 1],
  ]),
  ...errors(MEASURED, [
    [
      "@add('1', '2')",
      "The template language function 'add' expects its first parameter to be an integer, a float or a decimal number. The provided value is of type 'String'. Please see https://aka.ms/logicexpressions#add for usage details.",
    ],
    ['@add(1, null)', 'expects its second parameter to be an integer, a float or a decimal number'],
    ['@mul(true, 1)', "The provided value is of type 'Boolean'"],
    ['@div(1, 0)', "Attempt to divide an integral or decimal value by zero in function 'div'."],
    ['@mod(1, 0)', "Attempt to divide an integral or decimal value by zero in function 'mod'."],
    ['@div(1.5, 0.0)', 'by zero'],
    ['@abs(-3)', "The template function 'abs' is not defined or not valid."],
    ['@round(1.5)', "The template function 'round' is not defined or not valid."],
  ]),
  ...errors('field report https://github.com/MicrosoftDocs/azure-docs/issues/78455', [
    ['@div(null, 2)', "The provided value is of type 'Null'"],
  ]),
  ...errors(reference('int'), [['@mul(9223372036854775807, 2)', 'too large or too small']]),
  ...values(reference('max'), [
    ['@max(1, 2, 3)', 3],
    ['@max(createArray(1, 2, 3))', 3],
  ]),
  ...values(reference('min'), [
    ['@min(1, 2, 3)', 1],
    ['@min(createArray(1, 2, 3))', 1],
  ]),
  ...values(MEASURED, [
    ['@max(1, 2.5, 2)', 2.5],
    ['@min(3)', 3],
  ]),
  ...errors(MEASURED, [
    [
      "@max('1', 2)",
      "'max' expects either an array of numbers or a comma separated list of numbers",
    ],
    ["@min(json('[]'))", "'min' expects either an array of numbers"],
  ]),
  ...values(reference('rand'), [
    ['@rand(4, 5)', 4],
    ['@less(rand(1, 5), 5)', true],
  ]),
  ...values(reference('formatNumber'), [
    ["@formatNumber(1234567890, '0,0.00', 'en-us')", '1,234,567,890.00'],
    ["@formatNumber(17.35, 'C2')", '$17.35'],
  ]),
  ...values(MEASURED, [
    ["@formatNumber(1234.5, 'N2', 'en-US')", '1,234.50'],
    ["@formatNumber(0.5, 'P0', 'en-US')", '50%'],
    ["@formatNumber(2.5, 'F0')", '2'],
    ["@formatNumber(0.125, 'F2')", '0.12'],
    ["@formatNumber(0.125, '0.00')", '0.13'],
    ["@formatNumber(12.345, 'F2')", '12.35'],
    ["@formatNumber(1.005, 'F2')", '1.00'],
    ["@formatNumber(0.005, 'P0')", '1%'],
  ]),
  ...values(STANDARD_FORMATS, [
    ["@formatNumber(-123.456, 'C3')", '-$123.456'],
    ["@formatNumber(1234, 'D6')", '001234'],
    ["@formatNumber(-1234, 'D6')", '-001234'],
    ["@formatNumber(1052.0329112756, 'E')", '1.052033E+003'],
    ["@formatNumber(-1052.0329112756, 'e2')", '-1.05e+003'],
    ["@formatNumber(1234.567, 'F')", '1234.57'],
    ["@formatNumber(1234, 'F1')", '1234.0'],
    ["@formatNumber(-1234.56, 'F4')", '-1234.5600'],
    ["@formatNumber(-123.456, 'G')", '-123.456'],
    ["@formatNumber(123.4546, 'G4')", '123.5'],
    ["@formatNumber(1234.567, 'N')", '1,234.57'],
    ["@formatNumber(1234, 'N1')", '1,234.0'],
    ["@formatNumber(255, 'X')", 'FF'],
    ["@formatNumber(255, 'x4')", '00ff'],
    ["@formatNumber(-1, 'X')", 'FFFFFFFFFFFFFFFF'],
  ]),
  ...values(CUSTOM_FORMATS, [
    ["@formatNumber(1234.5678, '00000')", '01235'],
    ["@formatNumber(0.45678, '0.00')", '0.46'],
    ["@formatNumber(1234.5678, '#####')", '1235'],
    ["@formatNumber(0.45678, '#.##')", '.46'],
    ["@formatNumber(2147483647, '##,#')", '2,147,483,647'],
    ["@formatNumber(1234567, '#,##0')", '1,234,567'],
    ["@formatNumber(0.3697, '%#0.00')", '%36.97'],
    ["@formatNumber(0.086, '#0.##%')", '8.6%'],
    ["@formatNumber(12.345, '#0.0#;(#0.0#);-0-')", '12.35'],
    ["@formatNumber(-12.345, '#0.0#;(#0.0#);-0-')", '(12.35)'],
    ["@formatNumber(0, '#0.0#;(#0.0#);-0-')", '-0-'],
    ["@formatNumber(68, '# ''degrees''')", '68 degrees'],
  ]),
  ...errors(reference('formatNumber'), [
    ["@formatNumber('1', 'N')", 'to be an integer, a float or a decimal number'],
    ["@formatNumber(1.5, 'D')", "The format 'D' is not valid"],
    ["@formatNumber(1, 'Q')", "The format 'Q' is not valid"],
  ]),
];
