import type { Json } from '../../workflow/parameter';
import type { Stack, Workflow } from '../stack/model';
import { actionsOf, type PlacedAction, property, withParameters } from './definitions';
import { secretOf } from './secret-use';

/** How playbooks sign in to a ServiceNow instance. */
export interface ServiceNowSignIn {
  /** As `https://acme.service-now.com`. */
  readonly origin: string;
  readonly userName: string;
  /** The name of the secret with the password. */
  readonly secret: string;
}

/**
 * How the playbooks of a stack sign in to ServiceNow, read from their calls: the address, the user name, and the secret
 * whose value is the password.
 */
export function serviceNowSignIns(stack: Stack): readonly ServiceNowSignIn[] {
  const all = stack.workflows.flatMap((workflow) => {
    const actions = actionsOf(workflow);
    return actions.flatMap(({ action }) => signInOf(action.inputs, workflow, actions));
  });
  const distinct = new Map(all.map((one) => [JSON.stringify(one), one]));
  return [...distinct.values()];
}

function signInOf(
  inputs: Json | undefined,
  workflow: Workflow,
  actions: readonly PlacedAction[],
): ServiceNowSignIn | [] {
  const authentication = property(inputs, 'authentication');
  const origin = /https:\/\/[\w.-]+/.exec(withParameters(property(inputs, 'uri'), workflow))?.[0];
  if (property(authentication, 'type') !== 'Basic' || origin === undefined) return [];
  if (!origin.endsWith('.service-now.com')) return [];
  const secret = secretOf(property(authentication, 'password'), workflow, actions);
  const userName = withParameters(property(authentication, 'username'), workflow);
  return secret === undefined || userName.startsWith('@') ? [] : { origin, userName, secret };
}

/** The names of assignment groups that the playbooks' definitions and parameters hold, tables of them included. */
export function assignmentGroups({ workflows }: Stack): readonly string[] {
  const groups = workflows.flatMap(({ definition, parameters }) => {
    const declared = Object.entries(definition.parameters ?? {}).map(
      ([name, { defaultValue }]): readonly [string, Json] => [name, defaultValue ?? null],
    );
    const actions = toJson(definition.actions);
    return [
      ...namedGroups(Object.fromEntries(declared)),
      ...namedGroups(parameters),
      ...namedGroups(actions),
    ];
  });
  return [...new Set(groups)];
}

/** The texts below keys like `assignment_group` and `assignmentGroupOf`, expressions and keys of records left out. */
function namedGroups(value: Json, inside = false): readonly string[] {
  if (typeof value === 'string') {
    const literal = value !== '' && !value.includes('@') && !/^[0-9a-f]{32}$/.test(value);
    return inside && literal ? [value] : [];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]: [string, Json]) =>
    namedGroups(inner, inside || /^assignment_?group(of)?$/i.test(key)),
  );
}

/** Actions are JSON as it came, their optional parts simply absent. */
const toJson = (value: object): Json => JSON.parse(JSON.stringify(value)) as Json;
