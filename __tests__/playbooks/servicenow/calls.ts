import { type ActionJson, branchesOf } from '../../../workflow/schema';
import { devStack } from './dev-world';

const callsIn = (actions: Readonly<Record<string, ActionJson>>): string[] =>
  Object.entries(actions).flatMap(([name, action]) => [
    ...(['Http', 'ApiConnection'].includes(action.type) ? [name] : []),
    ...branchesOf(action).flatMap((branch) => callsIn(branch.actions)),
  ]);

/** The names of all calls to the outside that the synthesized playbooks of `dev` make. */
export const CALLS: readonly string[] = [
  ...new Set(devStack.stack.workflows.flatMap(({ definition }) => callsIn(definition.actions))),
].sort();
