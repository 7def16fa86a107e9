import type { Runtime } from '../../emulator/runtime/runtime';
import type { WorkflowResource } from '../../emulator/runtime/workflow';
import { valueAt } from '../../workflow/lint/json';
import { type ActionJson, branchesOf } from '../../workflow/schema';
import { type WorkflowCall, standIn } from './stand-in';

/**
 * Deploys what a workflow calls, and what that calls in turn: workflows of the same file where it holds them, and
 * otherwise stand-ins that pass the call on to the outside.
 */
export function deployCallees(
  { definition }: WorkflowResource,
  others: readonly WorkflowResource[],
  runtime: Runtime,
): void {
  const calls = callsIn(definition.actions);
  for (const call of calls) {
    if (runtime.workflow(call.id)) continue;
    const other = others.find(({ id }) => isSame(id, call.id));
    if (other && canDeploy(runtime, other)) {
      deployCallees(other, others, runtime);
    } else {
      const alike = calls.filter(({ id }) => isSame(id, call.id));
      runtime.deploy(
        standIn(
          call,
          alike.map(({ trigger }) => trigger),
        ),
      );
    }
  }
}

const isSame = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

/** The calls of workflows below some actions. */
const callsIn = (actions: Readonly<Record<string, ActionJson>>): readonly WorkflowCall[] =>
  Object.entries(actions).flatMap(([action, json]) => [
    ...callOf(action, json),
    ...branchesOf(json).flatMap((branch) => callsIn(branch.actions)),
  ]);

function callOf(action: string, { type, inputs }: ActionJson): readonly WorkflowCall[] {
  const id = valueAt(inputs, 'host', 'workflow', 'id');
  if (type.toLowerCase() !== 'workflow' || typeof id !== 'string') return [];
  const trigger = valueAt(inputs, 'host', 'triggerName');
  return [{ id, action, trigger: typeof trigger === 'string' ? trigger : 'manual' }];
}

/** What cannot be deployed cannot be called; running it tells why. */
function canDeploy(runtime: Runtime, other: WorkflowResource): boolean {
  try {
    runtime.deploy(other);
    return true;
  } catch {
    return false;
  }
}
