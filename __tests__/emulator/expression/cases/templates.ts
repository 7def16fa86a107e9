import { Float } from '../../../../workflow/tree';
import { MEASURED, TESTED, docs, errors, values } from './case';

const LANGUAGE = docs('azure/logic-apps/logic-apps-workflow-definition-language#expressions');

/** Published playbooks break lines right after the '@' and between parameters. */
const PUBLISHED =
  'https://github.com/Azure/Azure-Sentinel/blob/master/Playbooks/Affected-Key-Credentials-CVE-2021-42306/azuredeploy.json';

export const templates = [
  ...values(PUBLISHED, [
    ['@\r\nadd(1, 2)', 3],
    ['@add(1,\r\n\t2)\r\n', 3],
    ['@{\r\n  add(1, 2)\r\n}', '3'],
  ]),
  ...values(TESTED, [
    ['@+54', 54],
    ['@+.5', 0.5],
    ['@+1.', new Float(1)],
    ['@-01.0', new Float(-1)],
    ['@{+15.75}', '15.75'],
    ["@@{'abc'}@{'def'}@@{'ghi'}j@{'kl'}", "@{'abc'}def@{'ghi'}jkl"],
    ["@substring('abcd', 0, 2)\n ", 'ab'],
  ]),
  ...errors(
    TESTED,
    ['@+', '@++1', '@1e', '@1e1.1', '@()', '@{}', '@concat', "@concat('a')('b')", "@'a','b'"].map(
      (text) => [text, 'Unable to parse template language expression'] as const,
    ),
  ),
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
