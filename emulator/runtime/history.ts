import type { CompiledAction, CompiledBranch } from './compile';
import type { Frame } from './frame';
import type { ActionRecord } from './record';

/**
 * The records of a branch in the order in which its actions run after each other, whatever order the definition lists them
 * in: each block before what it holds, each iteration on its own.
 */
export function historyOf(branch: CompiledBranch, frame: Frame): ActionRecord[] {
  return inRunOrder(branch.actions).flatMap((action) => {
    const record = frame.record(action.key);
    const iterations = frame.iterationsOf(action.key);
    // A loop that was skipped, or failed before its first iteration, keeps its children beside itself.
    const places = iterations.length === 0 ? [frame] : iterations;
    const children = places.flatMap((place) =>
      action.branches.flatMap((inner) => historyOf(inner, place)),
    );
    return record === undefined ? children : [record, ...children];
  });
}

/** The order of each branch, which is the same in every run. */
const orders = new WeakMap<readonly CompiledAction[], readonly CompiledAction[]>();

function inRunOrder(actions: readonly CompiledAction[]): readonly CompiledAction[] {
  const known = orders.get(actions);
  if (known !== undefined) return known;
  const placed = new Set<CompiledAction>();
  const place = (action: CompiledAction): void => {
    if (placed.has(action)) return;
    for (const predecessor of action.predecessors) place(predecessor.action);
    placed.add(action);
  };
  actions.forEach(place);
  const order = [...placed];
  orders.set(actions, order);
  return order;
}
