import type { Json } from '../../../../workflow/parameter';

/** A call that Azure would refuse: a wrong number or kind of arguments, or a value that does not exist. */
export class RefusedError extends Error {
  override readonly name = 'RefusedError';
}

/** An object of JSON. */
export type JsonRecord = Readonly<Record<string, Json>>;

/** Whether JSON is an array. */
export const isArray = (value: Json | undefined): value is readonly Json[] => Array.isArray(value);

/** Whether JSON is an object. */
export const isObject = (value: Json | undefined): value is JsonRecord =>
  typeof value === 'object' && value !== null && !isArray(value);

/** The arguments of a call, each taken for the kind that the function needs. */
export class Arguments {
  constructor(
    private readonly name: string,
    readonly values: readonly Json[],
  ) {}

  get length(): number {
    return this.values.length;
  }

  at(index: number): Json {
    const value = this.values[index];
    return value === undefined ? this.refuse(`needs an argument ${index + 1}`) : value;
  }

  text(index: number, otherwise?: string): string {
    if (otherwise !== undefined && this.length <= index) return otherwise;
    const value = this.at(index);
    return typeof value === 'string' ? value : this.#refuseKind(index, 'a text');
  }

  /** A whole number. */
  integer(index: number, otherwise?: number): number {
    if (otherwise !== undefined && this.length <= index) return otherwise;
    const value = this.at(index);
    return Number.isInteger(value) ? Number(value) : this.#refuseKind(index, 'a whole number');
  }

  boolean(index: number): boolean {
    const value = this.at(index);
    return typeof value === 'boolean' ? value : this.#refuseKind(index, 'true or false');
  }

  list(index: number): readonly Json[] {
    const value = this.at(index);
    return isArray(value) ? value : this.#refuseKind(index, 'an array');
  }

  object(index: number): JsonRecord {
    const value = this.at(index);
    return isObject(value) ? value : this.#refuseKind(index, 'an object');
  }

  refuse(why: string): never {
    throw new RefusedError(`the function '${this.name}' ${why}.`);
  }

  #refuseKind(index: number, kind: string): never {
    return this.refuse(`needs ${kind} as argument ${index + 1}`);
  }
}
