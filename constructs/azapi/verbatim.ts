import type { IResolvable, IResolveContext } from 'cdktf';

/**
 * A value that cdktf hands through to the file as it is. It would look for its tokens in every text of it, several times; a
 * workflow's definition has a thousand texts and no token.
 */
export class Verbatim implements IResolvable {
  readonly creationStack: string[] = [];

  constructor(private readonly value: unknown) {}

  resolve(context: IResolveContext): null {
    context.registerPostProcessor({ postProcess: () => this });
    return null;
  }

  /** What is written into the file. */
  toJSON(): unknown {
    return this.value;
  }

  toString(): string {
    return JSON.stringify(this.value);
  }
}
