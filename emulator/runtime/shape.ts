import type { DefinitionJson } from '../../workflow/schema';
import { DeploymentError } from './errors';

/**
 * Throws what Azure would answer to a definition whose actions are no actions: a type, and for each predecessor a list of
 * statuses, is what everything else relies on, and a definition may come from anywhere.
 */
export function refuseShape({ actions, triggers }: DefinitionJson): void {
  for (const [name, trigger] of entriesOf(triggers, 'triggers')) {
    refuseUntyped(trigger, `triggers.${name}`);
  }
  refuseIn(actions, 'actions');
}

type Properties = ReadonlyMap<string, unknown>;

function refuseIn(actions: unknown, path: string): void {
  for (const [name, json] of entriesOf(actions, path)) {
    const at = `${path}.${name}`;
    const action = refuseUntyped(json, at);
    for (const [predecessor, statuses] of entriesOf(
      action.get('runAfter') ?? {},
      `${at}.runAfter`,
    )) {
      if (!Array.isArray(statuses)) refuse(`${at}.runAfter.${predecessor}`, 'a list of statuses');
    }
    if (action.has('actions')) refuseIn(action.get('actions'), `${at}.actions`);
    const cases = entriesOf(action.get('cases') ?? {}, `${at}.cases`);
    const branches = cases.map(([each, branch]) => [`cases.${each}`, branch] as const);
    const others = ['else', 'default'].map((each) => [each, action.get(each) ?? {}] as const);
    for (const [each, branch] of [...branches, ...others]) {
      const inner = new Map(entriesOf(branch, `${at}.${each}`));
      if (inner.has('actions')) refuseIn(inner.get('actions'), `${at}.${each}.actions`);
    }
  }
}

function refuseUntyped(json: unknown, path: string): Properties {
  const properties = new Map(entriesOf(json, path));
  if (typeof properties.get('type') === 'string') return properties;
  throw new DeploymentError('InvalidTemplate', `Required property 'type' not found at '${path}'.`);
}

function entriesOf(value: unknown, path: string): [string, unknown][] {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    return Object.entries(value);
  }
  return refuse(path, 'an object');
}

function refuse(path: string, wanted: string): never {
  throw new DeploymentError('InvalidTemplate', `The value at '${path}' must be ${wanted}.`);
}
