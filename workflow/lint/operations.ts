import { branchKeysOf } from './branches';
import { type JsonObject, isObject, pathTo, wordAt } from './json';

/** An action of a definition, in its place. */
export interface Operation {
  readonly name: string;
  /** The name as the runtime compares it: in lower case. */
  readonly key: string;
  /** The type in lower case; empty where the action has none. */
  readonly type: string;
  readonly action: JsonObject;
  readonly path: string;

  /**
   * The action it is nested in.
   * @default - it stands at the top level
   */
  readonly block?: Operation;

  /** The actions that stand beside it, itself among them, by their keys. */
  readonly siblings: ReadonlyMap<string, Operation>;
}

/** All actions of a definition, outer before inner. */
export function operationsOf(definition: unknown): readonly Operation[] {
  if (!isObject(definition)) return [];
  const all: Operation[] = [];
  addLevel(all, definition['actions'], pathTo('', 'actions'), undefined);
  return all;
}

function addLevel(
  all: Operation[],
  actions: unknown,
  path: string,
  block: Operation | undefined,
): void {
  if (!isObject(actions)) return;
  const siblings = new Map<string, Operation>();
  for (const [name, action] of Object.entries(actions)) {
    if (!isObject(action)) continue;
    const operation: Operation = {
      name,
      key: name.toLowerCase(),
      type: wordAt(action, 'type') ?? '',
      action,
      path: pathTo(path, name),
      siblings,
      ...(block && { block }),
    };
    siblings.set(operation.key, operation);
    all.push(operation);
    for (const { keys, actions: nested } of branchKeysOf(action)) {
      addLevel(all, nested, pathTo(operation.path, ...keys), operation);
    }
  }
}

/** The actions that an action is nested in, from the inside out. */
export function blocksOf(operation: Operation): readonly Operation[] {
  const blocks: Operation[] = [];
  for (let { block } = operation; block !== undefined; { block } = block) blocks.push(block);
  return blocks;
}

/** Whether an action is a block's own, at any depth. */
export const isInside = (operation: Operation, block: Operation): boolean =>
  blocksOf(operation).includes(block);
