import type { Json } from '../../../workflow/parameter';
import { NotImplementedError } from '../../runtime/errors';
import { isObject } from '../jira/values';
import type { Row } from '../servicenow/row';
import { refused } from './refused';

/** Whether a record is what a filter asks for. */
export type Test = (row: Row) => boolean;

const ISO = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;

/** A time as records hold it. */
const stored = (iso: string): string => iso.slice(0, 19).replace('T', ' ');

const TIMES = ['sys_created_on', 'sys_updated_on'];
const CHOICES = ['reputation', 'security_type', 'status'];
const NUMBERS = ['confidence', 'threat_score'];

type Compare = (value: string, operand: string) => boolean;

const OF_TIMES: Readonly<Record<string, Compare>> = {
  '>=': (value, operand) => value >= operand,
  '>': (value, operand) => value > operand,
  '<=': (value, operand) => value <= operand,
  '<': (value, operand) => value < operand,
};
const OF_CHOICES: Readonly<Record<string, Compare>> = {
  '=': (value, operand) => value === operand,
  '!=': (value, operand) => value !== operand,
  IN: (value, operand) => operand.split(',').includes(value),
  'NOT IN': (value, operand) => !operand.split(',').includes(value),
};
const OF_NUMBERS: Readonly<Record<string, Compare>> = {
  '>=': (value, operand) => value !== '' && Number(value) >= Number(operand),
  '<=': (value, operand) => value !== '' && Number(value) <= Number(operand),
  '=': (value, operand) => value !== '' && Number(value) === Number(operand),
};

/**
 * Reads the filters of a request.
 * @throws Refusal with 400 for a field that cannot be filtered by, or a time in another form
 * @throws NotImplementedError for what the emulator does not have
 */
export function testOf(given: Json | undefined): Test {
  if (given === undefined) return () => true;
  if (!isObject(given)) throw refused('observable_filters is no object');
  const { boolean_operator: operator, filters } = given;
  if (operator !== 'AND' && operator !== 'OR') throw refused('boolean_operator is AND or OR');
  if (!Array.isArray(filters)) throw refused('filters is no array');
  const tests = filters.map(testOfOne);
  return (row) =>
    operator === 'AND' ? tests.every((test) => test(row)) : tests.some((test) => test(row));
}

function testOfOne(filter: Json): Test {
  if (!isObject(filter)) throw refused('a filter is no object');
  if ('filters' in filter) return testOf(filter);
  const { field_name: field, operator, field_value: value } = filter;
  if (typeof field !== 'string' || typeof operator !== 'string' || typeof value !== 'string') {
    throw refused('a filter has field_name, operator and field_value');
  }
  const operators = operatorsOf(field);
  const compare = operators[operator];
  if (compare === undefined) {
    throw new NotImplementedError(`the operator '${operator}' of the field '${field}'`);
  }
  const isTime = TIMES.includes(field);
  if (isTime && !ISO.test(value))
    throw refused(`${field} is compared with a time in ISO form in UTC`);
  const operand = isTime ? stored(value) : value;
  return (row) => compare(row[field] ?? '', operand);
}

function operatorsOf(field: string): Readonly<Record<string, Compare>> {
  if (TIMES.includes(field)) return OF_TIMES;
  if (CHOICES.includes(field)) return OF_CHOICES;
  if (NUMBERS.includes(field)) return OF_NUMBERS;
  if (['tags', 'taxonomies', 'type', 'value', 'watch_list'].includes(field)) {
    throw new NotImplementedError(`a filter by '${field}'`);
  }
  throw refused(`${field} is no field to filter by`);
}
