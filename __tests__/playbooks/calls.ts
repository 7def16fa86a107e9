import type { Stack } from '../../emulator/stack';
import { type ActionJson, branchesOf } from '../../workflow/schema';

const callsIn = (actions: Readonly<Record<string, ActionJson>>): string[] =>
  Object.entries(actions).flatMap(([name, action]) => [
    ...(['Http', 'ApiConnection'].includes(action.type) ? [name] : []),
    ...branchesOf(action).flatMap((branch) => callsIn(branch.actions)),
  ]);

/** The names of all calls to the outside that a stack's playbooks make. */
export const callsOf = ({ workflows }: Stack): readonly string[] =>
  [...new Set(workflows.flatMap(({ definition }) => callsIn(definition.actions)))].sort();
