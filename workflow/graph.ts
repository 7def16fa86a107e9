/** For each action, by its key, all actions that must have ended before it starts, itself in case of a cycle. */
export type Predecessors = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * All predecessors of actions that stand side by side, direct and indirect ones.
 *
 * @param after for each action, the actions that its `runAfter` names; unknown ones are left out
 */
export function predecessorsOf(after: ReadonlyMap<string, readonly string[]>): Predecessors {
  return new Map([...after.keys()].map((key) => [key, closure(after, key)]));
}

function closure(
  after: ReadonlyMap<string, readonly string[]>,
  start: string,
): ReadonlySet<string> {
  const found = new Set<string>();
  const open = [...(after.get(start) ?? [])];
  for (let key = open.pop(); key !== undefined; key = open.pop()) {
    const direct = after.get(key);
    if (direct === undefined || found.has(key)) continue;
    found.add(key);
    open.push(...direct);
  }
  return found;
}
