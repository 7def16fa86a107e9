import { MEASURED, errors } from './case';

const link = (anchor: string): string =>
  `Please see https://aka.ms/logicexpressions#${anchor} for usage details.`;

const invoked = (count: number, anchor: string): string =>
  `The function was invoked with '${count}' parameter(s). ${link(anchor)}`;

export const arity = errors(MEASURED, [
  [
    '@add(1)',
    `The template language function 'add' expects two numeric parameters: the first summand as the first parameter and the seccond summand as the second parameter. ${invoked(1, 'add')}`,
  ],
  [
    "@split('a')",
    `expects two parameters: the string to split as the first parameter, the separator as the second parameter. ${invoked(1, 'split')}`,
  ],
  [
    '@toLower()',
    `expects one parameter: the string to convert to lower casing. The function was invoked with '0' parameters. ${link('toLower')}`,
  ],
  ['@trim()', "The template language function 'trim' must have only one parameter."],
  ['@triggerBody(1)', "The template language function 'triggerBody' must not have any parameters."],
  [
    '@concat()',
    `expects a comma separated list of string and integer parameters. The function was invoked with no parameters. ${link('concat')}`,
  ],
  [
    '@createArray()',
    `expects a comma separated list of parameters. The function was invoked with no parameters. ${link('createArray')}`,
  ],
  [
    '@and()',
    `expects at least one boolean parameter. The function was invoked with '0' parameters. ${link('and')}`,
  ],
  [
    '@coalesce()',
    `expects at least one parameter: the value to coalesce. ${invoked(0, 'coalesce')}`,
  ],
  [
    '@if(true, 1)',
    `expects three parameter: the condition to test as the first parameter, the value to return if the condition is true as the second parameter, and the value to return if the condition is false as the third parameter. ${invoked(2, 'if')}`,
  ],
  [
    '@equals(1)',
    `expects two parameters: the values to test for deep equality. ${invoked(1, 'equals')}`,
  ],
  [
    '@greater(1)',
    "expects two parameter of matching types. The function was invoked with '1' parameter(s).",
  ],
  [
    "@startsWith('a')",
    `expects two parameters: the string as the first parameter, the value to check as the second parameter. ${invoked(1, 'startswith')}`,
  ],
  ['@json()', `expects one parameter: the string or XML to be parsed. ${invoked(0, 'json')}`],
  [
    '@union(createArray(1))',
    `expects either a comma separated list of arrays or a comma separated list of objects as its parameters. ${invoked(1, 'union')}`,
  ],
  [
    "@addDays('2026-01-01')",
    `expects a timestamp as the first parameter, the number of days to add as the second parameter, and an optional format string as the third parameter. ${invoked(1, 'adddays')}`,
  ],
  ["@addToTime('2026-01-01')", invoked(1, 'AddToTime')],
  [
    "@utcNow('a', 'b')",
    `can be invoked with no parameters or with an optional format parameter. ${invoked(2, 'utcnow')}`,
  ],
  [
    "@guid('a', 'b')",
    `can be invoked with no parameters or with an optional format parameter. ${invoked(2, 'guid')}`,
  ],
  [
    "@setProperty(json('{}'), 'a')",
    "expects three parameters: the object as the first parameter, the name of the property to set as the second parameter, and the value as the third parameter. The function was invoked with '2' parameter(s).",
  ],
  ['@max()', `as its parameters. The function was invoked with no parameters. ${link('max')}`],
]);
