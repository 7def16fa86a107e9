import { isObject } from '../../workflow/lint/json';
import { isUnknown } from '../plan/unknown';

/** What became of an item of a list. */
export type Pair =
  | {
      readonly kind: 'kept';
      readonly before: unknown;
      readonly after: unknown;
      readonly from: number;
      readonly to: number;
      /** Whether it has changed sides with an item that stayed. */
      readonly isMoved: boolean;
    }
  | { readonly kind: 'added'; readonly after: unknown; readonly to: number }
  | { readonly kind: 'removed'; readonly before: unknown; readonly from: number };

interface Item {
  readonly value: unknown;
  readonly at: number;
}
type Match = readonly [before: Item, after: Item];

/**
 * Pairs the items of two lists: first those that are the same, then those of one name, then those that are alike. What is left was added or removed.
 */
export function aligned(before: readonly unknown[], after: readonly unknown[]): readonly Pair[] {
  let left = before.map((value, at): Item => ({ value, at }));
  let right = after.map((value, at): Item => ({ value, at }));
  const matches: Match[] = [];
  const take = (found: readonly Match[]): void => {
    matches.push(...found);
    const taken = new Set(found.flat());
    left = left.filter((item) => !taken.has(item));
    right = right.filter((item) => !taken.has(item));
  };
  take(sameKey(left, right, ({ value }) => JSON.stringify(value)));
  take(sameKey(left, right, ({ value }) => identityOf(value)));
  // Terraform writes a block, or a value, that there is one of as a list with one item.
  if (before.length === 1 && after.length === 1) take(sameKey(left, right, () => 'the one'));
  take(alike(left, right));
  // What is not known yet takes the place of what has gone.
  take(
    sameKey(
      left,
      right.filter(({ value }) => isUnknown(value)),
      () => '',
    ),
  );
  const inOrder = longestOrder(matches);
  const pairs: readonly (readonly [number, Pair])[] = [
    ...matches.map(([from, to]): [number, Pair] => [
      to.at,
      {
        kind: 'kept',
        before: from.value,
        after: to.value,
        from: from.at,
        to: to.at,
        isMoved: !inOrder.has(to),
      },
    ]),
    ...left.map(({ value, at }): [number, Pair] => [
      at - 0.5,
      { kind: 'removed', before: value, from: at },
    ]),
    ...right.map(({ value, at }): [number, Pair] => [at, { kind: 'added', after: value, to: at }]),
  ];
  return [...pairs].sort(([a], [b]) => a - b).map(([, pair]) => pair);
}

/** Pairs the items with the same key, in their order. */
function sameKey(
  left: readonly Item[],
  right: readonly Item[],
  keyOf: (item: Item) => string | undefined,
): readonly Match[] {
  const waiting = new Map<string, Item[]>();
  for (const item of left) {
    const key = keyOf(item);
    if (key === undefined) continue;
    const same = waiting.get(key);
    if (same === undefined) waiting.set(key, [item]);
    else same.push(item);
  }
  return right.flatMap((item): Match[] => {
    const key = keyOf(item);
    const first = key === undefined ? undefined : waiting.get(key)?.shift();
    return first === undefined ? [] : [[first, item]];
  });
}

/** What an item of a list is called by. */
function identityOf(value: unknown): string | undefined {
  if (!isObject(value)) return undefined;
  const found = ['name', 'id', 'key', 'display_name', 'displayName'].find(
    (each) => typeof value[each] === 'string' && value[each] !== '',
  );
  return found === undefined ? undefined : `${found} ${String(value[found])}`;
}

/** How many items are compared each with each; of longer lists only the first. */
const COMPARED = 50;

/** Pairs objects of which at least half of the properties say the same, the most alike first. */
function alike(left: readonly Item[], right: readonly Item[]): readonly Match[] {
  const pairs = left.slice(0, COMPARED).flatMap((from) =>
    right.slice(0, COMPARED).flatMap((to) => {
      const score = likeness(from.value, to.value);
      return score < 0.5 ? [] : [{ from, to, score }];
    }),
  );
  const taken = new Set<Item>();
  return pairs
    .sort((a, b) => b.score - a.score)
    .flatMap(({ from, to }): Match[] => {
      if (taken.has(from) || taken.has(to)) return [];
      taken.add(from).add(to);
      return [[from, to]];
    });
}

/** How much of two items is the same: 1 for all of it. */
function likeness(a: unknown, b: unknown): number {
  if (Array.isArray(a) && Array.isArray(b)) return 1;
  // Things with names of their own are other things.
  if (!isObject(a) || !isObject(b) || identityOf(a) !== identityOf(b)) return 0;
  const keys = [...new Set([...Object.keys(a), ...Object.keys(b)])];
  const same = keys.filter((key) => JSON.stringify(a[key]) === JSON.stringify(b[key]));
  return keys.length <= 1 ? 1 : same.length / keys.length;
}

/** The items that need not move for the others to come into their new order: the longest run of matches that rises on both sides. */
function longestOrder(matches: readonly Match[]): ReadonlySet<Item> {
  const rising = [...matches].sort(([a], [b]) => a.at - b.at).map(([, to]) => to);
  const ends: number[] = [];
  const before = rising.map((item, index) => {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const end = rising[ends[middle] ?? 0];
      if (end !== undefined && end.at < item.at) low = middle + 1;
      else high = middle;
    }
    ends[low] = index;
    return low === 0 ? undefined : ends[low - 1];
  });
  const kept = new Set<Item>();
  for (let at = ends.at(-1); at !== undefined; at = before[at]) {
    const item = rising[at];
    if (item !== undefined) kept.add(item);
  }
  return kept;
}
