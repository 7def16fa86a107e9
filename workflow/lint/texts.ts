import { ParseError, parseCached } from '../parse';
import type { Node } from '../tree';
import { entriesAt, isObject, pathTo, wordAt } from './json';
import type { Operation } from './operations';

/** What a text belongs to. */
export type TextOwner = 'action' | 'trigger' | 'output';

/** A text of a definition that holds expressions, or is meant to. */
export interface Text {
  readonly source: string;
  /** Whether it is the name of a property, not a value. */
  readonly isKey: boolean;
  readonly owner: TextOwner;

  /**
   * The action it belongs to.
   * @default - it belongs to a trigger or to an output of the definition
   */
  readonly operation?: Operation;

  /** The path of the action, trigger or output that it belongs to. */
  readonly place: string;
  /** The keys and indices that lead from the action, trigger or output to it; the first says which part it is. */
  readonly keys: readonly (string | number)[];

  /** The syntax tree, or why there is none. */
  readonly parsed: Node | ParseError;
}

/** The parts of an action and of a trigger whose texts the runtime evaluates. */
const PARTS = {
  action: ['inputs', 'expression', 'foreach', 'limit', 'trackedProperties'],
  trigger: ['inputs', 'recurrence', 'conditions', 'splitOn', 'correlation'],
  output: ['value'],
} as const;

/** Parts that are not the runtime's to evaluate: a Request's schema is for the designer, code is JavaScript. */
const NOT_EVALUATED: Readonly<Record<string, string>> = {
  request: 'schema',
  javascriptcode: 'code',
};

/** All texts with expressions, parsed once. */
export function textsOf(definition: unknown, operations: readonly Operation[]): readonly Text[] {
  const texts: Text[] = [];
  for (const [name, trigger] of entriesAt(definition, 'triggers')) {
    addParts(texts, { owner: 'trigger', place: pathTo('triggers', name) }, trigger);
  }
  for (const operation of operations) {
    addParts(texts, { owner: 'action', place: operation.path, operation }, operation.action);
  }
  for (const [name, output] of entriesAt(definition, 'outputs')) {
    addParts(texts, { owner: 'output', place: pathTo('outputs', name) }, output);
  }
  return texts;
}

type Place = Pick<Text, 'owner' | 'place' | 'operation'>;

function addParts(texts: Text[], place: Place, holder: unknown): void {
  if (!isObject(holder)) return;
  const skipped = NOT_EVALUATED[wordAt(holder, 'type') ?? ''];
  for (const part of PARTS[place.owner]) add(texts, place, holder[part], [part], skipped);
}

/** Adds the texts of a value. The keys are a stack, copied only where a text is found. */
function add(
  texts: Text[],
  place: Place,
  value: unknown,
  keys: (string | number)[],
  skipped: string | undefined,
): void {
  if (typeof value === 'string') {
    addText(texts, place, value, keys, false);
  } else if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) {
      keys.push(index);
      add(texts, place, item, keys, skipped);
      keys.pop();
    }
  } else if (isObject(value)) {
    for (const key of Object.keys(value)) {
      if (keys.length === 1 && key === skipped) continue;
      keys.push(key);
      addText(texts, place, key, keys, true);
      add(texts, place, value[key], keys, skipped);
      keys.pop();
    }
  }
}

function addText(
  texts: Text[],
  place: Place,
  source: string,
  keys: readonly (string | number)[],
  isKey: boolean,
): void {
  if (!source.includes('@')) return;
  const parsed = parse(source);
  const isPlain = !(parsed instanceof ParseError) && parsed.kind === 'literal';
  if (isPlain && !source.startsWith('@')) return;
  texts.push({ ...place, source, isKey, keys: [...keys], parsed });
}

function parse(source: string): Node | ParseError {
  try {
    return parseCached(source);
  } catch (error) {
    if (error instanceof ParseError) return error;
    throw error;
  }
}

/** Where in the definition a text stands. */
export const pathOf = ({ place, keys }: Text): string => pathTo(place, ...keys);
