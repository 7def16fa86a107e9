import type { Json } from '../../workflow/parameter';
import type { Stack, Workflow } from '../stack/model';
import { actionsOf, type PlacedAction, property, withParameters } from './definitions';

/** The secret whose value an expression takes from the action that has read it; undefined where it is no such value. */
export function secretOf(
  expression: Json | undefined,
  workflow: Workflow,
  actions: readonly PlacedAction[],
): string | undefined {
  const name = /^@\{?(?:body|outputs)\('([^']+)'\)/.exec(withParameters(expression, workflow))?.[1];
  const reading = actions.find((placed) => placed.name === name);
  const uri = withParameters(property(reading?.action.inputs, 'uri'), workflow);
  return /\/secrets\/([\w-]+)/.exec(uri)?.[1];
}

/** The names of the secrets that playbooks call as addresses: webhooks. */
export function addressSecrets(stack: Stack): ReadonlySet<string> {
  const names = stack.workflows.flatMap((workflow) => {
    const actions = actionsOf(workflow);
    return actions.flatMap(
      ({ action }) => secretOf(property(action.inputs, 'uri'), workflow, actions) ?? [],
    );
  });
  return new Set(names);
}
