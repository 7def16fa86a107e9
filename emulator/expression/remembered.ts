import { Census, type Numbers } from './census';
import type { Node } from '../../workflow/tree';
import type { Data } from './value';

/** Values of parts of one expression, by their numbers. */
type Values = Data[];

/** What item-free parts of expressions have given since an action began to go through an array, by expression. */
export type Lasting = Map<Node, Values>;

const censuses = new WeakMap<Node, Census>();

/**
 * The values that parts of an expression have had before: of those that stand in it more than once, while it is evaluated once; of those without an
 * item, while an action goes through an array. Nothing else that they read changes meanwhile, and playbooks repeat long paths and conditions dozens of
 * times within one text.
 */
export class Remembered {
  readonly #now: Values = [];

  private constructor(
    private readonly repeated: Numbers,
    private readonly itemFree: Numbers | undefined,
    private readonly lasting: Values,
  ) {}

  /**
   * For one evaluation of an expression; undefined where nothing of it is worth remembering.
   * @param lasting what was remembered for earlier items; undefined where no array is gone through
   */
  static of(expression: Node, lasting: Lasting | undefined): Remembered | undefined {
    let census = censuses.get(expression);
    if (census === undefined) {
      census = new Census(expression);
      censuses.set(expression, census);
    }
    const { repeated, itemFree } = census;
    if (lasting === undefined) {
      return repeated.size === 0 ? undefined : new Remembered(repeated, undefined, []);
    }
    let values = lasting.get(expression);
    if (values === undefined) {
      values = [];
      lasting.set(expression, values);
    }
    return new Remembered(repeated, itemFree, values);
  }

  /** The value of a part: the one that it has had before, where it is remembered. */
  valueOf(part: Node, evaluate: () => Data): Data {
    const lasting = this.itemFree?.get(part);
    if (lasting !== undefined) return remembered(this.lasting, lasting, evaluate);
    const number = this.repeated.get(part);
    return number === undefined ? evaluate() : remembered(this.#now, number, evaluate);
  }
}

/** A value may be null, which is remembered too. */
function remembered(values: Values, number: number, evaluate: () => Data): Data {
  const known = values[number];
  if (known !== undefined) return known;
  const value = evaluate();
  values[number] = value;
  return value;
}
