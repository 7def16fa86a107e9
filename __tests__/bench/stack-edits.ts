import type { Json } from '../../workflow/parameter';

export type Data = Record<string, Json>;

/** What somebody does to a synthesized stack. */
export type StackEdit = (stack: Json) => void;

export const isData = (value: unknown): value is Data =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Calls a function with every object inside a value, and with the key that it stands under. */
export function visit(value: unknown, work: (object: Data, key: string) => void, key = ''): void {
  if (Array.isArray(value)) for (const item of value) visit(item, work, key);
  if (!isData(value)) return;
  work(value, key);
  for (const [name, inner] of Object.entries(value)) visit(inner, work, name);
}

/** The resources of a type, by their construct ids. */
export const resourcesIn = (stack: Json, type: string): Record<string, Data> =>
  ((stack as Data)['resource'] as Data)[type] as Record<string, Data>;

/** The definitions of the playbooks, by their names: `OpenTicket`, `PushTicket`, ... */
export const definitionsIn = (stack: Json): Readonly<Record<string, Data>> =>
  Object.fromEntries(
    Object.entries(resourcesIn(stack, 'azapi_resource')).flatMap(([id, { body }]) => {
      const { definition } = ((body as Data)['properties'] ?? {}) as Data;
      return isData(definition) ? [[id.split('_')[1] ?? id, definition]] : [];
    }),
  );

/** Edits every action of a name, in one playbook or, where none is named, in all. */
export const action =
  (name: string, edit: (action: Data) => void, playbook?: string): StackEdit =>
  (stack) => {
    let edited = 0;
    for (const [each, definition] of Object.entries(definitionsIn(stack))) {
      if (playbook !== undefined && each !== playbook) continue;
      visit(definition, (object, key) => {
        if (key !== name || typeof object['type'] !== 'string') return;
        edit(object);
        edited += 1;
      });
    }
    if (edited === 0)
      throw new Error(`no action of ${playbook ?? 'any playbook'} is named '${name}'`);
  };

export const inputsOf = (of: Data): Data => of['inputs'] as Data;

/** Replaces a part of the inputs of an action, as JSON text. */
export const reworded = (
  name: string,
  pattern: RegExp | string,
  replacement: string,
  playbook?: string,
): StackEdit =>
  action(
    name,
    (edited) => {
      const before = JSON.stringify(edited['inputs']);
      const after = before.replaceAll(pattern, replacement);
      if (after === before) throw new Error(`'${name}' has no ${String(pattern)}`);
      edited['inputs'] = JSON.parse(after) as Json;
    },
    playbook,
  );

/** Puts an action that does nothing in the place of another one. */
export const dropped = (name: string, outputs: Json, playbook?: string): StackEdit =>
  action(
    name,
    (edited) => {
      edited['type'] = 'Compose';
      edited['inputs'] = outputs;
      Reflect.deleteProperty(edited, 'runtimeConfiguration');
    },
    playbook,
  );

/** Takes a role assignment away, and whatever waits for it. */
export const withoutGrant =
  (name: string): StackEdit =>
  (stack) => {
    Reflect.deleteProperty(resourcesIn(stack, 'azurerm_role_assignment'), name);
    visit(stack, (object, key) => {
      if (key !== 'triggers') return;
      for (const [id, value] of Object.entries(object)) {
        if (typeof value === 'string' && value.includes(name)) Reflect.deleteProperty(object, id);
      }
    });
  };

/** Lets a playbook's Catch, or that of all, pass over actions that were skipped. */
export const skippedUncaught = (playbook?: string): StackEdit =>
  action(
    'Catch',
    (scope) => {
      const runAfter = scope['runAfter'] as Record<string, string[]>;
      for (const [name, statuses] of Object.entries(runAfter)) {
        runAfter[name] = statuses.filter((status) => status !== 'Skipped');
      }
    },
    playbook,
  );
