import { type Value, Span, asText, compare, isEmpty, listOf, numberOf, orderOf } from './value';

type Scalar = (...args: readonly Value[]) => Value;

const unlessNull =
  (of: (...args: readonly Value[]) => Value): Scalar =>
  (...args) =>
    args.some((arg) => arg === null) ? null : of(...args);

const parsed = (value: Value): Value => {
  if (typeof value !== 'string') return value;
  if (value === '') return null;
  try {
    return JSON.parse(value) as Value;
  } catch {
    return value;
  }
};

const round = (value: Value, digits: Value = 0): Value => {
  const scale = 10 ** numberOf(digits);
  return Math.round(numberOf(value) * scale) / scale;
};

/** Down to a multiple of the step; times count from year 1, which whole hours and days do not notice. */
const bin = (value: Value, step: Value): Value => {
  if (value instanceof Date && step instanceof Span) {
    return new Date(Math.floor(value.getTime() / step.ms) * step.ms);
  }
  return Math.floor(numberOf(value) / numberOf(step)) * numberOf(step);
};

/** The Sunday at or before a time, at midnight. @see https://learn.microsoft.com/kusto/query/startofweek-function */
function startOfWeek(time: Value): Value {
  // The first Sunday since 1970 was on its fourth day.
  const [day, first] = [86_400_000, 3 * 86_400_000];
  const weeks = Math.floor((Number(orderOf(time)) - first) / (7 * day));
  return new Date(first + weeks * 7 * day);
}

const PARTS: Readonly<Record<string, number>> = { day: 86_400_000, minute: 60_000 };

/** How many borders of days, or of minutes, a time is behind: a difference counts those, not whole units. */
function borders(part: Value, time: Value): number {
  const length = PARTS[asText(part)];
  if (length === undefined)
    throw new Error(`no part of a time that is known here: ${asText(part)}`);
  return Math.floor(Number(orderOf(time)) / length);
}

/** The functions of single values that the queries use. @see https://learn.microsoft.com/kusto/query/scalar-functions */
export const FUNCTIONS: Readonly<Record<string, Scalar>> = {
  array_concat: (...lists) => lists.flatMap(listOf),
  array_length: (list) => (Array.isArray(list) ? list.length : null),
  bag_pack: (...pairs) =>
    Object.fromEntries(
      pairs.flatMap((key, i) => (i % 2 === 0 ? [[asText(key ?? null), pairs[i + 1] ?? null]] : [])),
    ),
  bin: unlessNull((value = null, step = null) => bin(value, step)),
  coalesce: (...args) => args.find((arg) => !isEmpty(arg)) ?? args.at(-1) ?? null,
  datetime_diff: unlessNull(
    (part = null, a = null, b = null) => borders(part, a) - borders(part, b),
  ),
  extract: (pattern, group, text) =>
    new RegExp(asText(pattern ?? null)).exec(asText(text ?? null))?.[numberOf(group ?? 0)] ?? '',
  extract_all: (pattern, text) => {
    const found = [...asText(text ?? null).matchAll(new RegExp(asText(pattern ?? null), 'g'))];
    return found.length === 0 ? null : found.map(([, group = '']) => group);
  },
  isempty: (value = null) => isEmpty(value),
  isnotempty: (value = null) => !isEmpty(value),
  not: unlessNull((value) => !value),
  pack_array: (...args) => args,
  round: unlessNull((value = null, digits = 0) => round(value, digits)),
  set_has_element: (set = null, value = null) =>
    listOf(set).some((one) => compare(one, value) === 0),
  set_intersect: unlessNull((a = null, b = null) =>
    listOf(a).filter((one) => listOf(b).some((other) => compare(one, other) === 0)),
  ),
  split: (text, separator) => asText(text ?? null).split(asText(separator ?? null)),
  startofweek: unlessNull((time = null) => startOfWeek(time)),
  strlen: (text = null) => asText(text).length,
  substring: (text = null, from = 0) => asText(text).slice(numberOf(from)),
  strcat: (...args) => args.map(asText).join(''),
  todouble: unlessNull((value = null) => Number(value)),
  todynamic: (value = null) => parsed(value),
  toint: unlessNull((value = null) => Math.trunc(Number(value))),
  tolower: (text = null) => asText(text).toLowerCase(),
  tostring: (value = null) => asText(value),
  trim_start: (pattern, text) =>
    asText(text ?? null).replace(new RegExp(`^(?:${asText(pattern ?? null)})+`), ''),
  unixtime_seconds_todatetime: unlessNull((seconds = null) => new Date(numberOf(seconds) * 1000)),
  url_encode_component: (text) => encodeURIComponent(asText(text ?? null)),
};
