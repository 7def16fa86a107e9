import { type LiteralValue, Float, type Node } from '../../workflow/tree';

/** A number for each of some parts of an expression; equal parts have the same one. */
export type Numbers = ReadonlyMap<Node, number>;

/** The functions that may give something else each time, in lower case. */
const UNSTEADY: ReadonlySet<string> = new Set(['guid', 'rand', 'utcnow']);

/** What is known of a node: its number, which equal nodes share, and whether the item of an array stands in it. */
interface Known {
  readonly id: number;
  readonly hasItem: boolean;
}

/** A text, or what is known of a node below; undefined for one that may give something else each time. */
type Part = string | Known | undefined;

/** Which calls and paths of an expression are equal, and which of them need no item. */
export class Census {
  /** Those that stand in it more than once. */
  readonly repeated: Numbers;
  /** Those that no item of an array stands in. */
  readonly itemFree: Numbers;
  readonly #known = new Map<string, Known>();
  readonly #places = new Map<Known, Node[]>();

  constructor(expression: Node) {
    this.#visit(expression);
    const places = [...this.#places];
    this.repeated = numbered(places.filter(([, { length }]) => length > 1));
    this.itemFree = numbered(places.filter(([{ hasItem }]) => !hasItem));
  }

  #visit(node: Node): Known | undefined {
    const known = this.#knownOf(this.#partsOf(node), isItem(node));
    if (known === undefined || (node.kind !== 'call' && node.kind !== 'access')) return known;
    const places = this.#places.get(known);
    if (places === undefined) this.#places.set(known, [node]);
    else places.push(node);
    return known;
  }

  /** What makes a node equal to another one. */
  #partsOf(node: Node): readonly Part[] {
    switch (node.kind) {
      case 'literal':
        return [literalText(node.value)];
      case 'parameter':
        return ['parameter', node.parameter.name];
      case 'template':
        return [
          'template',
          ...node.parts.map((part) =>
            typeof part === 'string' ? JSON.stringify(part) : this.#visit(part),
          ),
        ];
      case 'call':
        return UNSTEADY.has(node.name.toLowerCase())
          ? [undefined]
          : [node.name, ...node.args.map((arg) => this.#visit(arg))];
      case 'access': {
        // A path is evaluated as a whole: the shorter paths that it goes on from are no parts of their own.
        const { of, key, safe } = node;
        const base =
          of.kind === 'access' ? this.#knownOf(this.#partsOf(of), false) : this.#visit(of);
        return [safe ? '?.' : '.', base, this.#visit(key)];
      }
    }
  }

  #knownOf(parts: readonly Part[], isItem: boolean): Known | undefined {
    if (parts.includes(undefined)) return undefined;
    const below = parts.filter((part) => typeof part === 'object');
    const text = parts.map((part) => (typeof part === 'object' ? part.id : part)).join(' ');
    const known = this.#known.get(text);
    if (known !== undefined) return known;
    const hasItem = isItem || below.some((part) => part.hasItem);
    const made = { id: this.#known.size, hasItem };
    this.#known.set(text, made);
    return made;
  }
}

const isItem = (node: Node): boolean => node.kind === 'call' && node.name.toLowerCase() === 'item';

const numbered = (places: readonly (readonly [Known, readonly Node[]])[]): Numbers =>
  new Map(places.flatMap(([{ id }, nodes]) => nodes.map((node): [Node, number] => [node, id])));

/** A literal as no other one is written: 1 is not 1.0 and not '1'. */
const literalText = (value: LiteralValue): string =>
  value instanceof Float
    ? `float ${value.value}`
    : `${typeof value} ${JSON.stringify(String(value))}`;
