import type { Json } from '../../workflow/parameter';
import type { Stack, Workflow } from '../stack/model';
import { actionsOf, type PlacedAction, property, withParameters } from './definitions';
import { secretOf } from './secret-use';

/** How playbooks sign in to a ServiceNow instance. */
export interface ServiceNowSignIn {
  /** As `https://acme.service-now.com`. */
  readonly origin: string;
  readonly userName: string;
  /**
   * The name of the secret with the password.
   * @default - a client signs in for the user
   */
  readonly secret?: string;
  /**
   * The OAuth client through which a token is got, its secret by name.
   * @default - every call has user name and password
   */
  readonly client?: { readonly id: string; readonly secret: string };
}

/**
 * How the playbooks of a stack sign in to ServiceNow, read from their calls: the address, the user name, and the secret
 * whose value is the password.
 */
export function serviceNowSignIns(stack: Stack): readonly ServiceNowSignIn[] {
  const own = stack.workflows.flatMap((workflow) => ownUser(workflow) ?? [])[0];
  const all = stack.workflows.flatMap((workflow) => {
    const actions = actionsOf(workflow);
    return actions
      .flatMap(({ action }) => signInOf(action.inputs, workflow, actions))
      .map((found) => ({ ...found, userName: found.userName || (own ?? 'sentinel.integration') }));
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
  const uri = withParameters(property(inputs, 'uri'), workflow);
  const [origin] = /https:\/\/[\w.-]+/.exec(uri) ?? [];
  if (origin?.endsWith('.service-now.com') !== true) return [];
  if (uri.endsWith('/oauth_token.do')) return tokenSignIn(inputs, origin, workflow, actions);
  if (property(authentication, 'type') !== 'Basic') return [];
  const secret = secretOf(property(authentication, 'password'), workflow, actions);
  const userName = withParameters(property(authentication, 'username'), workflow);
  return secret === undefined || userName.startsWith('@') ? [] : { origin, userName, secret };
}

/** How a call for a token signs in: its form says it. */
function tokenSignIn(
  inputs: Json | undefined,
  origin: string,
  workflow: Workflow,
  actions: readonly PlacedAction[],
): ServiceNowSignIn | [] {
  const form = withParameters(property(inputs, 'body'), workflow);
  const plain = (name: string): string | undefined => {
    const value = new RegExp(`(?:^|&)${name}=([^&@]+)`).exec(form)?.[1];
    return value === undefined ? undefined : decodeURIComponent(value);
  };
  const secretIn = (name: string): string | undefined => {
    const read = new RegExp(`(?:^|&)${name}=@\\{encodeUriComponent\\((.+?\\])\\)\\}`).exec(
      form,
    )?.[1];
    return read === undefined ? undefined : secretOf(`@${read}`, workflow, actions);
  };
  const [id, secret, password] = [
    plain('client_id'),
    secretIn('client_secret'),
    secretIn('password'),
  ];
  if (id === undefined || secret === undefined) return [];
  return {
    origin,
    userName: plain('username') ?? '',
    ...(password !== undefined && { secret: password }),
    client: { id, secret },
  };
}

/** The user whose notes a playbook leaves out when it copies notes: itself. A client that asks for itself names no user. */
const ownUser = ({ definition }: Workflow): string | undefined =>
  /sys_created_by!=([\w.@-]+?)\^/.exec(JSON.stringify(definition.actions))?.[1];

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
