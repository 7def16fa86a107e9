import { Float } from '../../../../workflow/tree';
import { MEASURED, docs, errors, values } from './case';

const LANGUAGE = docs('azure/logic-apps/logic-apps-workflow-definition-language#expressions');

export const templates = [
  ...values(LANGUAGE, [
    ['@@', '@'],
    ['@@odata.type', '@odata.type'],
    ["@concat('Sophia', 'Owen')", 'SophiaOwen'],
    ["First Name: @{'Sophia'} Last Name: @{'Owen'}", 'First Name: Sophia Last Name: Owen'],
    ['@add(40, 2)', 42],
    ['@{add(40, 2)}', '42'],
    ['Answer is: @{add(40, 2)}', 'Answer is: 42'],
    ["@concat('Answer is: ', string(add(40, 2)))", 'Answer is: 42'],
    ['Answer is: @@{add(40, 2)}', 'Answer is: @{add(40, 2)}'],
    ['plain text', 'plain text'],
    ['user@contoso.com', 'user@contoso.com'],
  ]),
  ...values(MEASURED, [
    ['@', '@'],
    ['', ''],
    ['@true', true],
    ['@null', null],
    ['@5.0', new Float(5)],
    ["@'it''s'", "it's"],
    ["@'C:\\x'", 'C:\\x'],
    ['@{null}', ''],
    ['@{true}', 'True'],
    ['x@{null}y', 'xy'],
    ['@{createArray(1, 2)}', '[1,2]'],
    ["v=@{json('{\"a\":1}')['a']}", 'v=1'],
    ["@{'a'}@{'b'}", 'ab'],
  ]),
  ...errors(MEASURED, [
    [
      '@odata.type',
      "Unable to parse template language expression 'odata.type': expected token 'LeftParenthesis' and actual 'Dot'.",
    ],
  ]),
  ...errors(MEASURED, [
    ['@variables', "expected token 'LeftParenthesis' and actual 'EndOfData'"],
    ["@concat('a') extra", "expected token 'EndOfData' and actual 'Identifier'"],
    ["@concat('a',)", "expected token 'Identifier' and actual 'RightParenthesis'"],
    ['@concat("a")', 'is not expected'],
    ['@1 + 2', 'is not expected'],
    ['a @{***} b', 'is not expected'],
    ["@noSuchFn('x')", "The template function 'noSuchFn' is not defined or not valid."],
    ['x @{noSuchFn(1)} y', "The template function 'noSuchFn' is not defined or not valid."],
    ["@concat(noSuchFn('x'))", "The template function 'noSuchFn' is not defined or not valid."],
    ['@createObject()', "The template function 'createObject' is not defined or not valid."],
    ['@constructor()', "The template function 'constructor' is not defined or not valid."],
  ]),
];
