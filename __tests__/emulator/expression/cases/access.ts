import type { Data } from '../../../../emulator/expression/value';
import { type Case, MEASURED, errors, values } from './case';

const FIELD_STRING = 'field report https://qiita.com/mizukyf/items/cd309e1934271e0dc1e2';
const FIELD_MISSING =
  'https://learn.microsoft.com/power-automate/best-practices-when-updating-a-flow';

const context = {
  trigger: {
    body: {
      title: 'Sign-in',
      Severity: 'High',
      severity: 'Low',
      none: null,
      'apt/threat_actor': 'x',
      alerts: [{ id: 1 }, { id: 2 }],
      nested: { a: { b: 'deep' } },
    },
  },
};

const row = (expression: string, value: Data): Case => ({
  expression,
  context,
  value,
  source: MEASURED,
});

const fails = (source: string, expression: string, error: string): Case => ({
  expression,
  context,
  error,
  source,
});

export const access: readonly Case[] = [
  row("@triggerBody()['title']", 'Sign-in'),
  row("@triggerBody()?['title']", 'Sign-in'),
  row('@triggerBody().title', 'Sign-in'),
  row('@triggerBody()?.title', 'Sign-in'),
  row("@triggerBody()?['TITLE']", 'Sign-in'),
  row("@triggerBody()?['severity']", 'Low'),
  row("@triggerBody()?['Severity']", 'High'),
  row("@triggerBody()?['missing']", null),
  row("@triggerBody()?['missing']?['deeper']", null),
  row("@triggerBody()?['none']?['deeper']", null),
  row("@triggerBody()?['apt/threat_actor']", 'x'),
  row("@triggerBody()?['alerts'][1]['id']", 2),
  row("@triggerBody()?['alerts']?[9]", null),
  row("@triggerBody()?['alerts']?[9]?['id']", null),
  row("@triggerBody()['nested']['a'].b", 'deep'),
  row("@triggerBody()?[concat('ti', 'tle')]", 'Sign-in'),
  row("@triggerBody()?['constructor']", null),
  row("@triggerBody()?['toString']", null),
  row("@triggerBody()?['__proto__']", null),
  ...values(MEASURED, [
    ["@json('[10, 20]')[1]", 20],
    ["@first(json('[{\"a\":5}]'))['a']", 5],
  ]),
  fails(
    MEASURED,
    "@triggerBody()['missing']",
    "The template language expression 'triggerBody()['missing']' cannot be evaluated because property 'missing' doesn't exist, available properties are 'title, Severity, severity, none, apt/threat_actor, alerts, nested'. Please see https://aka.ms/logicexpressions for usage details.",
  ),
  fails(
    FIELD_MISSING,
    "@triggerBody()['nested']['x']['y']",
    "The template language expression 'triggerBody()['nested']['x']['y']' cannot be evaluated because property 'x' doesn't exist, available properties are 'a'.",
  ),
  fails(
    MEASURED,
    "@triggerBody()?['missing']['deeper']",
    "cannot be evaluated because property 'deeper' cannot be selected.",
  ),
  fails(
    FIELD_STRING,
    "@triggerBody()?['title']?['x']",
    "The template language expression 'triggerBody()?['title']?['x']' cannot be evaluated because property 'x' cannot be selected. Property selection is not supported on values of type 'String'. Please see https://aka.ms/logicexpressions for usage details.",
  ),
  fails(
    MEASURED,
    "@triggerBody()?['alerts']?['id']",
    "property 'id' cannot be selected. Array elements can only be selected using an integer index.",
  ),
  fails(
    MEASURED,
    "@triggerBody()?['alerts'][2]",
    "array index '2' is outside bounds (0, 1) of array.",
  ),
  fails(MEASURED, "@triggerBody()?['alerts'][-1]", "array index '-1' is outside bounds (0, 1)"),
  ...errors(MEASURED, [
    ["@json('5')?['a']", "Property selection is not supported on values of type 'Integer'"],
    ['@null.a', "property 'a' cannot be selected."],
    ["@json('{}')['toString']", "property 'toString' doesn't exist, available properties are ''"],
  ]),
];
