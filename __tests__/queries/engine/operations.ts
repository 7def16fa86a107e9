import { type Value, Span, asText, compare, numberOf } from './value';

/** Whether two values are equal: what is absent equals nothing. */
const equal = (a: Value, b: Value): boolean => a !== null && b !== null && compare(a, b) === 0;

const ordered =
  (holds: (order: number) => boolean) =>
  (a: Value, b: Value): boolean =>
    a !== null && b !== null && holds(compare(a, b));

const lower = (value: Value): string => asText(value).toLowerCase();

type Operation = (a: Value, b: Value) => Value;

const unlessNull =
  (of: Operation): Operation =>
  (a, b) =>
    a === null || b === null ? null : of(a, b);

const add: Operation = (a, b) =>
  a instanceof Date && b instanceof Span ? new Date(a.getTime() + b.ms) : numberOf(a) + numberOf(b);

const subtract: Operation = (a, b) => {
  if (a instanceof Date && b instanceof Date) return new Span(a.getTime() - b.getTime());
  if (a instanceof Date && b instanceof Span) return new Date(a.getTime() - b.ms);
  return numberOf(a) - numberOf(b);
};

const divide: Operation = (a, b) =>
  a instanceof Span && b instanceof Span ? a.ms / b.ms : numberOf(a) / numberOf(b);

/** The operators between two values. @see https://learn.microsoft.com/kusto/query/scalar-data-types/string */
export const OPERATORS: Readonly<Record<string, Operation>> = {
  '==': equal,
  '!=': (a, b) => !equal(a, b),
  '=~': (a, b) => lower(a) === lower(b),
  '<': ordered((order) => order < 0),
  '>': ordered((order) => order > 0),
  '<=': ordered((order) => order <= 0),
  '>=': ordered((order) => order >= 0),
  contains: (a, b) => lower(a).includes(lower(b)),
  '!contains': (a, b) => !lower(a).includes(lower(b)),
  endswith: (a, b) => lower(a).endsWith(lower(b)),
  'matches regex': (a, b) => new RegExp(asText(b)).test(asText(a)),
  startswith: (a, b) => lower(a).startsWith(lower(b)),
  '+': unlessNull(add),
  '-': unlessNull(subtract),
  '*': unlessNull((a, b) => numberOf(a) * numberOf(b)),
  '/': unlessNull(divide),
};
