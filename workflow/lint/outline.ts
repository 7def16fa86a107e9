import { type Predecessors, predecessorsOf } from '../graph';
import { ParseError } from '../parse';
import type { Node } from '../tree';
import { type JsonObject, entriesAt, isObject } from './json';
import { type Operation, blocksOf, operationsOf } from './operations';
import { type Call, callsOf } from './references';
import { runAfterOf } from './run-after';
import { type Text, textsOf } from './texts';

/** A definition laid out flat, each text parsed once: what all rules read. */
export class Outline {
  readonly operations: readonly Operation[];
  readonly texts: readonly Text[];
  /** The names of the triggers, in lower case. */
  readonly triggers: ReadonlySet<string>;
  private readonly byKey = new Map<string, Operation>();
  private readonly allCalls: readonly Call[];
  private readonly byFunction = new Map<string, Call[]>();
  private readonly byPredecessors = new Map<ReadonlyMap<string, Operation>, Predecessors>();

  constructor(readonly definition: JsonObject) {
    this.operations = operationsOf(definition);
    this.texts = textsOf(definition, this.operations);
    this.triggers = new Set(entriesAt(definition, 'triggers').map(([name]) => name.toLowerCase()));
    for (const operation of this.operations) {
      if (!this.byKey.has(operation.key)) this.byKey.set(operation.key, operation);
    }
    this.allCalls = this.texts.flatMap(callsOf);
    for (const call of this.allCalls) {
      const calls = this.byFunction.get(call.name);
      if (calls === undefined) this.byFunction.set(call.name, [call]);
      else calls.push(call);
    }
  }

  /** The action of a name; names are compared without regard to case. */
  operation(name: string): Operation | undefined {
    return this.byKey.get(name.toLowerCase());
  }

  /** All calls of some functions, or of all where none is named. */
  calls(...functions: readonly string[]): readonly Call[] {
    if (functions.length === 0) return this.allCalls;
    return functions.flatMap((name) => this.byFunction.get(name) ?? []);
  }

  /** The expression that stands as a part of an action; undefined where there is none, or none that parses. */
  nodeAt(operation: Operation, part: string): Node | undefined {
    const text = this.texts.find(
      ({ operation: owner, keys }) => owner === operation && keys.length === 1 && keys[0] === part,
    );
    return text === undefined || text.parsed instanceof ParseError ? undefined : text.parsed;
  }

  /**
   * Whether an action has ended for certain when another one starts: it, or a block around it, is on the `runAfter`
   * path of the other one or of a block around that.
   */
  precedes(earlier: Operation, later: Operation): boolean {
    const around = new Set([earlier, ...blocksOf(earlier)]);
    return [later, ...blocksOf(later)].some((place) => {
      const before = this.predecessors(place.siblings).get(place.key);
      return [...around].some(
        (block) => block.siblings === place.siblings && (before?.has(block.key) ?? false),
      );
    });
  }

  private predecessors(siblings: ReadonlyMap<string, Operation>): Predecessors {
    const known = this.byPredecessors.get(siblings);
    if (known !== undefined) return known;
    const after = new Map<string, readonly string[]>();
    for (const [key, operation] of siblings) {
      after.set(
        key,
        runAfterOf(operation).map((entry) => entry.key),
      );
    }
    const found = predecessorsOf(after);
    this.byPredecessors.set(siblings, found);
    return found;
  }
}

/** The outline of a definition; of an empty one where it is no object. */
export const outlineOf = (definition: unknown): Outline =>
  new Outline(isObject(definition) ? definition : {});
