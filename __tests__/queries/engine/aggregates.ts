import type { Compiled, Scope } from './expression';
import { type Value, asText, compare, numberOf, orderOf } from './value';

type Aggregate = (args: readonly Compiled[], group: readonly Scope[]) => Value;

const valuesOf = (arg: Compiled | undefined, group: readonly Scope[]): readonly Value[] =>
  arg === undefined ? [] : group.map(arg);

const present = (values: readonly Value[]): readonly Value[] =>
  values.filter((value) => value !== null);

const where = (condition: Compiled | undefined, group: readonly Scope[]): readonly Scope[] =>
  group.filter((scope) => condition?.(scope) === true);

const best = (values: readonly Value[], sign: 1 | -1): Value =>
  present(values).reduce<Value>(
    (one, other) => (one === null || compare(other, one) * sign > 0 ? other : one),
    null,
  );

const distinct = (values: readonly Value[]): number => new Set(present(values).map(orderOf)).size;

/** The value at or below which so many percent are. @see https://learn.microsoft.com/kusto/query/percentiles-aggregation-function */
function percentile(values: readonly Value[], percent: number): Value {
  const sorted = [...present(values)].sort(compare);
  return sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)] ?? null;
}

/** What the queries sum up with. @see https://learn.microsoft.com/kusto/query/aggregation-functions */
export const AGGREGATES: Readonly<Record<string, Aggregate>> = {
  count: (_, group) => group.length,
  countif: ([condition], group) => where(condition, group).length,
  dcount: ([arg], group) => distinct(valuesOf(arg, group)),
  dcountif: ([arg, condition], group) => distinct(valuesOf(arg, where(condition, group))),
  make_list: ([arg], group) => present(valuesOf(arg, group)),
  max: ([arg], group) => best(valuesOf(arg, group), 1),
  maxif: ([arg, condition], group) => best(valuesOf(arg, where(condition, group)), 1),
  min: ([arg], group) => best(valuesOf(arg, group), -1),
  percentile: ([arg, percent], group) =>
    percentile(valuesOf(arg, group), Number(percent?.({ row: {}, lets: {} }))),
  sum: ([arg], group) =>
    present(valuesOf(arg, group)).reduce<number>((sum, one) => sum + numberOf(one), 0),
  take_any: ([arg], group) => valuesOf(arg, group).find((one) => asText(one) !== '') ?? '',
  take_anyif: ([arg, condition], group) => valuesOf(arg, where(condition, group))[0] ?? '',
};

/** The values of the row in which the first one is greatest, or least. */
export function argBest(
  sign: 1 | -1,
  [by, ...others]: readonly Compiled[],
  group: readonly Scope[],
): Value[] {
  const found = best(valuesOf(by, group), sign);
  const scope = group.find((one) => by !== undefined && compare(by(one), found) === 0);
  return [found, ...others.map((other) => (scope === undefined ? null : other(scope)))];
}
