/** Something wrong with a setting of an environment. */
export interface Fault {
  /** The environment, `environments/<name>`, or its place in the list where it has no usable name. */
  readonly environment: string;
  /** The setting, such as `serviceNow.routes[0].category`; empty for the environment as a whole. */
  readonly path: string;
  /** What was given; absent where nothing was, or where it may be a secret written by mistake. */
  readonly value?: unknown;
  /** What is wrong and what would be right. */
  readonly message: string;
}

/** Settings that cannot be used: every fault of every environment, one a line. */
export class EnvironmentError extends Error {
  override readonly name = 'EnvironmentError';

  constructor(readonly faults: readonly Fault[]) {
    super(
      faults
        .map(({ environment, path, message }) =>
          [environment, ...(path === '' ? [] : [path]), message].join(': '),
        )
        .join('\n'),
    );
  }

  /** The environments that have faults. */
  get environments(): readonly string[] {
    return [...new Set(this.faults.map(({ environment }) => environment))];
  }
}
