import type { CompiledAction, CompiledBranch } from './compile';
import { DeploymentError } from './errors';

/** Puts actions that stand side by side into the order in which they may run. */
export function arrange(name: string, actions: readonly CompiledAction[]): CompiledBranch {
  const successors = new Map<CompiledAction, CompiledAction[]>(
    actions.map((action) => [action, []]),
  );
  for (const action of actions) {
    for (const { action: predecessor } of action.predecessors)
      successors.get(predecessor)?.push(action);
  }
  refuseCycle(actions, successors);
  return {
    name,
    actions,
    first: actions.filter(({ predecessors }) => predecessors.length === 0),
    leaves: actions.filter((action) => successors.get(action)?.length === 0),
    successors,
  };
}

function refuseCycle(
  actions: readonly CompiledAction[],
  successors: ReadonlyMap<CompiledAction, readonly CompiledAction[]>,
): void {
  const open = new Map(actions.map((action) => [action, action.predecessors.length]));
  const reached = actions.filter(({ predecessors }) => predecessors.length === 0);
  for (const action of reached) {
    for (const successor of successors.get(action) ?? []) {
      const left = (open.get(successor) ?? 0) - 1;
      open.set(successor, left);
      if (left === 0) reached.push(successor);
    }
  }
  if (reached.length === actions.length) return;
  const stuck = actions
    .filter((action) => !reached.includes(action))
    .map(({ name }) => `'${name}'`);
  throw new DeploymentError(
    'InvalidTemplate',
    `The 'runAfter' properties of the actions ${stuck.join(', ')} run in a circle: none of them can start.`,
  );
}
