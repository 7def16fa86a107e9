import type { IResolvable, IResolveContext } from 'cdktf';

/**
 * A value that cdktf writes as it is, without looking for its tokens in every text of it: a workflow's definition holds none, and
 * has a thousand texts.
 */
export class Verbatim implements IResolvable {
  readonly creationStack: string[] = [];

  constructor(private readonly value: unknown) {}

  resolve(context: IResolveContext): null {
    context.registerPostProcessor({ postProcess: () => this.value });
    return null;
  }

  toString(): string {
    return JSON.stringify(this.value);
  }
}
